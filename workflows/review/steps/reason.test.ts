import { expect, test } from "vitest";
import type { Finding } from "../../report/report.ts";
import { builtinProposer, builtinRules } from "../../models/builtin/builtin-proposer.ts";
import { RegistrySettings, Settings } from "../../settings/settings.ts";
import type { ReadSides } from "../review-run.ts";
import { findingsToMend } from "./reason.ts";

const nothing = { all: new Map(), find: () => undefined, override: () => undefined, namedAt: () => undefined };

function sides(path: string): ReadSides {
  return {
    settings: RegistrySettings.parse({ path }),
    dependencies: { head: nothing, base: nothing },
    head: { registry: undefined, diagnostics: [] },
    base: undefined,
    baseFindings: [],
  };
}

const [mendable = ""] = builtinRules;

function finding(file: string, more: Partial<Finding> = {}): Finding {
  return { rule: mendable, level: "violation", message: "m", file, line: 1, source: "weaver", new: true, ...more };
}

interface Facts {
  readonly registries: readonly string[];
  readonly findings: readonly Finding[];
  readonly models?: readonly string[];
  readonly settings?: Settings["review"]["max-suggestions"];
}

function toMend({ registries, findings, models = [], settings = 20 }: Facts) {
  const found = findingsToMend({
    sides: registries.map(sides),
    settings: Settings.parse({ review: { "max-suggestions": settings } }),
    settingsFindings: [],
    checked: [...findings],
    targetFindings: [],
    services: { proposers: [builtinProposer, ...models.map((name) => ({ ...builtinProposer, name }))] },
  });
  return found.map((one) => [one.index, one.finding.file, one.sides.settings.path]);
}

test.each([".", "./"])("findings of a registry at the repository's root (%s) are mended", (root) => {
  const findings = [finding("shop.yaml"), finding("cart/cart.yaml")];
  expect(toMend({ registries: [root], findings })).toEqual([
    [0, "shop.yaml", root],
    [1, "cart/cart.yaml", root],
  ]);
});

test("of several registries each finding belongs to the one whose folder it is in, and to none elsewhere", () => {
  const findings = [finding("model-b/b.yaml"), finding("model/a.yaml"), finding("docs/a.md")];
  expect(toMend({ registries: ["model", "model-b/"], findings })).toEqual([
    [0, "model-b/b.yaml", "model-b/"],
    [1, "model/a.yaml", "model"],
  ]);
});

test("what is old, or only information, is left alone", () => {
  const findings = [finding("a.yaml", { new: false }), finding("a.yaml", { level: "information" })];
  expect(toMend({ registries: ["."], findings, models: ["claude"] })).toEqual([]);
});

test("only models are asked about what no built-in rule can mend", () => {
  const findings = [finding("a.yaml", { rule: "no-built-in-fix" })];
  expect(toMend({ registries: ["."], findings })).toEqual([]);
  expect(toMend({ registries: ["."], findings, models: ["claude"] })).toHaveLength(1);
});

test("violations come first, up to the limit of the settings", () => {
  const findings = [finding("a.yaml", { level: "improvement" }), finding("b.yaml"), finding("c.yaml")];
  const files = toMend({ registries: ["."], findings, settings: 2 }).map(([, file]) => file);
  expect(files).toEqual(["b.yaml", "c.yaml"]);
});
