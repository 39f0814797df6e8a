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
  #files = new Map<string, RenderedFile>();
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
      const key = this.#keyOf(from);
      if (key !== undefined) this.#files.set(key, rendered);
    }
  }

  /** What was rendered from the same before, or else what `render` gives; an error is not remembered. */
  of(from: RenderedFrom, render: () => RenderedFile): RenderedFile {
    const key = this.#repeated.has(from.target) ? this.#keyOf(from) : undefined;
    const known = key === undefined ? undefined : this.#files.get(key);
    if (known !== undefined) return known;
    const rendered = render();
    this.#characters += rendered.path.length + rendered.content.length;
    if (key === undefined) this.#firstRuns.get(from.target)?.push([from, rendered]);
    else this.#files.set(key, rendered);
    return rendered;
  }

  #awaitSecond(target: object): void {
    const [oldest] = this.#firstRuns.keys();
    if (oldest !== undefined && this.#firstRuns.size >= MOST_FIRST_RUNS) this.#firstRuns.delete(oldest);
    this.#firstRuns.set(target, []);
  }

  #keyOf({ target, entry, file, params, ctx }: RenderedFrom): string | undefined {
    const ids = [[...params.keys()], [...params.values()], ctx].map((value) => this.#ids.of(value));
    if (ids.includes(undefined)) return undefined;
    return [this.#template(target), this.#template(entry), ...ids, file].join(" ");
  }

  #template(object: object): number {
    const id = this.#templates.get(object) ?? this.#templateCount++;
    this.#templates.set(object, id);
    return id;
  }

  #forget(): void {
    this.#ids.forget();
    this.rounds.forget();
    this.#files = new Map();
    this.#firstRuns = new Map();
    this.#characters = 0;
  }
}
