import { invalid, JinjaError } from "./error.ts";
import { equals } from "./order.ts";
import type { State } from "./state.ts";
import { JinjaObject, type Kwargs, textOf, type Value } from "./value.ts";

const names = [
  "index0",
  "index",
  "length",
  "revindex",
  "revindex0",
  "first",
  "last",
  "depth",
  "depth0",
  "previtem",
  "nextitem",
] as const;

interface LoopOptions {
  readonly items: readonly Value[];
  readonly sized: boolean;
  readonly depth: number;
  /** False for the loop that only filters. */
  readonly isNamed: boolean;
  readonly recurse: ((state: State, items: Value) => void) | undefined;
}

/** The variable `loop`. */
export class LoopObject extends JinjaObject {
  override readonly shape = "map";
  readonly #items: readonly Value[];
  readonly #length: number | undefined;
  readonly depth: number;
  readonly isNamed: boolean;
  readonly recurse: LoopOptions["recurse"];
  #changed: readonly Value[] | undefined;
  index = -1;

  constructor(options: LoopOptions) {
    super();
    this.#items = options.items;
    this.#length = options.sized ? options.items.length : undefined;
    this.depth = options.depth;
    this.isNamed = options.isNamed;
    this.recurse = options.recurse;
  }

  override items(): readonly Value[] {
    return names;
  }

  override has(key: Value): boolean {
    return names.some((name) => name === key);
  }

  override get(key: Value): Value {
    const { index } = this;
    const length = this.#length;
    switch (textOf(key) ?? "") {
      case "index":
        return index + 1;
      case "index0":
        return index;
      case "length":
        return length;
      case "revindex":
        return length === undefined ? undefined : Math.max(length - index, 0);
      case "revindex0":
        return length === undefined ? undefined : Math.max(length - index - 1, 0);
      case "first":
        return index === 0;
      case "last":
        return length !== undefined && (length === 0 || index === length - 1);
      case "depth":
        return this.depth + 1;
      case "depth0":
        return this.depth;
      case "previtem":
        return this.#items[index - 1];
      case "nextitem":
        return this.#items[index + 1];
      default:
        return undefined;
    }
  }

  override call(): Value {
    throw invalid("loop recursion cannot be called this way");
  }

  override callMethod(name: string, args: readonly Value[], kwargs: Kwargs, _state: State): Value {
    const all = Object.keys(kwargs).length > 0 ? [...args, kwargs] : args;
    if (name === "cycle") return all[this.index % all.length];
    if (name !== "changed") throw new JinjaError("unknown method");
    const before = this.#changed;
    if (before && before.length === all.length && before.every((value, i) => equals(value, all[i]))) return false;
    this.#changed = all;
    return true;
  }

  override render(): string {
    return `<loop ${this.index}/${this.#length ?? "?"}>`;
  }
}
