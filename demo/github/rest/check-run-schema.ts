import { z } from "zod";
import type { AnnotationRecord } from "../records.ts";

/** Limits of GitHub's OpenAPI description for check runs. */
const text = z.string().max(65_535);

const Annotation = z
  .object({
    path: z.string(),
    start_line: z.int(),
    end_line: z.int(),
    start_column: z.int().nullish(),
    end_column: z.int().nullish(),
    annotation_level: z.enum(["notice", "warning", "failure"]),
    message: z.string().max(65_536),
    title: z.string().max(255).nullish(),
    raw_details: z.string().max(65_536).nullish(),
  })
  .check((context) => {
    const { start_line, end_line, start_column, end_column } = context.value;
    const columns = start_column ?? end_column ?? undefined;
    const input = context.value;
    if (columns !== undefined && start_line !== end_line) {
      context.issues.push({
        code: "custom",
        input,
        message: "start_column and end_column are only allowed when start_line equals end_line.",
      });
    }
    if (end_line < start_line)
      context.issues.push({ code: "custom", input, message: "end_line must not come before start_line." });
  });

const Output = z.object({
  title: z.string().optional(),
  summary: text,
  text: text.optional(),
  annotations: z.array(Annotation).max(50).optional(),
  images: z.array(z.object({ alt: z.string(), image_url: z.string(), caption: z.string().optional() })).optional(),
});

const Action = z.object({
  label: z.string().max(20),
  description: z.string().max(40),
  identifier: z.string().max(20),
});

const conclusions = ["action_required", "cancelled", "failure", "neutral", "success", "skipped", "timed_out"] as const;

export const ChangeCheckRun = z.object({
  name: z.string().optional(),
  details_url: z.string().optional(),
  external_id: z.string().optional(),
  status: z.enum(["queued", "in_progress", "completed", "waiting", "requested", "pending"]).optional(),
  started_at: z.iso.datetime({ offset: true }).optional(),
  conclusion: z.enum(conclusions).optional(),
  completed_at: z.iso.datetime({ offset: true }).optional(),
  output: Output.optional(),
  actions: z.array(Action).max(3).optional(),
});

export const NewCheckRun = ChangeCheckRun.extend({
  name: z.string().min(1),
  head_sha: z.string(),
  // GitHub asks for a title when a run is created with output, and keeps the old one on updates.
  output: Output.extend({ title: z.string() }).optional(),
});

export function toAnnotation(one: z.infer<typeof Annotation>): AnnotationRecord {
  return {
    path: one.path,
    start_line: one.start_line,
    end_line: one.end_line,
    start_column: one.start_column ?? null,
    end_column: one.end_column ?? null,
    annotation_level: one.annotation_level,
    message: one.message,
    title: one.title ?? null,
    raw_details: one.raw_details ?? null,
  };
}
