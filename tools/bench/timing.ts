import { spawnSync } from "node:child_process";
import { cpus, totalmem } from "node:os";

/** One run of a whole process. */
export interface Ran {
  readonly seconds: number;
  readonly peakMb: number;
}

interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command to its end. GNU time says what memory the whole process took at most. */
export function runOnce({ program, args, folder, env = {} }: Command): Ran {
  const started = performance.now();
  const run = spawnSync("/usr/bin/time", ["-f", "%M", program, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] ?? "", HOME: folder, ...env },
    stdio: ["ignore", "ignore", "pipe"],
    maxBuffer: 2 ** 30,
  });
  const seconds = (performance.now() - started) / 1_000;
  if (run.status !== 0)
    throw new Error(`${program} ${args.join(" ")} ended with ${run.status}: ${run.stderr.slice(-2_000)}`);
  return { seconds, peakMb: Number(run.stderr.trim().split("\n").at(-1)) / 1_024 };
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Median of the ratios pair by pair, so that what slows the machine for a while slows both sides. */
export function ratio(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.map((seconds, at) => seconds / (theirs[at] ?? Number.NaN)));
}

/** The exponent e of `y = c·x^e` that fits best (least squares of the logarithms). */
export function exponent(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (at: 0 | 1): number => logs.reduce((sum, point) => sum + point[at], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

export function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${memory} GiB, Node ${process.version}`;
}

/** Rounded for a table. */
export function seconds(value: number): string {
  return `${value.toFixed(value < 0.1 ? 3 : 2)} s`;
}
