import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checkRegistry, openFor } from "./check.ts";
import { diffV1, diffV2 } from "./diff.ts";
import { createParseCache } from "./read-registry.ts";
import { resolveV1 } from "./resolve-v1.ts";
import { resolveV2 } from "./resolve-v2.ts";
import { statsV1, statsV2 } from "./stats.ts";
import { folderTree } from "./trees-for-tests.ts";

/** Cases that agree with the real Weaver today; a change may only raise these numbers. */
const atLeast = { resolver: 555, check: 282, "check, exit codes": 283, diff: 10, stats: 7 };

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const data = resolve(root, "../shared/conformance");
const present = existsSync(data);
if (!present)
  process.stdout.write("conformance cases skipped: there is no ../shared/conformance beside the checkout\n");
const { normalize } = present
  ? ((await import(join(data, "normalize.mjs"))) as { normalize: (name: string, text: string) => string })
  : { normalize: (_: string, text: string) => text };

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly expectExit: number;
  readonly stdout?: string;
}

class Area {
  passed = 0;
  readonly failed: string[] = [];
  readonly name: keyof typeof atLeast;
  constructor(name: keyof typeof atLeast) {
    this.name = name;
  }
  compare(name: string, actual: () => unknown, expected: unknown, file = "x.json"): void {
    let text: string;
    try {
      text = normalize(file, JSON.stringify(actual()));
    } catch (error) {
      text = String(error);
    }
    if (text === normalize(file, JSON.stringify(expected))) this.passed++;
    else this.failed.push(name);
  }
  report(): number {
    const total = this.passed + this.failed.length;
    process.stdout.write(`${this.name}: ${this.passed} of ${total}, not: ${this.failed.join(" ")}\n`);
    return this.passed;
  }
}

function flag(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

function json(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

/** What Weaver printed, or wrote into the folder of `-o`. */
function expectedOutput(area: "diff" | "stats", item: Case): unknown {
  const folder = join(data, area, "expected", item.name);
  return json(join(folder, item.stdout ?? "")) ?? json(join(folder, "files", `${area}.json`));
}

function casesOf(area: string): readonly Case[] {
  return json(join(data, area, "cases.json")) as readonly Case[];
}

/** Our schema validator words the advice itself, so that part of a schema error is left out. */
function withoutAdvice(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAdvice);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "advice")
      .map(([key, item]) => [key, withoutAdvice(item)]),
  );
}

test.skipIf(!present)("check gives the diagnostics and the exit code of Weaver", () => {
  const area = new Area("check");
  const exits = new Area("check, exit codes");
  const files = folderTree(join(data, "check"));
  const cache = createParseCache();
  for (const item of casesOf("check")) {
    if (item.name.startsWith("policy-")) continue;
    const expected = json(join(data, "check/expected", item.name, "diagnostics.json")) ?? [];
    const baseline = flag(item.args, "--baseline-registry");
    const result = checkRegistry({
      files,
      path: flag(item.args, "-r") ?? "",
      v2: item.args.includes("--v2"),
      future: item.args.includes("--future"),
      cache,
      ...(baseline === undefined ? {} : { baseline: { files, path: baseline } }),
    });
    area.compare(item.name, () => withoutAdvice(result.document), withoutAdvice(expected), "diagnostics.json");
    exits.compare(item.name, () => result.exitCode, item.expectExit);
  }
  expect(area.report()).toBeGreaterThanOrEqual(atLeast[area.name]);
  expect(exits.report()).toBeGreaterThanOrEqual(atLeast[exits.name]);
});

test.skipIf(!present)("resolve gives the JSON of Weaver in both versions", () => {
  const area = new Area("resolver");
  const files = folderTree(join(data, "resolver"));
  const real = join(data, "resolver/real");
  for (const entry of readdirSync(real, { recursive: true, withFileTypes: true })) {
    if (entry.name !== "exit-codes.json") continue;
    const inside = relative(real, entry.parentPath);
    const path = registryOf(inside);
    for (const [file, v2, includeUnreferenced] of [
      ["resolve.json", false, false],
      ["resolve-v2.json", true, false],
      ["resolve-include-unreferenced.json", false, true],
    ] as const) {
      const expected = json(join(entry.parentPath, file));
      if (expected === undefined) continue;
      const opened = openFor({ files, path, includeUnreferenced }, v2);
      const actual = () =>
        opened.resolution === undefined
          ? opened.fatals
          : v2 || opened.resolution.published !== undefined
            ? resolveV2(opened.resolution)
            : resolveV1(opened.resolution);
      area.compare(`${inside}/${file}`, actual, expected, "resolve.json");
    }
    for (const [file, v2] of [
      ["check.json", false],
      ["check-v2.json", true],
    ] as const) {
      const codes = json(join(entry.parentPath, "exit-codes.json")) as Record<string, number | null>;
      if (typeof codes[v2 ? "check --v2" : "check"] !== "number") continue;
      const expected = json(join(entry.parentPath, file)) ?? [];
      area.compare(
        `${inside}/${file}`,
        () => withoutAdvice(checkRegistry({ files, path, v2 }).document),
        withoutAdvice(expected),
        "check.json",
      );
    }
  }
  expect(area.report()).toBeGreaterThanOrEqual(atLeast[area.name]);
});

function registryOf(inside: string): string {
  const [name = "", ...rest] = inside.split("/");
  if (rest[0] === "_root") return `data/${name}`;
  if (rest.length > 0) return `data/${inside}`;
  return existsSync(join(data, "resolver/data", name, "registry")) ? `data/${name}/registry` : `data/${name}`;
}

test.skipIf(!present)("diff gives the JSON of Weaver in both versions", () => {
  const area = new Area("diff");
  const files = folderTree(join(data, "diff"));
  for (const item of casesOf("diff")) {
    if (flag(item.args, "--format") !== "json" || item.expectExit !== 0 || item.stdout === undefined) continue;
    const v2 = item.args.includes("--v2");
    const open = (name: string) => openFor({ files, path: flag(item.args, name) ?? "" }, v2).resolution;
    const [head, baseline] = [open("-r"), open("--baseline-registry")];
    const expected = expectedOutput("diff", item);
    const actual = () => {
      if (head === undefined || baseline === undefined) return undefined;
      return v2 ? diffV2(resolveV2(head), resolveV2(baseline)) : diffV1(head, baseline);
    };
    area.compare(item.name, actual, expected);
  }
  expect(area.report()).toBeGreaterThanOrEqual(atLeast[area.name]);
});

test.skipIf(!present)("stats gives the JSON of Weaver in both versions", () => {
  const area = new Area("stats");
  const files = folderTree(join(data, "stats"));
  for (const item of casesOf("stats")) {
    if (flag(item.args, "--format") !== "json" || item.expectExit !== 0 || item.stdout === undefined) continue;
    const v2 = item.args.includes("--v2");
    const { resolution } = openFor({ files, path: flag(item.args, "-r") ?? "" }, v2);
    const expected = expectedOutput("stats", item);
    const actual = () =>
      resolution === undefined ? undefined : v2 ? statsV2(resolveV2(resolution)) : statsV1(resolution);
    area.compare(item.name, actual, expected);
  }
  expect(area.report()).toBeGreaterThanOrEqual(atLeast[area.name]);
});
