import { afterAll, expect, test } from "vitest";
import { createParseCache } from "../embedded/read-registry.ts";
import { folderTree } from "../embedded/trees-for-tests.ts";
import { createEmbeddedWeaver } from "../embedded-weaver.ts";
import type { CommandResult } from "../weaver.ts";
import { errorKinds, flagOf, recordedArea, type RecordedArea, type RecordedCase } from "./recorded-cases-for-tests.ts";

/** Cases that agree with the real Weaver today; a change may only raise these numbers. */
const atLeast = { diff: 53, stats: 32 };
/** A wrong argument, which only a command line can be given. */
const ofTheCommandLine = ["no-baseline-flag"];

const say = (text: string) => process.stdout.write(text);
const areas = { diff: await recordedArea("diff", say), stats: await recordedArea("stats", say) };
const weaver = createEmbeddedWeaver({ parseCache: createParseCache() });
afterAll(() => weaver.close());

test.skipIf(areas.diff === undefined)("a diff reads as Weaver's in every format and version", async () => {
  expect(await passed("diff", areas.diff, runDiff)).toBeGreaterThanOrEqual(atLeast.diff);
});

test.skipIf(areas.stats === undefined)("statistics read as Weaver's in every format and version", async () => {
  expect(await passed("stats", areas.stats, runStats)).toBeGreaterThanOrEqual(atLeast.stats);
});

type Run = (item: RecordedCase, area: RecordedArea) => Promise<CommandResult>;

async function passed(name: "diff" | "stats", area: RecordedArea | undefined, run: Run): Promise<number> {
  if (area === undefined) return 0;
  const cases = area.cases.filter((item) => !ofTheCommandLine.includes(item.name));
  const failed: string[] = [];
  for (const item of cases) {
    const result = await run(item, area);
    if (!agrees(area, { name, item, result })) failed.push(item.name);
  }
  say(`${name}: ${cases.length - failed.length} of ${cases.length}, not: ${failed.join(" ")}\n`);
  return cases.length - failed.length;
}

interface Ran {
  readonly name: "diff" | "stats";
  readonly item: RecordedCase;
  readonly result: CommandResult;
}

function agrees(area: RecordedArea, { name, item, result }: Ran): boolean {
  if (result.exitCode !== item.expectExit) return false;
  if (result.exitCode !== 0) {
    const printed = JSON.parse(area.expected(item, "diagnostics.json") ?? "[]") as { readonly error: unknown }[];
    const kinds = errorKinds(result.diagnostics.map((diagnostic) => diagnostic.error));
    return kinds === errorKinds(printed.map((diagnostic) => diagnostic.error));
  }
  const format = flagOf(item, "--format") ?? "json";
  const written = area.expected(item, `files/${name}.${format === "markdown" ? "md" : format}`);
  // Standard output has one line break more than a file.
  if (written !== undefined) return area.same(`${name}.${format}`, result.stdout.replace(/\n$/, ""), written);
  const file = item.stdout ?? "stdout.txt";
  return area.same(file, result.stdout, area.expected(item, file) ?? "");
}

function runDiff(item: RecordedCase, { folder }: RecordedArea): Promise<CommandResult> {
  const files = folderTree(folder);
  return weaver.diff({
    files,
    registry: flagOf(item, "-r") ?? "",
    v2: item.args.includes("--v2"),
    baseline: { files, registry: flagOf(item, "--baseline-registry") ?? "" },
    format: flagOf(item, "--format") ?? "json",
  });
}

function runStats(item: RecordedCase, { folder }: RecordedArea): Promise<CommandResult> {
  return weaver.stats({
    files: folderTree(folder),
    registry: flagOf(item, "-r") ?? "",
    v2: item.args.includes("--v2"),
    format: flagOf(item, "--format") ?? "json",
  });
}
