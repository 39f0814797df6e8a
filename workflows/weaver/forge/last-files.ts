import type { GeneratedFile } from "../weaver.ts";

/** A generated file as it is sent: without its content where that is what it was the last time. */
export interface SentFile {
  readonly path: string;
  readonly content: string | undefined;
}

interface Bounds {
  /** Runs of which the files are remembered. */
  readonly runs: number;
  /** Of all their contents, whatever templates write. */
  readonly characters: number;
}

interface Run {
  readonly contents: ReadonlyMap<string, string>;
  readonly characters: number;
}

/**
 * What both sides of a rendering thread remember of the files that they exchanged, so that after a small change only what
 * changed is sent. Both sides see the same runs in the same order, and so remember the same; the longest unused go first.
 */
export class LastFiles {
  readonly #bounds: Bounds;
  readonly #runs = new Map<string, Run>();
  #characters = 0;

  constructor(bounds: Bounds = { runs: 16, characters: 32 * 1024 * 1024 }) {
    this.#bounds = bounds;
  }

  has(run: string): boolean {
    return this.#runs.has(run);
  }

  /** On the thread's side. */
  sent(run: string, files: readonly GeneratedFile[]): readonly SentFile[] {
    const before = this.#runs.get(run)?.contents;
    this.#keep(run, files);
    return files.map(({ path, content }) => ({ path, content: before?.get(path) === content ? undefined : content }));
  }

  /** On the other side. */
  received(run: string, files: readonly SentFile[]): readonly GeneratedFile[] {
    const before = this.#runs.get(run)?.contents;
    const whole = files.map(({ path, content }) => ({ path, content: content ?? before?.get(path) ?? "" }));
    this.#keep(run, whole);
    return whole;
  }

  #keep(run: string, files: readonly GeneratedFile[]): void {
    this.#forget(run);
    const characters = files.reduce((sum, { path, content }) => sum + path.length + content.length, 0);
    this.#runs.set(run, { contents: new Map(files.map(({ path, content }) => [path, content])), characters });
    this.#characters += characters;
    for (const oldest of this.#runs.keys()) {
      if (this.#runs.size <= this.#bounds.runs && this.#characters <= this.#bounds.characters) return;
      this.#forget(oldest);
    }
  }

  #forget(run: string): void {
    this.#characters -= this.#runs.get(run)?.characters ?? 0;
    this.#runs.delete(run);
  }
}
