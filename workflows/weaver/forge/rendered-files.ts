import type { Value } from "../jinja/value.ts";
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

/**
 * Generated files by what they were generated from, so that a run renders only what a change touches. Templates see nothing
 * but their context and parameters: no clock, no randomness, no environment. All is forgotten where the bounds are exceeded.
 */
export class RenderedFiles {
  readonly #bounds: Bounds;
  #ids = new ValueIds();
  #templates = new WeakMap<object, number>();
  #templateCount = 0;
  #files = new Map<string, RenderedFile>();
  #characters = 0;

  constructor(bounds: Bounds = { characters: 64 * 1024 * 1024, values: 1_000_000 }) {
    this.#bounds = bounds;
  }

  /** What was rendered from the same before, or else what `render` gives; an error is not remembered. */
  of(from: RenderedFrom, render: () => RenderedFile): RenderedFile {
    if (this.#characters > this.#bounds.characters || this.#ids.size > this.#bounds.values) this.#forget();
    const key = this.#keyOf(from);
    const known = key === undefined ? undefined : this.#files.get(key);
    if (known !== undefined) return known;
    const rendered = render();
    if (key === undefined) return rendered;
    this.#files.set(key, rendered);
    this.#characters += key.length + rendered.path.length + rendered.content.length;
    return rendered;
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
    this.#ids = new ValueIds();
    this.#files = new Map();
    this.#characters = 0;
  }
}
