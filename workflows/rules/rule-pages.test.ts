import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Settings } from "../settings/settings.ts";
import { readRegistry } from "../weaver/embedded/read-registry.ts";
import type { Registry } from "../weaver/registry.ts";
import { memoryTree } from "../workspace/memory-tree.ts";
import { allRules, checkRules } from "./all-rules.ts";
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

  test("is switched off by its id", () => {
    expect(check({ rule, head: bad, before, level: "off" })).toEqual([]);
  });
});

function check(facts: { rule: Rule; head: string; before: string | undefined; level?: "off" }) {
  const { rule, before, level = rule.level } = facts;
  const files = memoryTree(filesOf(facts.head));
  const head = registryOf(facts.head);
  const base = before === undefined ? undefined : registryOf(before);
  // Rules that say the same in other words would speak in this one's place.
  const twins = Object.fromEntries((rule.coveredBy ?? []).map((id) => [id, "off"]));
  const settings = Settings.parse({ rules: { ...twins, [rule.id]: level } });
  return checkRules({ head, base, files, settings }).filter((finding) => finding.rule === rule.id);
}

function registryOf(yaml: string): Registry {
  const { registry, diagnostics } = readRegistry({ files: memoryTree(filesOf(yaml)), path: "model" });
  if (!registry) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return registry;
}
