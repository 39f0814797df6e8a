import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { folderTree } from "../embedded/trees-for-tests.ts";
import { createParseCache } from "../embedded/read-registry.ts";
import { createEmbeddedWeaver } from "../embedded-weaver.ts";
import {
  errorKinds,
  flagOf,
  recordedArea,
  type RecordedArea,
  type RecordedCase,
} from "../print/recorded-cases-for-tests.ts";
import type { CommandResult, LiveCheckRequest } from "../weaver.ts";
import { unreadableSamples } from "./live-check.ts";

/** Cases that agree with the real Weaver today; a change may only raise this number. */
const atLeast = 42;
/** A wrong argument, which only a command line can be given. */
const ofTheCommandLine = ["fail-on-bad"];

const area = await recordedArea("live-check", (text) => process.stdout.write(text));
const weaver = createEmbeddedWeaver({ parseCache: createParseCache() });
afterAll(() => weaver.close());

test.skipIf(area === undefined)("live checks report what Weaver reports, and fail when Weaver fails", async () => {
  if (area === undefined) return;
  const failed: string[] = [];
  const cases = area.cases.filter(({ name }) => !ofTheCommandLine.includes(name));
  for (const item of cases) {
    const difference = await compare(area, item);
    if (difference !== undefined) failed.push(`${item.name} (${difference})`);
  }
  const passed = cases.length - failed.length;
  process.stdout.write(`live-check: ${passed} of ${cases.length}, not: ${failed.join(" ")}\n`);
  expect(passed).toBeGreaterThanOrEqual(atLeast);
});

async function compare(area: RecordedArea, item: RecordedCase): Promise<string | undefined> {
  const result = await run(area, item);
  if (result.exitCode !== item.expectExit) return `exit code ${result.exitCode}`;
  const printed = JSON.parse(area.expected(item, "diagnostics.json") ?? "[]") as { readonly error: unknown }[];
  const kinds = errorKinds(result.diagnostics.map((diagnostic) => diagnostic.error));
  if (kinds !== errorKinds(printed.map((diagnostic) => diagnostic.error))) return `diagnostics ${kinds}`;
  const format = flagOf(item, "--format") ?? "json";
  const file = `live_check.${format === "ansi" ? "txt" : format}`;
  const report = area.expected(item, `files/${file}`) ?? "";
  // Weaver ends standard output with one line break more than a file.
  const ours = result.stdout.replace(/\n$/, "");
  return area.same(file, ours, format === "jsonl" ? report.replace(/\n$/, "") : report) ? undefined : "report";
}

async function run({ folder }: RecordedArea, item: RecordedCase): Promise<CommandResult> {
  const path = join(folder, flagOf(item, "--input-source") ?? "");
  if (!existsSync(path)) return unreadableSamples("no such file");
  return weaver.liveCheck({
    files: folderTree(folder),
    registry: flagOf(item, "-r") ?? "",
    v2: item.args.includes("--v2"),
    samples: readFileSync(path, "utf8"),
    format: flagOf(item, "--format") ?? "ansi",
    inputFormat: flagOf(item, "--input-format") === "text" ? "text" : "json",
    noStats: item.args.includes("--no-stats"),
    ...failOnOf(item),
  });
}

function failOnOf(item: RecordedCase): Pick<LiveCheckRequest, "failOn"> {
  const level = flagOf(item, "--fail-on");
  return level === undefined ? {} : { failOn: level as NonNullable<LiveCheckRequest["failOn"]> };
}
