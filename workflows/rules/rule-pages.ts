import type { Rule } from "./rule.ts";
import { rulePackages } from "./rule-ids.ts";

/** YAML of a rule's page; a test holds the rule to it. Further files begin with a line `# file: model/….yaml`. */
export interface Examples {
  /** The registry before the change, for rules that compare. */
  readonly before: string | undefined;
  readonly bad: string;
  readonly good: string;
}

/** The page `docs/rules/<id>.md`: words from the rule, examples from the page as it is. */
export function pageOf(rule: Rule, { before, bad, good }: Examples): string {
  const compared = rule.compares ? ", compares with the base" : "";
  return `${[
    `# ${rule.id}`,
    rule.summary,
    `Level: ${rule.level}${rule.offByDefault ? ", off by default" : ""}${compared}. ${packageSentence(rule)}`.trim(),
    `## Why\n\n${rule.why}`,
    ...(before === undefined ? [] : [`## Before\n\n${fenced(before)}`]),
    `## Bad\n\n${fenced(bad)}`,
    `## Good\n\n${fenced(good)}`,
    `## What to do\n\n${rule.hint}`,
    settingSection(rule),
  ].join("\n\n")}\n`;
}

function packageSentence({ package: name, offByDefault, coveredBy = [] }: Rule): string {
  if (name === undefined) return "";
  const others = coveredBy.map((id) => `[${id}](${id}.md)`).join(" and ");
  const also =
    others === ""
      ? ""
      : offByDefault
        ? ` By default ${others} speaks in its place.`
        : ` Silent where ${others} tells it.`;
  return `Gives the verdict of the public policy package \`${name}\`.${also}`;
}

function settingSection(rule: Rule): string {
  const [title, level] = rule.offByDefault ? ["Switch it on", rule.level] : ["Switch it off", "off"];
  const holder = rule.package?.replaceAll("-", "_") ?? "weavergen";
  return [
    `## ${title}`,
    `In \`.github/weavergen.yml\`, everywhere or in some files:`,
    fenced(`rules:\n  ${rule.id}: ${level}\n  # ${rule.id}: { except: [model/legacy] }\n`),
    "For one attribute or signal, in the registry:",
    fenced(`annotations:\n  ${holder}:\n    policy_exceptions: [${rule.id.replaceAll("-", "_")}]\n`),
  ].join("\n\n");
}

function fenced(yaml: string): string {
  return `\`\`\`yaml\n${yaml.replace(/\n*$/, "\n")}\`\`\``;
}

/** The examples of a page; empty where it has none yet. */
export function examplesOf(page: string): Examples {
  const block = (title: string): string | undefined =>
    new RegExp(`^## ${title}\\n\\n\`\`\`yaml\\n([\\s\\S]*?)\`\`\`$`, "m").exec(page)?.[1];
  return { before: block("Before"), bad: block("Bad") ?? "", good: block("Good") ?? "" };
}

/** Files of an example by path. */
export function filesOf(yaml: string): Record<string, string> {
  const [first = "", ...others] = yaml.split(/^# file: /m);
  const named = others.map((part): [string, string] => {
    const end = part.indexOf("\n");
    return [part.slice(0, end).trim(), part.slice(end + 1)];
  });
  return Object.fromEntries(first.trim() === "" ? named : [["model/shop/registry.yaml", first], ...named]);
}

/** `docs/rules/README.md`: every rule with a link to its page. */
export function listOf(rules: readonly Rule[]): string {
  const own = rules.filter((rule) => rule.package === undefined);
  const packages = rulePackages.map((name) => `## ${name}\n\n${table(rules.filter((rule) => rule.package === name))}`);
  return `${[
    "# Rules",
    "What WeaverGen checks beside Weaver itself: in every review, and in `weavergen registry check --rules`. Each rule has a permanent id, a level and a page; `.github/weavergen.yml` changes them:",
    fenced(
      "rules:\n  missing-examples: off # off, information, improvement or violation\n  naming-conventions: improvement # all rules of a package\n  near-duplicate-name: { level: information, except: [model/legacy] }\nreview:\n  baseline-file: .github/weavergen-baseline.json\n",
    ),
    "One attribute or signal is excepted by `annotations: {<package>: {policy_exceptions: [<rule>]}}`, as the public policy packages have it; for WeaverGen's own rules the package is `weavergen`.",
    "A baseline file lists findings that are known and accepted (`findings:` with `rule`, `file` and `subject` or `message`): they stay visible and block nothing. The JSON report of `weavergen review` is one. It is read from the base branch.",
    "## WeaverGen's own",
    table(own),
    "The sections below give the verdicts of the [public policy packages](https://github.com/open-telemetry/opentelemetry-weaver-packages). Rules that are off by default have a kinder twin above; with the package's level set, each thing is still told once. What the package `entity_associations` checks, Weaver itself refuses by now (`unresolved-entity-association`).",
    ...packages,
  ].join("\n\n")}\n`;
}

function table(rules: readonly Rule[]): string {
  const rows = rules.map(
    ({ id, level, offByDefault, summary }) => `| [${id}](${id}.md) | ${offByDefault ? "off" : level} | ${summary} |`,
  );
  return ["| Rule | Level | What it finds |", "|---|---|---|", ...rows].join("\n");
}
