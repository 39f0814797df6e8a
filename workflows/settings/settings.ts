import { z } from "zod";
import { Level } from "../report/report.ts";

const Path = z.string().min(1);
const Command = z.array(z.string().min(1)).min(1);
const Share = z.number().min(0).max(1);
const Duration = z.string().regex(/^\d+(ms|s|m)$/, "a duration such as 500ms, 3s or 2m");

export const TargetSettings = z.strictObject({
  name: z.string().min(1),
  /** Folder that holds `registry/<name>/weaver.yaml` or `<name>/weaver.yaml`. */
  templates: Path.default("templates"),
  /** Target folder below `templates`; the target's name where left out. */
  template: z.string().min(1).optional(),
  output: Path,
  params: z.record(z.string(), z.unknown()).default({}),
  format: Command.optional(),
  verify: Command.optional(),
});
export type TargetSettings = z.infer<typeof TargetSettings>;

export const DocsSettings = z.strictObject({
  path: Path,
  templates: Path.default("templates"),
  target: z.string().min(1).default("markdown"),
  params: z.record(z.string(), z.unknown()).default({}),
  attributeRegistryBaseUrl: z.string().optional(),
});
export type DocsSettings = z.infer<typeof DocsSettings>;

export const RegistrySettings = z.strictObject({
  path: Path,
  /** `base`, `latest-release`, a git ref or an archive. */
  baseline: z.string().min(1).default("base"),
  policies: z.array(Path).default([]),
  targets: z.array(TargetSettings).default([]),
  docs: z.array(DocsSettings).default([]),
  /** Glob patterns of telemetry samples. */
  samples: z.array(z.string().min(1)).default([]),
});
export type RegistrySettings = z.infer<typeof RegistrySettings>;

export const ReviewSettings = z.strictObject({
  "fail-on": z.enum([...Level.options, "none"]).default("violation"),
  delivery: z.enum(["suggestion", "commit", "patch"]).default("suggestion"),
  "max-suggestions": z.number().int().min(0).max(100).default(20),
  draft: z.enum(["skip", "review"]).default("skip"),
});

export const SpansSettings = z.strictObject({
  coverage: Share.default(0.9),
  completeness: Share.default(0.95),
});

export const AiSettings = z.strictObject({
  /** Names of model providers that the operator configured; `builtin` is always there. */
  models: z.array(z.string().min(1)).default([]),
  iterations: z.number().int().min(1).max(10).default(3),
  consensus: Share.default(0.9),
  timeout: Duration.default("3s"),
});

/** `.github/weavergen.yml`; its JSON Schema is published from here. */
export const Settings = z.strictObject({
  /** Left out: registries are found by their manifest, targets by `templates/registry/<name>/weaver.yaml`. */
  registries: z.array(RegistrySettings).optional(),
  review: ReviewSettings.prefault({}),
  spans: SpansSettings.prefault({}),
  ai: AiSettings.prefault({}),
});
export type Settings = z.infer<typeof Settings>;

export const settingsPath = ".github/weavergen.yml";
