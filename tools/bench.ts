import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { benchGeneration } from "./bench/generation-bench.ts";
import { benchCheck, benchGrowth, type Engines } from "./bench/registry-bench.ts";
import { benchReview } from "./bench/review-bench.ts";
import { benchRules } from "./bench/rules-bench.ts";
import { type Row, table } from "./bench/rows.ts";
import { scaleRegistry } from "./bench/scale-registry.ts";
import { machine, median, ratio, seconds } from "./bench/timing.ts";

/**
 * `npm run bench [-- check|growth|generation|rules|review …]`: times on the whole OpenTelemetry registry, side by side with
 * Weaver's own program where WEAVER_BIN names one (and WEAVER_PACKAGES the policy packages), as a Markdown table. docs/benchmarks.md says how to read it. Timings
 * never decide a test.
 */
const data = resolve("../shared/replay/semantic-conventions/base.tar.gz");
const sizes = [1, 2, 4, 8];

const sections: Readonly<Record<string, (engines: Engines, folders: Folders) => Row[] | Promise<Row[]>>> = {
  check: (engines, { registry }) => benchCheck(engines, registry("check")),
  growth: (engines, { scaled }) => benchGrowth(engines, new Map(sizes.map((times) => [times, scaled(times)]))),
  generation: (engines, { registry }) => benchGeneration(engines, registry("generation")),
  rules: (engines, { registry }) => rulesRows(engines, join(registry("rules"), "model")),
  review: (engines, { registry }) => benchReview(engines, registry("review")),
};

interface Folders {
  /** A new folder with the registry in `model`. */
  readonly registry: (name: string) => string;
  /** The same, so many times as large. */
  readonly scaled: (times: number) => string;
}

async function main(asked: readonly string[]): Promise<void> {
  if (!existsSync(data)) {
    console.error(`skipped: ${data} is not here`);
    return;
  }
  const root = mkdtempSync(join(tmpdir(), "weavergen-bench-"));
  try {
    const engines = { cli: buildPackage(root), weaver: process.env["WEAVER_BIN"], rounds: 7 };
    const rows: Row[] = [];
    for (const name of asked.length > 0 ? asked : Object.keys(sections)) {
      console.error(`${name} …`);
      // oxlint-disable-next-line no-await-in-loop -- one after another, to be timed
      rows.push(...((await sections[name]?.(engines, foldersIn(root))) ?? []));
    }
    console.log(`${machine()}, ${new Date().toISOString().slice(0, 10)}\n\n${table(rows)}`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function rulesRows({ cli, weaver, rounds }: Engines, registry: string): Promise<Row[]> {
  const figures = await benchRules({ weaver, packages: process.env["WEAVER_PACKAGES"], cli, registry, rounds });
  const goal = "at least 5 times as fast";
  if ("skipped" in figures) {
    return [{ what: "the rules of the policy packages", goal, measured: figures.skipped, ours: "", weaver: "" }];
  }
  return figures.rows.map(({ what, ours, binary }) => ({
    what,
    goal,
    measured: `${ratio(binary, ours).toFixed(1)} times as fast`,
    ours: seconds(median(ours)),
    weaver: seconds(median(binary)),
  }));
}

/** What users install: the published package, with the packages that it does not hold. */
function buildPackage(root: string): string {
  execFileSync(process.execPath, ["tools/build.ts", "package", join(root, "dist")], { stdio: "ignore" });
  symlinkSync(resolve("node_modules"), join(root, "node_modules"));
  return join(root, "dist/cli.js");
}

function foldersIn(root: string): Folders {
  const scaled = (times: number): string => {
    const [original, folder] = [unpacked(root), mkdtempSync(join(root, `${times}-times-`))];
    scaleRegistry(join(original, "model"), join(folder, "model"), times);
    return folder;
  };
  return { scaled, registry: (name) => unpacked(root, name) };
}

function unpacked(root: string, name = "registry"): string {
  const folder = mkdtempSync(join(root, `${name}-`));
  execFileSync("tar", ["-xzf", data, "-C", folder]);
  return folder;
}

await main(process.argv.slice(2));
