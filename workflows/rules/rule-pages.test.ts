import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Settings } from "../settings/settings.ts";
import { readRegistry } from "../weaver/embedded/read-registry.ts";
import type { Registry } from "../weaver/registry.ts";
import { memoryTree } from "../workspace/memory-tree.ts";
import { compareRegistries } from "../review/compare.ts";
import { allRules, checkRules } from "./all-rules.ts";
import { isExcepted } from "./exceptions.ts";
import type { Rule } from "./rule.ts";
import { ruleIds, rulePackages } from "./rule-ids.ts";
import { examplesOf, filesOf, listOf, pageOf } from "./rule-pages.ts";

const folder = new URL("../../docs/rules/", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), "utf8");

test("the list of rules and the pages are those of the rules (node tools/write-rule-pages.ts writes them)", () => {
  expect(read("README.md")).toBe(listOf(allRules));
  const pages = readdirSync(folder).filter((name) => name !== "README.md");
  expect(pages.toSorted()).toEqual(allRules.map(({ id }) => `${id}.md`).toSorted());
});

test("the ids that settings know are those of the rules", () => {
  expect(allRules.map(({ id }) => id).toSorted()).toEqual(ruleIds.toSorted());
  expect(new Set(allRules.flatMap((rule) => rule.package ?? []))).toEqual(new Set(rulePackages));
});

describe.each(allRules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const page = read(`${id}.md`);
  const { before, bad, good } = examplesOf(page);

  test("has a page in the rule's own words", () => {
    expect(page).toBe(pageOf(rule, { before, bad, good }));
  });

  test("finds the bad example of its page, with its subject and a place in it, and not the good one", () => {
    const found = check({ rule, head: bad, before });
    expect(found.length).toBeGreaterThan(0);
    for (const finding of found) {
      expect(finding.subject).not.toBe("");
      expect(finding.message).toContain("`");
      expect(bad.split("\n").length).toBeGreaterThanOrEqual(finding.line);
    }
    expect(check({ rule, head: good, before })).toEqual([]);
  });

  test("can be excepted by an annotation of what it speaks of", () => {
    for (const { of = [] } of rule.check(factsOf({ head: bad, before }))) {
      expect(of.length).toBeGreaterThan(0);
      const holder = rule.package?.replaceAll("-", "_") ?? "weavergen";
      const annotations = { [holder]: { policy_exceptions: [id.replaceAll("-", "_")] } };
      expect(isExcepted(rule, [{ annotations }])).toBe(true);
      expect(isExcepted(rule, of)).toBe(false);
    }
  });

  test("is switched off by its id", () => {
    expect(check({ rule, head: bad, before, level: "off" })).toEqual([]);
  });
});

function check(facts: { rule: Rule; head: string; before: string | undefined; level?: "off" }) {
  const { rule, before, level = rule.level } = facts;
  // Rules that say the same in other words would speak in this one's place.
  const twins = Object.fromEntries((rule.coveredBy ?? []).map((id) => [id, "off"]));
  const settings = Settings.parse({ rules: { ...twins, [rule.id]: level } });
  return checkRules({ ...factsOf({ head: facts.head, before }), settings }).filter(
    (finding) => finding.rule === rule.id,
  );
}

function factsOf(facts: { head: string; before: string | undefined }) {
  const head = registryOf(facts.head);
  const base = facts.before === undefined ? undefined : registryOf(facts.before);
  const changes = base ? compareRegistries({ base, head }) : [];
  return { head, base, changes, files: memoryTree(filesOf(facts.head)), settings: Settings.parse({}) };
}

function registryOf(yaml: string): Registry {
  const { registry, diagnostics } = readRegistry({ files: memoryTree(filesOf(yaml)), path: "model" });
  if (!registry) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return registry;
}
