import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createEmbeddedWeaver } from "../../workflows/weaver/embedded-weaver.ts";
import { createParseCache } from "../../workflows/weaver/embedded/read-registry.ts";
import { folderTree } from "../../workflows/workspace/folder-tree.ts";
import { editOneFile, type Engines } from "./registry-bench.ts";
import { notMeasured, type Row } from "./rows.ts";
import { median, type Ran, ratio, runOnce, seconds } from "./timing.ts";

/** Code for six languages, documents, and a catalogue: one folder below `templates/registry` for each. */
const targets = ["go", "java", "python", "rust", "typescript", "csharp", "docs", "catalog"];

const rounds = 5;
/** Warm runs of each kind in a round. */
const warmRuns = 5;

/**
 * Eight targets: in a new process, in a warm one, and in a warm one after an edit of one file, against eight runs of Weaver.
 * Each round measures all of them one after another, so that a machine that is slower for a while is slower for all.
 */
export async function benchGeneration(engines: Engines, folder: string): Promise<Row[]> {
  cpSync(resolve("tools/bench/templates"), join(folder, "templates"), { recursive: true });
  const warm = new WarmProcess(folder);
  await warm.prepare();
  const theirs: number[] = [];
  const cold: Ran[] = [];
  const [whole, edited]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    if (engines.weaver) theirs.push(byWeaver(engines.weaver, folder, `out/theirs-${round}`));
    cold.push(byCommandLine(engines.cli, folder, `out/ours-${round}`));
    // oxlint-disable-next-line no-await-in-loop -- one after another, to be timed
    whole.push(await warm.whole(round));
    // oxlint-disable-next-line no-await-in-loop -- as above
    edited.push(await warm.edited());
  }
  await warm.close();
  const row = (what: string, goal: string, ours: readonly number[]): Row => ({
    what,
    goal,
    measured: theirs.length === 0 ? notMeasured : `${ratio(theirs, ours).toFixed(1)} times as fast`,
    ours: seconds(median(ours)),
    weaver: theirs.length === 0 ? "" : seconds(median(theirs)),
  });
  const memory = `${Math.round(median(cold.map(({ peakMb }) => peakMb)))} MB`;
  return [
    row(
      "8 targets from a cold start, without any cache",
      "at least 2.5 times as fast",
      cold.map((run) => run.seconds),
    ),
    {
      what: "memory of 8 targets in a new process",
      goal: "at most 500 MB",
      measured: memory,
      ours: memory,
      weaver: "",
    },
    row("8 targets in a warm process, nothing known of the output", "at least 5 times as fast", whole),
    row("8 targets in a warm process after an edit of one file", "at least 50 times as fast", edited),
  ];
}

/** @param output a new folder: where many files were just deleted, ext4 is slow to make others for some minutes */
function byWeaver(weaver: string, folder: string, output: string): number {
  spawnSync("sync");
  return targets
    .map((target) => {
      const args = ["registry", "generate", "-r", "model", "-t", "templates", target, `${output}/${target}`, "--quiet"];
      return runOnce({ program: weaver, args, folder }).seconds;
    })
    .reduce((sum, one) => sum + one, 0);
}

function byCommandLine(cli: string, folder: string, output: string): Ran {
  const named = targets.map((name) => `      - { name: ${name}, output: ${output}/${name} }`).join("\n");
  mkdirSync(join(folder, ".github"), { recursive: true });
  writeFileSync(join(folder, ".github/weavergen.yml"), `registries:\n  - path: model\n    targets:\n${named}\n`);
  spawnSync("sync");
  const args = [cli, "generate", "--engine", "embedded"];
  const env = { WEAVERGEN_CACHE: "off", NODE_DISABLE_COMPILE_CACHE: "1" };
  return runOnce({ program: process.execPath, args, folder, env });
}

/** An engine that lives on, as in a worker that has done some reviews. */
class WarmProcess {
  readonly #weaver = createEmbeddedWeaver({ parseCache: createParseCache(20_000) });
  readonly #folder: string;
  #edits = 0;
  #params = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Fills the caches, and lets the compiler see what is hot. */
  async prepare(): Promise<void> {
    for (let run = 0; run < 4; run++) {
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await this.#generate({ round: this.#params++ });
    }
    // oxlint-disable-next-line no-await-in-loop -- as above
    for (let batch = 0; batch < 3; batch++) await this.edited();
  }

  /** Median of runs with other parameters each time, so that no output is known from before. */
  async whole(round: number): Promise<number> {
    const times: number[] = [];
    for (let run = 0; run < warmRuns; run++) {
      // oxlint-disable-next-line no-await-in-loop -- one after another, to be timed
      times.push(await this.#generate({ round, run: this.#params++ }));
    }
    return median(times);
  }

  /** Median of runs after an edit of one file. */
  async edited(): Promise<number> {
    const times: number[] = [];
    for (let run = 0; run <= warmRuns; run++) {
      editOneFile(join(this.#folder, "model"), `http.bench.generated${this.#edits++}`);
      // oxlint-disable-next-line no-await-in-loop -- one after another, to be timed
      const time = await this.#generate({ edits: true });
      // What runs before an edit may have been of other parameters.
      if (run > 0) times.push(time);
    }
    return median(times);
  }

  close(): Promise<void> {
    return this.#weaver.close();
  }

  async #generate(params: Readonly<Record<string, unknown>>): Promise<number> {
    const started = performance.now();
    const files = folderTree(this.#folder);
    const templates = { files, folder: "templates" };
    const results = await Promise.all(
      targets.map((target) => this.#weaver.generate({ files, registry: "model", templates, target, params })),
    );
    if (results.some(({ exitCode }) => exitCode !== 0)) throw new Error("a target failed");
    return (performance.now() - started) / 1_000;
  }
}
