import { expect, test } from "vitest";
import { Settings } from "../settings/settings.ts";
import { createParseCache, readRegistry } from "../weaver/embedded/read-registry.ts";
import type { Diagnostic } from "../weaver/registry.ts";
import { memoryTree } from "../workspace/memory-tree.ts";
import { checkRegistry } from "./check-registry.ts";

const metric = (id: string, unit: string): string => `  - id: metric.${id}
    type: metric
    metric_name: shop.orders
    brief: Number of orders.
    instrument: counter
    unit: "${unit}"
    stability: development
`;

function check(facts: { text: string; rules?: Record<string, unknown>; more?: readonly Diagnostic[] }) {
  const { text, rules = {}, more = [] } = facts;
  const files = memoryTree({ "model/shop.yaml": text });
  const { diagnostics } = readRegistry({ files, path: "model" });
  const settings = Settings.parse({ rules });
  const request = { files, path: "model", base: undefined, settings, cache: createParseCache() };
  return checkRegistry({ ...request, diagnostics: [...diagnostics, ...more] }).findings;
}

test("a name that two signals have is told once, whatever Weaver warns of", () => {
  const text = `groups:\n${metric("shop.web", "{order}")}${metric("shop.app", "{order}")}`;
  expect(check({ text }).map(({ rule, source }) => [rule, source])).toEqual([["duplicate-signal-name", "weavergen"]]);
  const weavers = check({ text, rules: { "duplicate-signal-name": "off" } });
  expect(weavers.length).toBeGreaterThan(0);
  expect(new Set(weavers.map(({ source }) => source))).toEqual(new Set(["weaver"]));
});

function policyFinding(subject: string): Diagnostic {
  const violation = {
    id: "naming_convention_metric_namespace_collision",
    message: `Metric with name '${subject}' is used as a namespace.`,
    level: "violation",
  };
  const error = { type: "policy_violation", provenance: "current", violation };
  return {
    severity: "error",
    kind: "PolicyViolation",
    error,
    message: "",
    hint: undefined,
    at: undefined,
    related: [],
  };
}

test("what a policy and our rule of the same id say of one name is told once, with its place", () => {
  const child = metric("shop.open", "{order}").replace("shop.orders\n", "shop.orders.open\n");
  const text = `groups:\n${metric("shop.web", "{order}")}${child}`;
  const both = check({ text, more: [policyFinding("shop.orders")] });
  expect(both.map(({ source, line }) => [source, line])).toEqual([["weavergen", 2]]);
  const other = check({ text, more: [policyFinding("shop.other")] });
  expect(other.map(({ source }) => source).toSorted()).toEqual(["policy", "weavergen"]);
});
