import { z } from "zod";

/** Levels of a finding, most serious first; the words are Weaver's. */
export const levels = ["violation", "improvement", "information"] as const;
export const Level = z.enum(levels);
export type Level = z.infer<typeof Level>;

const Line = z.number().int().positive();

export const Finding = z.object({
  /** Permanent id of the rule, such as `unresolved-attribute-ref`. */
  rule: z.string(),
  /** Name of the attribute or signal that it speaks of, where there is one. */
  subject: z.string().optional(),
  level: Level,
  message: z.string(),
  hint: z.string().optional(),
  file: z.string(),
  line: Line,
  column: Line.optional(),
  endLine: Line.optional(),
  endColumn: Line.optional(),
  source: z.enum(["weaver", "policy", "weavergen"]),
  /** False when the base has the same finding. */
  new: z.boolean(),
  related: z.array(z.object({ file: z.string(), line: Line })).optional(),
});
export type Finding = z.infer<typeof Finding>;

export const Change = z.object({
  kind: z.enum(["added", "renamed", "deprecated", "removed", "changed"]),
  /** `attribute`, `enum_member`, or the kind of the signal. */
  signal: z.enum(["attribute", "enum_member", "span", "metric", "event", "entity", "attribute_group"]),
  name: z.string(),
  /** The old name of a renamed item, the old value of a changed field. */
  from: z.string().optional(),
  to: z.string().optional(),
  /** The changed field: `type`, `unit`, `instrument`, `requirement_level`, `stability`, `attributes`, ... */
  field: z.string().optional(),
  breaking: z.boolean(),
  /** Signals and generated files that carry the change further. */
  affects: z.array(z.string()),
  file: z.string(),
  line: Line,
});
export type Change = z.infer<typeof Change>;

const TargetFile = z.object({
  path: z.string(),
  status: z.enum(["added", "modified", "removed", "unchanged"]),
});

export const Target = z.object({
  registry: z.string(),
  name: z.string(),
  kind: z.enum(["code", "docs"]),
  /** True where the head does not hold what its registry generates. */
  drift: z.boolean(),
  files: z.array(TargetFile),
  error: z.object({ code: z.string(), message: z.string(), hint: z.string().optional() }).optional(),
  ms: z.number(),
});
export type Target = z.infer<typeof Target>;

export const Suggestion = z.object({
  file: z.string(),
  /** Lines of the head that are replaced, inclusive; `endLine` = `startLine - 1` inserts before `startLine`. */
  startLine: Line,
  endLine: z.number().int().nonnegative(),
  /** New text of these lines without the last line break; empty deletes them. */
  replacement: z.string(),
  /** Indices into `findings`; empty for generated lines. */
  findings: z.array(z.number().int().nonnegative()),
  proposer: z.string(),
  confidence: z.number().min(0).max(1),
  /** What was run on a scratch copy with this edit, and with what result. */
  verified: z.array(z.object({ check: z.string(), result: z.string() })),
  explanation: z.string(),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const TraceStep = z.object({
  process: z.string(),
  task: z.string(),
  /** Milliseconds since the run began. */
  start: z.number(),
  ms: z.number(),
  outcome: z.enum(["ok", "error", "timeout", "cancelled", "skipped"]),
  attempt: z.number().int().positive(),
  detail: z.string().optional(),
  /** The task that called this step's process; missing in the process that the run began with. */
  caller: z.string().optional(),
});
export type TraceStep = z.infer<typeof TraceStep>;

/** One turn of the reasoning loop: what was proposed, what the checks said. */
export const ReasoningStep = z.object({
  finding: z.number().int().nonnegative(),
  iteration: z.number().int().positive(),
  proposer: z.string(),
  outcome: z.enum(["verified", "refused", "no-proposal", "timeout", "error"]),
  explanation: z.string(),
  problems: z.array(z.string()),
  ms: z.number(),
});
export type ReasoningStep = z.infer<typeof ReasoningStep>;

export const SpanFinding = z.object({
  kind: z.enum([
    "unknown",
    "deprecated",
    "missing-required",
    "wrong-type",
    "undefined-enum-member",
    "invalid-sample",
    "not-run",
    "incomplete",
  ]),
  level: Level,
  message: z.string(),
  /** The sample file, or `run` for WeaverGen's own spans. */
  sample: z.string(),
  subject: z.string(),
});
export type SpanFinding = z.infer<typeof SpanFinding>;

export const SpanReport = z.object({
  /** Share (0 to 1) of what was expected to run or be used that did. */
  coverage: z.number().min(0).max(1),
  /** Share (0 to 1) of required attributes that were present. */
  completeness: z.number().min(0).max(1),
  spans: z.number().int().nonnegative(),
  samples: z.number().int().nonnegative(),
  findings: z.array(SpanFinding),
  passed: z.boolean(),
});
export type SpanReport = z.infer<typeof SpanReport>;

/** How one generated or mended file reaches the pull request. */
export const Delivery = z.object({
  file: z.string(),
  way: z.enum(["suggest", "commit", "patch", "refuse"]),
  because: z.string(),
});
export type Delivery = z.infer<typeof Delivery>;

export const Report = z.object({
  schema: z.literal("weavergen.report/1"),
  conclusion: z.enum(["success", "failure", "neutral", "action_required", "skipped"]),
  /** One sentence: the verdict and what to do next. */
  summary: z.string(),
  base: z.object({ commit: z.string(), ref: z.string().optional() }),
  head: z.object({ commit: z.string(), ref: z.string().optional() }),
  registries: z.array(
    z.object({
      path: z.string(),
      format: z.enum(["v1", "v2", "mixed"]),
      engine: z.enum(["embedded", "binary"]),
      signals: z.record(z.string(), z.number()),
    }),
  ),
  findings: z.array(Finding),
  changes: z.array(Change),
  targets: z.array(Target),
  suggestions: z.array(Suggestion),
  deliveries: z.array(Delivery),
  /** Unified diff that brings every generated file up to date; empty where none is needed. */
  patch: z.string(),
  spans: SpanReport,
  trace: z.array(TraceStep),
  reasoning: z.array(ReasoningStep),
  /** Limits that were met and things that could not be done, each a sentence (never a silent pass). */
  notices: z.array(z.string()),
  engine: z.enum(["embedded", "binary"]),
  versions: z.record(z.string(), z.string()),
  runId: z.string(),
  ms: z.number(),
});
export type Report = z.infer<typeof Report>;
