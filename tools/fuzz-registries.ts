/**
 * Tries generated and mutated registries: no crash, no hang, no answer that contradicts itself.
 * `node tools/fuzz-registries.ts --runs 50000 --seed 1 [--corpus FOLDER] [--compare 100]`
 * With WEAVER_BIN set, `--compare N` holds N of them against the real Weaver (exit code).
 */
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { checkRegistry } from "../workflows/weaver/embedded/check.ts";
import { anyRegistry, mutated, type RegistryFiles } from "../workflows/weaver/embedded/registries-for-tests.ts";
import { tryRegistry } from "../workflows/weaver/embedded/try-registry.ts";
import { memoryTree } from "../workflows/workspace/memory-tree.ts";

const batchSize = 250;
const caseLimitMs = 2_000;

interface Options {
  readonly seed: number;
  readonly batches: number;
  readonly corpus: string;
  readonly from: { readonly batch: number; readonly index: number };
}

interface Progress {
  readonly batch: number;
  readonly index: number;
  /** Set once the case has ended. */
  readonly fault?: string | undefined;
  readonly ended: boolean;
}

function corpusOf(folder: string): readonly RegistryFiles[] {
  if (!existsSync(folder)) return [];
  const roots = ["check/registries", "resolver/data", "diff/registries"]
    .map((path) => join(folder, path))
    .filter((path) => existsSync(path));
  const registries = roots.flatMap((root) => readdirSync(root).map((name) => textsOf(join(root, name))));
  return registries.filter((files) => Object.keys(files).length > 0 && JSON.stringify(files).length < 60_000);
}

function textsOf(root: string): RegistryFiles {
  if (!statSync(root).isDirectory()) return {};
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    /\.ya?ml$/.test(entry.name),
  );
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [`model/${relative(root, path)}`, readFileSync(path, "utf8")];
    }),
  );
}

/** The same seed and batch give the same registries. */
function batchOf({
  seed,
  batch,
  corpus,
}: {
  readonly seed: number;
  readonly batch: number;
  readonly corpus: readonly RegistryFiles[];
}) {
  const sources = corpus.length === 0 ? [] : [mutated(fc.constantFrom(...corpus))];
  const arbitrary = fc.oneof(anyRegistry, mutated(anyRegistry), ...sources);
  return fc.sample(arbitrary, { seed: seed * 1_000_003 + batch, numRuns: batchSize });
}

function faultOf(files: RegistryFiles): string | undefined {
  const started = performance.now();
  try {
    const fault = tryRegistry(memoryTree(files), "model");
    const taken = Math.round(performance.now() - started);
    return fault ?? (taken > caseLimitMs ? `took ${taken} ms` : undefined);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

function work(options: Options): void {
  const corpus = corpusOf(options.corpus);
  const tell = (progress: Progress) => parentPort?.postMessage(progress);
  for (let batch = options.from.batch; batch < options.batches; batch++) {
    for (const [index, files] of batchOf({ seed: options.seed, batch, corpus }).entries()) {
      if (batch === options.from.batch && index < options.from.index) continue;
      tell({ batch, index, ended: false });
      tell({ batch, index, ended: true, fault: faultOf(files) });
    }
  }
}

interface Outcome {
  readonly tried: number;
  readonly faults: readonly string[];
}

/** Runs batches in a thread of its own; a case that does not end costs the thread, not the run. */
async function run(options: Omit<Options, "from">): Promise<Outcome> {
  const faults: string[] = [];
  let from = { batch: 0, index: 0 };
  let tried = 0;
  for (;;) {
    const last = await one({ ...options, from }, (progress) => {
      if (!progress.ended) return;
      tried++;
      if (progress.fault !== undefined) faults.push(`${progress.batch}/${progress.index}: ${progress.fault}`);
      if (tried % 5_000 === 0) console.log(`${tried} tried, ${faults.length} faults`);
    });
    if (last === undefined) return { tried, faults };
    faults.push(`${last.batch}/${last.index}: ${last.fault}`);
    tried++;
    from = { batch: last.batch, index: last.index + 1 };
  }
}

/** @returns the case that hung or ended the thread, or undefined where all went through */
function one(options: Options, onProgress: (progress: Progress) => void): Promise<Progress | undefined> {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: options,
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  });
  return new Promise((resolve) => {
    let current: Progress | undefined;
    let timer: NodeJS.Timeout | undefined;
    const stop = (fault: string): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(
        current === undefined
          ? { batch: options.batches, index: 0, ended: true, fault }
          : { ...current, ended: true, fault },
      );
    };
    worker.on("message", (progress: Progress) => {
      clearTimeout(timer);
      current = progress;
      // A loaded machine may stop the thread for a while, hence the margin.
      if (!progress.ended) timer = setTimeout(() => stop("did not end"), caseLimitMs * 5);
      onProgress(progress);
    });
    worker.on("error", (error) => stop(`ended the thread: ${String(error)}`));
    worker.on("exit", (code) => (code === 0 ? resolve(undefined) : undefined));
  });
}

