import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { createEmbeddedWeaver } from "../../workflows/weaver/embedded-weaver.ts";
import { createParseCache } from "../../workflows/weaver/embedded/read-registry.ts";
import { folderTree } from "../../workflows/workspace/folder-tree.ts";
import { notMeasured, type Row } from "./rows.ts";
import { exponent, median, ratio, type Ran, runOnce, seconds } from "./timing.ts";

export interface Engines {
  /** The published command line. */
  readonly cli: string;
  /** Weaver's own program, where there is one. */
  readonly weaver: string | undefined;
  readonly rounds: number;
}

/** An attribute more in one file, as a small pull request adds it. */
export function editOneFile(model: string, name: string): void {
  const text = `      - id: ${name}\n        type: int\n        stability: development\n        brief: An attribute of the benchmark.\n        examples: [1]\n`;
  appendFileSync(join(model, "http/registry.yaml"), text);
}

interface Compared {
  readonly ours: readonly Ran[];
  readonly theirs: readonly Ran[];
}

/** The same arguments of `registry` in both engines, in turn. `fresh`: without what an earlier process left in caches. */
function compare(engines: Engines, folder: string, args: readonly string[], fresh = true): Compared {
  const env = fresh ? { WEAVERGEN_CACHE: "off", NODE_DISABLE_COMPILE_CACHE: "1" } : {};
  const [ours, theirs]: [Ran[], Ran[]] = [[], []];
  for (let round = 0; round < engines.rounds; round++) {
    ours.push(
      runOnce({
        program: process.execPath,
        args: [engines.cli, "registry", ...args, "--engine", "embedded"],
        folder,
        env,
      }),
    );
    if (engines.weaver)
      theirs.push(runOnce({ program: engines.weaver, args: ["registry", ...args, "--quiet"], folder }));
  }
  return { ours, theirs };
}

/** `check` of the registry as it is: a new process, and a warm one after an edit of one file. */
export function benchCheck(engines: Engines, folder: string): Row[] {
  const cold = compare(engines, folder, ["check", "-r", "model"]);
  compare({ ...engines, weaver: undefined, rounds: 1 }, folder, ["check", "-r", "model"], false);
  const cached = compare(engines, folder, ["check", "-r", "model"], false);
  const warm = warmChecks(engines, folder);
  return [
    row("check, a new process without any cache", "at most 3 times", cold),
    row("check, a new process with the caches of an earlier one", "", cached),
    row("check in a warm process after an edit of one file", "at most 0.25 times", { ours: warm, theirs: cold.theirs }),
    { what: "memory of a new process", goal: "at most 500 MB", ...memory(cold), measured: megabytes(cold.ours) },
  ];
}

function row(what: string, goal: string, { ours, theirs }: Compared): Row {
  const [own, other] = [ours, theirs].map((runs) => runs.map((run) => run.seconds)) as [number[], number[]];
  const measured = other.length === 0 ? notMeasured : `${ratio(own, other).toFixed(2)} times`;
  return { what, goal, measured, ours: seconds(median(own)), weaver: other.length === 0 ? "" : seconds(median(other)) };
}

function memory({ ours, theirs }: Compared): Pick<Row, "ours" | "weaver"> {
  return { ours: megabytes(ours), weaver: theirs.length === 0 ? "" : megabytes(theirs) };
}

function megabytes(runs: readonly Ran[]): string {
  return `${Math.round(median(runs.map(({ peakMb }) => peakMb)))} MB`;
}

function warmChecks({ rounds }: Engines, folder: string): Ran[] {
  const weaver = createEmbeddedWeaver({ parseCache: createParseCache(20_000) });
  const runs: Ran[] = [];
  // The first rounds fill the cache and let the compiler see what is hot, as in a worker that has done some reviews.
  for (let round = -10; round < rounds; round++) {
    editOneFile(join(folder, "model"), `http.bench.warm${round + 10}`);
    const started = performance.now();
    void weaver.check({ files: folderTree(folder), registry: "model" });
    if (round >= 0) runs.push({ seconds: (performance.now() - started) / 1_000, peakMb: 0 });
  }
  return runs;
}

/** Time and memory of `check` as the registry grows; the exponents say whether they grow faster than it. */
export function benchGrowth(engines: Engines, scaled: ReadonlyMap<number, string>): Row[] {
  return [[], ["--v2"]].flatMap((flags) => {
    const bySize = [...scaled].map(([times, folder]) => {
      return [times, compare({ ...engines, rounds: 3 }, folder, ["check", "-r", "model", ...flags])] as const;
    });
    const points = (side: keyof Compared, of: (run: Ran) => number) =>
      bySize.flatMap(([times, runs]) =>
        runs[side].length === 0 ? [] : [[times, median(runs[side].map(of))] as const],
      );
    return (["seconds", "peakMb"] as const).map((figure): Row => {
      const [ours, theirs] = [points("ours", (run) => run[figure]), points("theirs", (run) => run[figure])];
      const show = (list: typeof ours): string =>
        list.map(([, value]) => (figure === "seconds" ? value.toFixed(2) : Math.round(value))).join(", ");
      const unit = figure === "seconds" ? "seconds" : "MB";
      const what = `check${flags.map((flag) => ` ${flag}`).join("")} at ${[...scaled.keys()].join(", ")} times the size: ${unit}`;
      const measured = `exponent ${exponent(ours).toFixed(2)}`;
      const weaver = theirs.length === 0 ? "" : `${show(theirs)} (exponent ${exponent(theirs).toFixed(2)})`;
      return { what, goal: "exponent at most 1.1", measured, ours: show(ours), weaver };
    });
  });
}
