/**
 * Tries generated and mutated templates, jq filters and weaver.yaml files: no crash, no hang, no error but our own, no file
 * outside the output folder, no changed prototype.
 * `node tools/fuzz-templates.ts --runs 100000 --seed 1 [--corpus FOLDER] [--generous] [--show INDEX]`
 * With WEAVER_BIN set, `--compare N` also holds N batches of 300 templates against the real Weaver, byte for byte.
 * `--generous` tries them with the limits of the product instead of tight ones.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { anyCase, readTrees } from "./fuzz/any-case.ts";
import { compareBatch } from "./fuzz/same-as-weaver.ts";
import { runCases, type Progress } from "./fuzz/in-thread.ts";
import { faultOf, type Limits } from "./fuzz/try-case.ts";

/** Longest time of a case, in milliseconds that its thread works: others may keep the machine busy. */
const longest = { tight: 2_000, generous: 60_000 } as const;

interface Work {
  readonly seed: number;
  readonly runs: number;
  readonly corpus: string;
  readonly first: number;
  readonly limits: Limits;
}

function work({ seed, runs, corpus, first, limits }: Work): void {
  const trees = readTrees(corpus);
  const tell = (progress: Progress): void => parentPort?.postMessage(progress);
  for (let index = first; index < runs; index++) {
    const tried = anyCase({ seed, index }, trees);
    tell({ index, kind: tried.kind, ended: false });
    const before = process.threadCpuUsage().user;
    const fault = faultOf(tried, limits);
    const taken = Math.round((process.threadCpuUsage().user - before) / 1000);
    tell({
      index,
      kind: tried.kind,
      ended: true,
      fault: fault ?? (taken > longest[limits] ? `took ${taken} ms` : undefined),
    });
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: "string", default: "100000" },
      seed: { type: "string", default: "1" },
      corpus: { type: "string", default: join(import.meta.dirname, "../../shared/conformance") },
      show: { type: "string" },
      compare: { type: "string", default: "0" },
      generous: { type: "boolean", default: false },
    },
  });
  const { corpus } = values;
  const [seed, runs] = [Number(values.seed), Number(values.runs)];
  if (values.show !== undefined) return show({ seed, index: Number(values.show) }, corpus);
  const limits = values.generous ? "generous" : "tight";
  const started = performance.now();
  const options = {
    url: new URL(import.meta.url),
    data: { seed, runs, corpus, limits },
    limitMs: longest[limits] * 60,
    memoryMb: 512,
  };
  const { tried, faults } = await runCases(options, (line) => console.log(line));
  const counts = [...tried].map(([kind, count]) => `${count} ${kind}`).join(", ");
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`${counts}; ${faults.length} faults, ${seconds} s, seed ${seed}`);
  const binary = process.env["WEAVER_BIN"];
  const differences = binary === undefined ? 0 : compare({ seed, batches: Number(values.compare), binary });
  process.exitCode = faults.length + differences > 0 ? 1 : 0;
}

function compare(options: { readonly seed: number; readonly batches: number; readonly binary: string }): number {
  let differences = 0;
  for (let batch = 0; batch < options.batches; batch++) {
    const compared = compareBatch({ seed: options.seed, batch, size: 300 }, options.binary);
    if (!compared) console.log(`Weaver does not end with batch ${batch}`);
    for (const difference of compared?.differences ?? []) console.error(difference);
    differences += compared?.differences.length ?? 0;
    if (compared)
      console.log(`${compared.tried} compared, Weaver renders ${compared.rendered}, ${differences} differ so far`);
  }
  return differences;
}

function show(number: { seed: number; index: number }, corpus: string): void {
  const tried = anyCase(number, readTrees(corpus));
  if (tried.kind === "jq") console.log(tried.program);
  else for (const [path, text] of Object.entries(tried.files)) console.log(`=== ${path}\n${text}`);
  console.log(`--- ${faultOf(tried) ?? "fine"}`);
}

if (isMainThread) await main();
else work(workerData as Work);