/** Exit codes of both engines for some of the registries; a panic of the binary counts as no answer. */
function compare(options: {
  readonly seed: number;
  readonly corpus: string;
  readonly binary: string;
  readonly count: number;
}): Outcome {
  const corpus = corpusOf(options.corpus);
  const faults: string[] = [];
  let tried = 0;
  let fine = 0;
  for (let batch = 0; tried < options.count; batch++) {
    for (const [index, files] of batchOf({ seed: options.seed, batch, corpus }).slice(0, 50).entries()) {
      if (tried >= options.count) break;
      const v2 = index % 2 === 1;
      const real = realExitCode(options.binary, files, v2);
      if (real === undefined) continue;
      tried++;
      if (real === 0) fine++;
      const own = checkRegistry({ files: memoryTree(files), path: "model", v2 }).exitCode;
      if (own !== real) faults.push(`${batch}/${index}${v2 ? " --v2" : ""}: Weaver exits with ${real}, we with ${own}`);
    }
  }
  console.log(`Weaver accepts ${fine} of ${tried}`);
  return { tried, faults };
}

function realExitCode(binary: string, files: RegistryFiles, v2: boolean): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), "weavergen-fuzz-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const args = ["--quiet", "registry", "check", "-r", "model", ...(v2 ? ["--v2"] : [])];
    const { status } = spawnSync(binary, args, {
      cwd: folder,
      env: { HOME: folder },
      timeout: 20_000,
      stdio: "ignore",
    });
    return status === 0 || status === 1 ? status : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: "string", default: "50000" },
      seed: { type: "string", default: "1" },
      corpus: { type: "string", default: join(import.meta.dirname, "../../shared/conformance") },
      compare: { type: "string", default: "0" },
      show: { type: "string" },
    },
  });
  const [seed, runs, count] = [Number(values.seed), Number(values.runs), Number(values.compare)];
  const { corpus } = values;
  if (values.show !== undefined) {
    const [batch = 0, index = 0] = values.show.split("/").map(Number);
    for (const [path, text] of Object.entries(batchOf({ seed, batch, corpus: corpusOf(corpus) })[index] ?? {})) {
      console.log(`=== ${path}\n${text}`);
    }
    return;
  }
  const started = performance.now();
  const { tried, faults } = await run({ seed, corpus, batches: Math.ceil(runs / batchSize) });
  for (const fault of faults) console.error(fault);
  console.log(
    `${tried} registries, ${faults.length} faults, ${Math.round((performance.now() - started) / 1000)} s, seed ${seed}`,
  );
  const binary = process.env["WEAVER_BIN"];
  if (binary !== undefined && count > 0) {
    const compared = compare({ seed, corpus, binary, count });
    for (const fault of compared.faults) console.error(fault);
    console.log(`${compared.tried} compared with Weaver, ${compared.faults.length} differ`);
  }
  process.exitCode = faults.length > 0 ? 1 : 0;
}

if (isMainThread) await main();
else work(workerData as Options);
