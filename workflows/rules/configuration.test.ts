import { expect, test } from "vitest";
import type { Finding } from "../report/report.ts";
import { readSettings } from "../settings/read-settings.ts";
import type { Settings } from "../settings/settings.ts";
import { readRegistry } from "../weaver/embedded/read-registry.ts";
import { memoryTree } from "../workspace/memory-tree.ts";
import { acceptKnown } from "./accept-known.ts";
import { checkRules, configureOthers } from "./all-rules.ts";
import { readBaselineFile } from "./baseline-file.ts";

const metrics = `groups:
  - id: metric.shop.orders
    type: metric
    metric_name: shop.orders
    brief: Number of orders
    instrument: counter
    unit: "{order}"
    stability: development
  - id: metric.shop.orders.open
    type: metric
    metric_name: shop.orders.open
    brief: Number of open orders.
    instrument: updowncounter
    unit: "{order}"
    stability: development
`;

function settingsOf(rules: string): Settings {
  const { settings, problems } = readSettings(rules);
  expect(problems).toEqual([]);
  return settings;
}

function check(facts: { text?: string; rules?: string; base?: string }): Finding[] {
  const { text = metrics, rules = "", base } = facts;
  const files = memoryTree({ "model/shop/metrics.yaml": text });
  const { registry: head } = readRegistry({ files, path: "model" });
  if (!head) throw new Error("the registry of the test does not resolve");
  const before =
    base && readRegistry({ files: memoryTree({ "model/shop/metrics.yaml": base }), path: "model" }).registry;
  return checkRules({ head, base: before || undefined, files, settings: settingsOf(rules) });
}

const rulesOf = (findings: readonly Finding[]): string[] => findings.map(({ rule, level }) => `${rule} ${level}`);
const brief = "naming-convention-metric-brief-period";
const namespace = "naming-convention-metric-namespace-collision";

test("a rule is off, or has another level, as the settings say", () => {
  expect(rulesOf(check({})).toSorted()).toEqual([`${brief} improvement`, `${namespace} violation`]);
  expect(rulesOf(check({ rules: `rules: {${brief}: off, ${namespace}: information}` }))).toEqual([
    `${namespace} information`,
  ]);
});

test("a package's name sets all of its rules, and a rule's own setting is stronger", () => {
  expect(check({ rules: "rules: {naming-conventions: off}" })).toEqual([]);
  const mixed = check({ rules: `rules: {naming-conventions: off, ${brief}: violation}` });
  expect(rulesOf(mixed)).toEqual([`${brief} violation`]);
});

test("excepted paths are files, folders and patterns; others keep the rule", () => {
  for (const path of ["model/shop/metrics.yaml", "model/shop", "model/shop/", "model/*/metrics.yaml", "model/**"]) {
    const rules = `rules: {naming-conventions: {except: ["${path}"]}}`;
    expect([path, check({ rules })]).toEqual([path, []]);
  }
  expect(check({ rules: "rules: {naming-conventions: {except: [model/sho, other]}}" })).toHaveLength(2);
});

test("an annotation excepts one metric from one rule, by the packages' key or by our id", () => {
  for (const key of ["metric_namespace_collision", namespace]) {
    const annotated = metrics.replace(
      "    brief: Number of orders\n",
      `    brief: Number of orders\n    annotations: {naming_conventions: {policy_exceptions: [${key}]}}\n`,
    );
    expect(rulesOf(check({ text: annotated }))).toEqual([`${brief} improvement`]);
  }
  const elsewhere = metrics.replace(
    "    brief: Number of orders\n",
    "    brief: Number of orders\n    annotations: {stability: {policy_exceptions: [metric_namespace_collision]}}\n",
  );
  expect(check({ text: elsewhere })).toHaveLength(2);
});

test("a rule that is off by default speaks when its package is asked for, and what both tell is told once", () => {
  const base = metrics.replace("brief: Number of orders\n", "brief: Number of orders.\n");
  const gone = base.slice(0, base.indexOf("  - id: metric.shop.orders.open"));
  expect(rulesOf(check({ text: gone, base }))).toEqual(["removed-without-deprecation improvement"]);
  expect(rulesOf(check({ text: gone, base, rules: "rules: {backwards-compatibility: violation}" }))).toEqual([
    "removed-without-deprecation violation",
  ]);
  const rules = "rules: {backwards-compatibility: violation, removed-without-deprecation: off}";
  expect(rulesOf(check({ text: gone, base, rules }))).toEqual(["compatibility-metric-missing violation"]);
});

function finding(facts: Partial<Finding>): Finding {
  return { rule: "r", level: "violation", message: "m", file: "f", line: 1, source: "weaver", new: true, ...facts };
}

test("settings reach Weaver's warnings and policies under the same id, but not what Weaver refuses", () => {
  const settings = settingsOf(`rules: {missing-brief: off, ${brief}: information}`);
  const found = [
    finding({ rule: "missing-brief", level: "improvement" }),
    finding({ rule: "missing-brief" }),
    finding({ rule: brief, source: "policy" }),
    finding({ rule: "unresolved-attribute-ref" }),
  ];
  expect(rulesOf(configureOthers(found, settings))).toEqual([
    "missing-brief violation",
    `${brief} information`,
    "unresolved-attribute-ref violation",
  ]);
});

test("a policy stays on where our rule of the same id is off by default", () => {
  const policy = finding({ rule: "compatibility-metric-missing", source: "policy" });
  expect(configureOthers([policy], settingsOf(""))).toEqual([policy]);
});

test("accepted findings are old by name or message, whatever their line", () => {
  const files = memoryTree({
    "known.yml":
      "findings:\n  - {rule: a, file: f, subject: x}\n  - {rule: b, file: f, message: m}\n  - {rule: c, file: f}\n",
  });
  const { accepted, problems } = readBaselineFile(files, "known.yml");
  expect(problems).toEqual([]);
  const found = [
    finding({ rule: "a", subject: "x", message: "reworded" }),
    finding({ rule: "a", subject: "y" }),
    finding({ rule: "b", line: 9 }),
    finding({ rule: "b", message: "other" }),
    finding({ rule: "c", message: "anything" }),
    finding({ rule: "c", file: "g" }),
  ];
  expect(acceptKnown(found, accepted).map((one) => one.new)).toEqual([false, true, false, true, false, true]);
});

test("the JSON report of a review is a baseline file", () => {
  const report = JSON.stringify({ schema: "weavergen.report/1", findings: [finding({ subject: "x" })] });
  expect(readBaselineFile(memoryTree({ "known.json": report }), "known.json")).toMatchObject({
    accepted: [{ rule: "r", file: "f", subject: "x" }],
    problems: [],
  });
});

test("what is wrong with a baseline file is told on its line, and the rest holds", () => {
  const read = (text: string | undefined) => readBaselineFile(memoryTree(text === undefined ? {} : { k: text }), "k");
  expect(read(undefined).problems).toMatchObject([{ message: "The baseline file k does not exist." }]);
  expect(read("findings: [").problems).toMatchObject([{ rule: "settings-baseline-file" }]);
  expect(read("other: 1").problems).toMatchObject([{ message: "k has no list `findings`." }]);
  expect(read("a: &a {rule: a, file: f}\nfindings: [*a]").problems).toMatchObject([{ line: 2 }]);
  expect(read("- 1").problems).toHaveLength(1);
  const partly = read("findings:\n  - {rule: a, file: f}\n  - {rule: a}\n  - 7\n");
  expect(partly.problems.map(({ line }) => line)).toEqual([3, 4]);
  expect(partly.accepted).toHaveLength(1);
});
