import type { Value } from "../jinja/value.ts";
import { KnownRounds } from "./known-rounds.ts";
import { ValueIds } from "./value-ids.ts";

export interface RenderedFile {
  readonly path: string;
  readonly content: string;
}

/** All that the content of a generated file depends on; the template is named by objects that live as long as it is compiled. */
export interface RenderedFrom {
  readonly target: object;
  readonly entry: object;
  readonly file: string;
  readonly params: ReadonlyMap<string, Value>;
  readonly ctx: Value;
}

type FilesOfJob = Map<number, RenderedFile>;

interface Job extends Pick<RenderedFrom, "target" | "entry" | "file"> {
  readonly files: FilesOfJob | undefined;
}

interface Bounds {
  /** Characters of all contents and paths. */
  readonly characters: number;
  /** Values that are told apart. */
  readonly values: number;
}

/** Targets whose first run is kept for a second one. */
const MOST_FIRST_RUNS = 16;

/**
 * Generated files by what they were generated from, so that a run renders only what a change touches. Templates see nothing
 * but their context and parameters: no clock, no randomness, no environment. All is forgotten where the bounds are exceeded.
 * A process that renders a target once pays nothing: what a file was made of is looked at when its target runs again.
 */
export class RenderedFiles {
  readonly #bounds: Bounds;
  readonly #repeated = new WeakSet<object>();
  readonly #templates = new WeakMap<object, number>();
  #templateCount = 0;
  readonly #ids = new ValueIds();
  /** What changed in files that are rendered again. */
  readonly rounds = new KnownRounds(this.#ids);
  /** By what is the same for all files of one entry, and by the number of the context. */
  readonly #files = new Map<string, FilesOfJob>();
  #jobs = new WeakMap<RenderedFrom["params"], Job>();
  #firstRuns = new Map<object, (readonly [RenderedFrom, RenderedFile])[]>();
  #characters = 0;

  constructor(bounds: Bounds = { characters: 64 * 1024 * 1024, values: 1_000_000 }) {
    this.#bounds = bounds;
  }

  /** Begins a run of a target; from its second one on, what was rendered before is recognised. */
  begin(target: object): void {
    const characters = this.#characters + this.rounds.characters;
    if (characters > this.#bounds.characters || this.#ids.size > this.#bounds.values) this.#forget();
    const first = this.#firstRuns.get(target);
    if (first) this.#take(target, first);
    else if (!this.#repeated.has(target)) this.#awaitSecond(target);
    this.rounds.isOpen = this.#repeated.has(target);
  }

  /** To be called at the end of each run. */
  end(): void {
    this.rounds.isOpen = false;
  }

  #take(target: object, first: readonly (readonly [RenderedFrom, RenderedFile])[]): void {
    this.#firstRuns.delete(target);
    this.#repeated.add(target);
    for (const [from, rendered] of first) {
      const id = this.#ids.of(from.ctx);
      if (id !== undefined) this.#filesOf(from)?.set(id, rendered);
    }
  }

  /** What was rendered from the same before, or else what `render` gives; an error is not remembered. */
  of(from: RenderedFrom, render: () => RenderedFile): RenderedFile {
    const files = this.#repeated.has(from.target) ? this.#filesOf(from) : undefined;
    const id = files && this.#ids.of(from.ctx);
    const known = id === undefined ? undefined : files?.get(id);
    if (known !== undefined) return known;
    const rendered = render();
    this.#characters += rendered.path.length + rendered.content.length;
    if (id === undefined) this.#firstRuns.get(from.target)?.push([from, rendered]);
    else files?.set(id, rendered);
    return rendered;
  }

  #awaitSecond(target: object): void {
    const [oldest] = this.#firstRuns.keys();
    if (oldest !== undefined && this.#firstRuns.size >= MOST_FIRST_RUNS) this.#firstRuns.delete(oldest);
    this.#firstRuns.set(target, []);
  }

  /** Undefined where the parameters are no plain data. Found by the parameters, which all files of one entry share. */
  #filesOf({ target, entry, file, params }: RenderedFrom): FilesOfJob | undefined {
    const job = this.#jobs.get(params);
    if (job?.target === target && job.entry === entry && job.file === file) return job.files;
    const id = this.#ids.of([[...params.keys()], [...params.values()]]);
    const key = [this.#template(target), this.#template(entry), id, file].join(" ");
    const files = id === undefined ? undefined : (this.#files.get(key) ?? new Map<number, RenderedFile>());
    if (files) this.#files.set(key, files);
    this.#jobs.set(params, { target, entry, file, files });
    return files;
  }

  #template(object: object): number {
    const id = this.#templates.get(object) ?? this.#templateCount++;
    this.#templates.set(object, id);
    return id;
  }

  #forget(): void {
    this.#ids.forget();
    this.rounds.forget();
    this.#files.clear();
    this.#jobs = new WeakMap();
    this.#firstRuns = new Map();
    this.#characters = 0;
  }
}
