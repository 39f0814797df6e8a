import { expect, test } from "vitest";
import { Settings } from "../settings/settings.ts";
import { checkRules } from "../rules/all-rules.ts";
import { readRegistry } from "../weaver/embedded/read-registry.ts";
import { memoryTree } from "../workspace/memory-tree.ts";
import { findingsOf, knownNames } from "./findings.ts";
import { mergeFindings } from "./merge-findings.ts";
import type { Finding } from "../report/report.ts";

const text = `groups:
  - id: registry.a
    type: attribute_group
    display_name: A
    brief: A.
    attributes:
      - id: a.one
        type: string
        brief: One.
  - id: metric.a.m
    type: metric
    metric_name: a.m
    instrument: counter
    unit: "1"
    brief: M.
    attributes:
      - ref: a.one
`;

function sides(): { weaver: Finding[]; own: Finding[] } {
  const files = memoryTree({ "model/a.yaml": text });
  const { registry, diagnostics } = readRegistry({ files, path: "model" });
  const weaver = findingsOf({ diagnostics, fallback: { file: "model/a.yaml", line: 1 }, names: knownNames(registry) });
  const own = registry ? checkRules({ head: registry, base: undefined, files, settings: Settings.parse({}) }) : [];
  return { weaver, own };
}

test("what Weaver and our rules both find is told once, by one id", () => {
  const { weaver, own } = sides();
  expect(weaver.length).toBeGreaterThan(1);
  const merged = mergeFindings({ weaver, own });
  const keys = merged.map(({ rule, line }) => `${rule} ${line}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(merged.map(({ rule }) => rule).toSorted()).toEqual([
    "missing-examples",
    "missing-stability",
    "missing-stability",
  ]);
});

test("the more serious of two equal findings stays", () => {
  const [first] = sides().own;
  const worse = first ? [{ ...first, level: "violation" as const, source: "weaver" as const }] : [];
  expect(mergeFindings({ weaver: worse, own: first ? [first] : [] })).toEqual(worse);
});
