import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Finding } from "../report/report.ts";
import { findingsOf } from "../review/findings.ts";
import { Settings } from "../settings/settings.ts";
import { readRegistry } from "../weaver/embedded/read-registry.ts";
import type { Diagnostic, Registry } from "../weaver/registry.ts";
import { folderTree } from "../workspace/folder-tree.ts";
import { allRules, checkRules } from "./all-rules.ts";
import { rulePackages } from "./rule-ids.ts";

/** A copy of github.com/open-telemetry/opentelemetry-weaver-packages. */
const root = process.env["WEAVER_PACKAGES"] ?? "";
const checks = join(root, "policies/check");
const present = root !== "" && existsSync(checks);
if (!present) process.stderr.write("skipped: WEAVER_PACKAGES names no copy of the public policy packages\n");

interface Expected {
  readonly error: {
    readonly violation: {
      readonly id: string;
      readonly level: string;
      readonly signal_name?: string;
      readonly context?: Readonly<Record<string, string>>;
    };
  };
}

const cases = present
  ? folders(checks).flatMap((name) => folders(join(checks, name, "tests")).map((test) => [name, test] as const))
  : [];

describe.skipIf(!present)("the public policy packages", () => {
  test("have the cases that this test was written for", () => {
    expect(cases.length).toBeGreaterThanOrEqual(30);
  });

  test.each(cases)("%s: %s has the same verdict", (name, test) => {
    const folder = join(checks, name, "tests", test);
    const expected = JSON.parse(readFileSync(join(folder, "expected-diagnostic-output.json"), "utf8")) as Expected[];
    expect(verdictsOf(name, folder)).toEqual([...new Set(expected.map(verdictOf))].toSorted());
  });
});

function folders(path: string): string[] {
  const entries = readdirSync(path, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** What the rules of one package say with the package asked for: rule, level and subject. */
function verdictsOf(name: string, folder: string): string[] {
  const id = name.replaceAll("_", "-");
  const files = folderTree(folder);
  const { registry: head, diagnostics } = readRegistry({ files, path: "current" });
  if (!head) return refusedByWeaver(diagnostics);
  const base = existsSync(join(folder, "base")) ? registryOf(files, "base") : undefined;
  const settings = Settings.parse({ rules: rulePackages.some((known) => known === id) ? { [id]: "violation" } : {} });
  const ids = new Set<string>(allRules.filter((rule) => rule.package === id).map((rule) => rule.id));
  const own = Object.fromEntries(allRules.filter((rule) => !ids.has(rule.id)).map((rule) => [rule.id, "off" as const]));
  const found = checkRules({ head, base, files, settings: { ...settings, rules: { ...settings.rules, ...own } } });
  return [...new Set(found.map(verdictOfOurs))].toSorted();
}

/** Today's Weaver refuses an unknown entity itself, before any rule is asked. */
function refusedByWeaver(diagnostics: readonly Diagnostic[]): string[] {
  const findings = findingsOf({ diagnostics, fallback: { file: "current", line: 1 }, names: new Set() });
  const violations = findings.filter((finding) => finding.level === "violation");
  return violations.map(({ rule, level, message }) => {
    const [, id = ""] = /`(?:metric|span|event)\.([^`]+)`/.exec(message) ?? [];
    const same = rule === "unresolved-entity-association" ? "entity-association-unknown-entity" : rule;
    return `${same} ${level} ${id}`;
  });
}

/** The packages were recorded with a Weaver that left `entity.` out of a type that begins with it. */
function verdictOfOurs({ rule, level, subject = "" }: Finding): string {
  return `${rule} ${level} ${subject.replace(/^entity\./, "")}`;
}

function registryOf(files: ReturnType<typeof folderTree>, path: string): Registry | undefined {
  return readRegistry({ files, path }).registry;
}

function verdictOf({ error: { violation } }: Expected): string {
  const { id, level, signal_name: signal, context = {} } = violation;
  const subject = signal ?? context["group_id"] ?? context["attribute_group_id"] ?? context["attribute_key"];
  return `${id.replaceAll("_", "-")} ${level} ${subject ?? context["attribute"]}`;
}
