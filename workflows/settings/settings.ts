import { z } from "zod";
import { Level } from "../report/report.ts";
import { ruleIds, rulePackages } from "../rules/rule-ids.ts";

const Path = z
  .string()
  .min(1)
  .regex(/^(?!\/)(?!(?:.*\/)?\.\.(?:\/|$))[^\\\0]+$/, "a path inside the repository, without `..`");
const Command = z.array(z.string().min(1)).min(1);
const Share = z.number().min(0).max(1);
const Duration = z.string().regex(/^\d+(ms|s|m)$/, "a duration such as 500ms, 3s or 2m");
const Params = z.record(z.string(), z.unknown());

export const TargetSettings = z.strictObject({
  name: z.string().min(1).describe("Name of the target, as reports show it."),
  templates: Path.default("templates").describe(
    "Folder that holds `registry/<name>/weaver.yaml` or `<name>/weaver.yaml`.",
  ),
  template: z.string().min(1).optional().describe("Target folder below `templates`; the target's name where left out."),
  output: Path.describe("Folder that the templates write into."),
  params: Params.default({}).describe("Parameters of the templates."),
  format: Command.optional().describe("Formatter and its arguments; `{files}` stands for the generated files."),
  verify: Command.optional().describe("Command that must succeed on the generated files."),
});
export type TargetSettings = z.infer<typeof TargetSettings>;

export const DocsSettings = z.strictObject({
  path: Path.describe("Folder of Markdown documents with semantic-convention snippets."),
  templates: Path.default("templates").describe("Folder that holds the snippet templates."),
  target: z.string().min(1).default("markdown").describe("Target folder below `templates`."),
  params: Params.default({}).describe("Parameters of the templates."),
  attributeRegistryBaseUrl: z.string().optional().describe("Where links to attributes of the registry begin."),
});
export type DocsSettings = z.infer<typeof DocsSettings>;

export const RegistrySettings = z.strictObject({
  path: Path.describe("Folder of the registry."),
  baseline: z
    .string()
    .min(1)
    .default("base")
    .describe("What the head is compared with: `base`, `latest-release`, a git ref or an archive."),
  policies: z.array(Path).default([]).describe("Folders and files of Rego policies."),
  targets: z.array(TargetSettings).default([]).describe("Code that is generated from the registry."),
  docs: z.array(DocsSettings).default([]).describe("Documents that are updated from the registry."),
  samples: z.array(z.string().min(1)).default([]).describe("Glob patterns of telemetry samples."),
});
export type RegistrySettings = z.infer<typeof RegistrySettings>;

const ReviewSettings = z.strictObject({
  "fail-on": z
    .enum([...Level.options, "none"])
    .default("violation")
    .describe("Least serious level of a new finding that blocks the pull request."),
  delivery: z
    .enum(["suggestion", "commit", "patch"])
    .default("suggestion")
    .describe("How fixes reach the pull request where its own lines cannot carry them."),
  "max-suggestions": z.number().int().min(0).max(100).default(20).describe("Suggestions in one review, at most."),
  "baseline-file": Path.optional().describe(
    "File of findings that are known and accepted: they are shown as old and block nothing.",
  ),
  draft: z.enum(["skip", "review"]).default("skip").describe("What happens to draft pull requests."),
});

const SpansSettings = z.strictObject({
  coverage: Share.default(0.9).describe("Least share of expected tasks and signals that were seen."),
  completeness: Share.default(0.95).describe("Least share of required attributes that were present."),
});

const AiSettings = z.strictObject({
  models: z
    .array(z.string().min(1))
    .default([])
    .describe("Names of model providers that the operator configured; `builtin` is always there."),
  iterations: z.number().int().min(1).max(10).default(3).describe("Attempts for each finding."),
  consensus: Share.default(0.9).describe("Share of agreeing models from which a fix counts as certain."),
  timeout: Duration.default("3s").describe("Time limit of one call, such as 500ms or 3s."),
});

const RuleLevel = z.enum(["off", ...Level.options]);
const RuleSetting = z
  .union([
    RuleLevel,
    z.strictObject({
      level: RuleLevel.optional().describe("Left out: the rule's own level."),
      except: z.array(Path).default([]).describe("Files, folders and glob patterns that the rule leaves alone."),
    }),
  ])
  .meta({ id: "RuleSetting", description: "`off`, a level, or `{level, except: [paths]}`." });
export type RuleSetting = z.infer<typeof RuleSetting>;

type RulesShape = Record<(typeof ruleIds)[number] | (typeof rulePackages)[number], z.ZodOptional<typeof RuleSetting>>;

/** Every rule and package of rules by its id, so that a misspelt one is an unknown key. */
const RulesSettings = z.strictObject(
  Object.fromEntries([...ruleIds, ...rulePackages].map((id) => [id, RuleSetting.optional()])) as RulesShape,
);

/** `.github/weavergen.yml`; its JSON Schema is published from here. */
export const Settings = z.strictObject({
  registries: z
    .array(RegistrySettings)
    .optional()
    .describe("Left out: registries are found by their manifest, targets by `templates/registry/<name>/weaver.yaml`."),
  rules: RulesSettings.prefault({}).describe(
    "Levels and exceptions by rule id, or by package (`naming-conventions`, ...) for all of its rules.",
  ),
  review: ReviewSettings.prefault({}).describe("The gate and how fixes are delivered."),
  spans: SpansSettings.prefault({}).describe("Limits of the span validation."),
  ai: AiSettings.prefault({}).describe("The reasoning loop."),
});
export type Settings = z.infer<typeof Settings>;

export const settingsPath = ".github/weavergen.yml";
