import type { GeneratedFile } from "../weaver.ts";

/** A generated file as it is sent: without its content where that is what it was the last time. */
export interface SentFile {
  readonly path: string;
  readonly content: string | undefined;
}

/** Runs of which the files are remembered. */
const MOST_RUNS = 16;

/**
 * What both sides of a rendering thread remember of the files that they exchanged, so that after a small change only what
 * changed is sent. Both sides see the same runs in the same order, and so remember the same.
 */
export class LastFiles {
  readonly #runs = new Map<string, ReadonlyMap<string, string>>();

  has(run: string): boolean {
    return this.#runs.has(run);
  }

  /** On the thread's side. */
  sent(run: string, files: readonly GeneratedFile[]): readonly SentFile[] {
    const before = this.#runs.get(run);
    this.#keep(run, files);
    return files.map(({ path, content }) => ({ path, content: before?.get(path) === content ? undefined : content }));
  }

  /** On the other side. */
  received(run: string, files: readonly SentFile[]): readonly GeneratedFile[] {
    const before = this.#runs.get(run);
    const whole = files.map(({ path, content }) => ({ path, content: content ?? before?.get(path) ?? "" }));
    this.#keep(run, whole);
    return whole;
  }

  #keep(run: string, files: readonly GeneratedFile[]): void {
    this.#runs.delete(run);
    this.#runs.set(run, new Map(files.map(({ path, content }) => [path, content])));
    const [oldest] = this.#runs.keys();
    if (oldest !== undefined && this.#runs.size > MOST_RUNS) this.#runs.delete(oldest);
  }
}
