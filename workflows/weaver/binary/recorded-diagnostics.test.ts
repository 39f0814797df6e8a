import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { folderTree } from "../../workspace/folder-tree.ts";
import { createBinaryWeaver } from "./binary-weaver.ts";
import { locateDiagnostics } from "./locate-diagnostic.ts";
import { readDiagnostics } from "./read-diagnostics.ts";
import { registryFiles } from "./registry-files.ts";

const real = process.env["WEAVER_BIN"];
const folder = resolve(import.meta.dirname, "../../../../shared/conformance/check");
const there = existsSync(folder);
if (!there) process.stderr.write("skipped: the recorded diagnostics of Weaver are not beside the checkout\n");

const Cases = z.array(
  z.object({
    name: z.string(),
    args: z.array(z.string()),
    registry: z.string(),
    v2: z.boolean(),
    future: z.boolean(),
    expectExit: z.number(),
  }),
);
type Case = z.infer<typeof Cases>[number];

const cases = there ? Cases.parse(JSON.parse(readFileSync(join(folder, "cases.json"), "utf8"))) : [];

function recorded({ name }: Case): string {
  const file = join(folder, "expected", name, "diagnostics.json");
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** What they report is no line of any file: a folder that is missing, a circle, something that was removed. */
const placeless = new Set([
  "missing-dir",
  "dependency-missing-folder",
  "dependency-cycle",
  "policy-before@v2",
  "policy-comparison",
  "policy-missing-file",
  "policy-bad-shape",
  "baseline-missing",
]);

test.runIf(there)("every diagnostic that Weaver was recorded with has a place, where there is one to have", () => {
  const files = folderTree(folder);
  const unplaced = cases.filter((one) => {
    const yaml = registryFiles(files, one.registry).filter((path) => /ya?ml$/.test(path));
    const located = locateDiagnostics(readDiagnostics(recorded(one)), { files, yaml, templates: undefined });
    return located.some(({ at }) => at === undefined);
  });
  expect(new Set(unplaced.map(({ name }) => name))).toEqual(placeless);
});

test.runIf(there && existsSync(real ?? ""))(
  "the real Weaver says through the adapter what it was recorded with",
  { timeout: 300_000 },
  async () => {
    const files = folderTree(folder);
    const weaver = createBinaryWeaver({ path: resolve(real ?? "") });
    const differing: string[] = [];
    for (const one of cases) {
      // oxlint-disable-next-line no-await-in-loop -- one process at a time
      const result = await weaver.check({ files, ...requestOf(one, files) });
      const [said, expected] = [result.diagnostics, readDiagnostics(recorded(one))].map(comparable);
      if (result.exitCode !== one.expectExit || said !== expected) differing.push(one.name);
    }
    expect(differing).toEqual([]);
  },
);

function requestOf({ args, registry, v2, future }: Case, files: ReturnType<typeof folderTree>) {
  const after = (flag: string) => args.flatMap((argument, index) => (argument === flag ? [args[index + 1] ?? ""] : []));
  const [baseline] = after("--baseline-registry");
  return {
    registry,
    v2,
    future,
    policies: after("-p"),
    skipPolicies: args.includes("--skip-policies"),
    ...(baseline !== undefined && { baseline: { files, registry: baseline } }),
  };
}

/** Order is not stable, neither of diagnostics nor of the lists inside of them; the baseline stands in another folder. */
function comparable(
  diagnostics: readonly { readonly kind: string; readonly severity: string; readonly error: unknown }[],
): string {
  const lines = diagnostics.map(({ kind, severity, error }) => {
    const text = JSON.stringify(sorted(error)).replaceAll("baseline:", "");
    return `${severity} ${kind} ${text}`;
  });
  return lines.toSorted().join("\n");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sorted).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
