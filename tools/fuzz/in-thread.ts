import { Worker } from "node:worker_threads";
import { STACK_MB } from "../../workflows/weaver/forge/render-host.ts";

/** What a thread tells about one case. */
export interface Progress {
  readonly index: number;
  /** Set once the case has ended, where it went wrong. */
  readonly fault?: string | undefined;
  readonly ended: boolean;
  /** Kind of the case, for the count. */
  readonly kind: string;
}

export interface ThreadOptions {
  /** The module that the thread runs; it gets `data` with the index of its first case. */
  readonly url: URL;
  readonly data: Readonly<Record<string, unknown>>;
  readonly limitMs: number;
  readonly memoryMb: number;
}

/** Runs cases from `first` on in a thread of its own. @returns the case that hung or ended the thread, undefined where all went through */
function runFrom(
  first: number,
  options: ThreadOptions,
  onProgress: (progress: Progress) => void,
): Promise<Progress | undefined> {
  const worker = new Worker(options.url, {
    workerData: { ...options.data, first },
    resourceLimits: { maxOldGenerationSizeMb: options.memoryMb, stackSizeMb: STACK_MB },
  });
  return new Promise((resolve) => {
    let current: Progress = { index: first, ended: false, kind: "none" };
    let timer: NodeJS.Timeout | undefined;
    const stop = (fault: string): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve({ ...current, ended: true, fault });
    };
    worker.on("message", (progress: Progress) => {
      clearTimeout(timer);
      current = progress;
      if (!progress.ended) timer = setTimeout(() => stop("did not end"), options.limitMs);
      onProgress(progress);
    });
    worker.on("error", (error) => stop(`ended the thread: ${String(error)}`));
    worker.on("exit", (code) => (code === 0 ? resolve(undefined) : undefined));
  });
}

export interface Outcome {
  readonly tried: ReadonlyMap<string, number>;
  readonly faults: readonly string[];
}

/** Runs all cases; one that does not end costs its thread, not the run. */
export async function runCases(options: ThreadOptions, log: (line: string) => void): Promise<Outcome> {
  const tried = new Map<string, number>();
  const faults: string[] = [];
  let count = 0;
  const record = ({ index, kind, fault }: Progress): void => {
    tried.set(kind, (tried.get(kind) ?? 0) + 1);
    if (fault !== undefined) {
      faults.push(`${index} (${kind}): ${fault}`);
      log(`FAULT ${faults.at(-1)}`);
    }
    if (++count % 5_000 === 0) log(`${count} tried, ${faults.length} faults`);
  };
  let first = 0;
  for (;;) {
    const last = await runFrom(first, options, (progress) => progress.ended && record(progress));
    if (last === undefined) return { tried, faults };
    record(last);
    first = last.index + 1;
  }
}
