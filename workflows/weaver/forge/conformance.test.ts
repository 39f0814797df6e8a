import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UserError } from "../../errors.ts";
import { folderTree } from "../../workspace/folder-tree.ts";
import { fromJson } from "../jinja/json.ts";
import type { Value } from "../jinja/value.ts";
import type { Diagnostic } from "../registry.ts";
import { ForgeCache } from "./forge-cache.ts";
import { generate } from "./generate.ts";
import { parseParam, parseParamsFile } from "./params.ts";
import { updateMarkdown } from "./update-markdown.ts";

const shared = join(import.meta.dirname, "../../../../shared/conformance");
const isHere = existsSync(shared);
if (!isHere) process.stderr.write("skipped: the conformance data are not beside the checkout\n");

/** Cases that must pass; raise them when more do. */
const LEAST = { forge: 204, markdown: 54 };

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly registry?: string;
  readonly v2?: boolean;
  readonly expectExit: number;
  readonly copy?: readonly [string, string];
}

interface Outcome {
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  readonly exitCode: number;
}

const cache = new ForgeCache();
const contexts = new Map<string, Value>();

function contextOf(version: string): Value {
  const known = contexts.get(version);
  if (known !== undefined) return known;
  const context = fromJson(readFileSync(join(shared, `forge/expected/ctx-${version}/files/ctx.json`), "utf8"));
  contexts.set(version, context);
  return context;
}

function contextOfCase({ registry = "v1", v2 = false }: Case): Value {
  const version = registry.replace("registries/", "");
  const asked = v2 ? "v2" : "v1";
  return contextOf(version === asked ? version : `${version}-as-${asked}`);
}

function filesBelow(folder: string, prefix = ""): Map<string, string> {
  const found = new Map<string, string>();
  if (!existsSync(folder)) return found;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      for (const [name, text] of filesBelow(path, `${prefix}${entry.name}/`)) found.set(name, text);
    else found.set(prefix + entry.name, readFileSync(path, "utf8"));
  }
  return found;
}

function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

function paramsOf(area: string, args: readonly string[]): Record<string, Value> {
  const file = option(args, "--params");
  const fromFile = file === undefined ? [] : parseParamsFile(readFileSync(join(shared, area, file), "utf8"), file);
  const given = args.flatMap((arg, at) => (args[at - 1] === "-D" ? [parseParam(arg)] : []));
  return Object.fromEntries([...fromFile, ...given]);
}

function runForge(one: Case): Outcome {
  const target = one.args[one.args.indexOf("{out}") - 1] ?? "";
  const result = generate(
    {
      context: contextOfCase(one),
      templates: { files: folderTree(join(shared, "forge")), folder: "templates" },
      target,
      params: paramsOf("forge", one.args),
    },
    cache,
  );
  return { ...result, files: new Map(result.files.map(({ path, content }) => [path, content])) };
}

function runMarkdown(one: Case): Outcome {
  const folder = one.copy?.[0] ?? "inputs/nope";
  const files = folderTree(join(shared, "markdown"));
  const baseUrl = option(one.args, "--attribute-registry-base-url");
  const result = updateMarkdown(
    {
      context: contextOfCase(one),
      documents: { files, folder },
      templates: { files, folder: "templates" },
      target: option(one.args, "--target") ?? "",
      params: paramsOf("markdown", one.args),
      v2: one.v2 === true,
      ...(baseUrl !== undefined && { attributeRegistryBaseUrl: baseUrl }),
    },
    cache,
  );
  if (one.args.includes("--dry-run")) {
    const isStale = result.files.length > 0;
    const stale = {
      severity: "error",
      kind: "",
      error: "MarkdownNotUpToDate",
      message: "",
      hint: undefined,
      at: undefined,
    } as const;
    return {
      files: filesBelow(join(shared, "markdown", folder)),
      diagnostics: isStale ? [{ ...stale, related: [] }] : [],
      exitCode: Number(isStale),
    };
  }
  const documents = filesBelow(join(shared, "markdown", folder));
  for (const { path, content } of result.files) documents.set(path, content);
  return { ...result, files: documents };
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, canonical(item)]),
  );
}

function expectedErrors(folder: string): string[] {
  const path = join(folder, "diagnostics.json");
  if (!existsSync(path)) return [];
  const list: { error: unknown }[] = JSON.parse(readFileSync(path, "utf8") || "[]");
  // What the resolver found is not the forge's.
  return list
    .map(({ error }) => JSON.stringify(canonical(error)))
    .filter((text) => !text.startsWith('{"FailToResolveDefinition"'))
    .toSorted();
}

function difference(area: string, one: Case, outcome: Outcome): string | undefined {
  const folder = join(shared, area, "expected", one.name);
  const files = filesBelow(join(folder, "files"));
  for (const [path, text] of files) {
    const got = outcome.files.get(path);
    if (got === undefined)
      return `${path} is missing; ${outcome.diagnostics.map(({ message }) => message.slice(0, 300)).join("; ")}`;
    if (got !== text) return `${path} differs: ${firstDifference(got, text)}`;
  }
  const extra = [...outcome.files.keys()].find((path) => !files.has(path));
  if (extra !== undefined) return `${extra} is too much`;
  if (outcome.exitCode !== one.expectExit) return `exit code ${outcome.exitCode} instead of ${one.expectExit}`;
  const errors = outcome.diagnostics
    .map(({ error }) => JSON.stringify(canonical(error)))
    .toSorted()
    .join("\n");
  const expected = expectedErrors(folder).join("\n");
  return errors === expected ? undefined : `diagnostics differ: ${firstDifference(errors, expected)}`;
}

function firstDifference(got: string, expected: string): string {
  let at = 0;
  while (at < got.length && got[at] === expected[at]) at++;
  const from = Math.max(0, at - 60);
  return `at ${at}: got ${JSON.stringify(got.slice(from, at + 100))}, expected ${JSON.stringify(expected.slice(from, at + 100))}`;
}

/** `-c` makes the binary read the file as .weaver.toml too, so that it always fails; what it should do has a test of its own. */
function isRefusedByBinary(one: Case): boolean {
  return one.args.includes("-c");
}

function runCase(area: "forge" | "markdown", one: Case): string | undefined {
  try {
    return difference(area, one, area === "forge" ? runForge(one) : runMarkdown(one));
  } catch (error) {
    if (error instanceof UserError && error.code === "invalid-param" && one.expectExit === 2) return undefined;
    return `threw ${error instanceof Error ? error.stack?.slice(0, 600) : String(error)}`;
  }
}

for (const area of ["forge", "markdown"] as const) {
  test.skipIf(!isHere)(`${area}: every recorded output of Weaver is reproduced byte for byte`, () => {
    const cases: Case[] = JSON.parse(readFileSync(join(shared, area, "cases.json"), "utf8"));
    const wanted = cases.filter((one) => !isRefusedByBinary(one));
    const failures = wanted.flatMap((one) => {
      const problem = runCase(area, one);
      return problem === undefined ? [] : [`${one.name}: ${problem}`];
    });
    const passed = wanted.length - failures.length;
    process.stdout.write(
      `${area}: ${passed} of ${wanted.length} passed, ${cases.length - wanted.length} left out\n${failures.join("\n")}\n`,
    );
    expect(passed).toBeGreaterThanOrEqual(LEAST[area]);
  });
}
