import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createEmbeddedWeaver } from "../../workflows/weaver/embedded-weaver.ts";
import { createParseCache } from "../../workflows/weaver/embedded/read-registry.ts";
import { folderTree } from "../../workflows/workspace/folder-tree.ts";
import { editOneFile, type Engines } from "./registry-bench.ts";
import { notMeasured, type Row } from "./rows.ts";
import { median, ratio, runOnce, seconds } from "./timing.ts";

/** Code for six languages, documents, and a catalogue: one folder below `templates/registry` for each. */
const targets = ["go", "java", "python", "rust", "typescript", "csharp", "docs", "catalog"];

/** Eight targets: in a new process, in a warm one, and in a warm one after an edit of one file, against eight runs of Weaver. */
export async function benchGeneration(engines: Engines, folder: string): Promise<Row[]> {
  cpSync(resolve("tools/bench/templates"), join(folder, "templates"), { recursive: true });
  const [theirs, cold]: [number[], number[]] = [[], []];
  for (let round = 0; round < Math.min(engines.rounds, 3); round++) {
    if (engines.weaver) theirs.push(byWeaver(engines.weaver, folder, `out/theirs-${round}`));
    cold.push(byCommandLine(engines.cli, folder, `out/ours-${round}`));
  }
  const { whole, edited } = await warm(engines.rounds, folder);
  const row = (what: string, goal: string, ours: readonly number[]): Row => ({
    what,
    goal,
    measured:
      theirs.length === 0 ? notMeasured : `${ratio(theirs, ours.slice(0, theirs.length)).toFixed(1)} times as fast`,
    ours: seconds(median(ours)),
    weaver: theirs.length === 0 ? "" : seconds(median(theirs)),
  });
  return [
    row("8 targets from a cold start, without any cache", "at least 2.5 times as fast", cold),
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

function byCommandLine(cli: string, folder: string, output: string): number {
  const named = targets.map((name) => `      - { name: ${name}, output: ${output}/${name} }`).join("\n");
  mkdirSync(join(folder, ".github"), { recursive: true });
  writeFileSync(join(folder, ".github/weavergen.yml"), `registries:\n  - path: model\n    targets:\n${named}\n`);
  spawnSync("sync");
  const args = [cli, "generate", "--engine", "embedded"];
  const env = { WEAVERGEN_CACHE: "off", NODE_DISABLE_COMPILE_CACHE: "1" };
  return runOnce({ program: process.execPath, args, folder, env }).seconds;
}

/** In one process; `whole` with other parameters each time, so that no output is known from before. */
async function warm(rounds: number, folder: string): Promise<{ whole: readonly number[]; edited: readonly number[] }> {
  const weaver = createEmbeddedWeaver({ parseCache: createParseCache(20_000) });
  const all = async (params: Readonly<Record<string, unknown>>): Promise<number> => {
    const started = performance.now();
    const files = folderTree(folder);
    const templates = { files, folder: "templates" };
    const results = await Promise.all(
      targets.map((target) => weaver.generate({ files, registry: "model", templates, target, params })),
    );
    if (results.some(({ exitCode }) => exitCode !== 0)) throw new Error("a target failed");
    return (performance.now() - started) / 1_000;
  };
  const [whole, edited]: [number[], number[]] = [[], []];
  for (let round = -4; round < rounds; round++) {
    // oxlint-disable-next-line no-await-in-loop -- one after another, to be timed
    const time = await all({ round });
    if (round >= 0) whole.push(time);
  }
  for (let round = -10; round < rounds; round++) {
    editOneFile(join(folder, "model"), `http.bench.generated${round + 10}`);
    // oxlint-disable-next-line no-await-in-loop -- one after another, to be timed
    const time = await all({ round: 0 });
    if (round >= 0) edited.push(time);
  }
  await weaver.close();
  return { whole, edited };
}
