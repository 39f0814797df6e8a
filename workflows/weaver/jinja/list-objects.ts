import { entriesOf, hasKey, lookUpKey } from "./order.ts";
import { mapOf } from "./map-value.ts";
import { checkCount } from "./arithmetic.ts";
import { Iterable, iterate, JinjaObject, type Value } from "./value.ts";

/** One group of `groupby`: a pair that also has names. */
export class GroupTuple extends JinjaObject {
  override readonly shape = "seq";
  readonly #grouper: Value;
  readonly #list: Iterable;

  constructor(grouper: Value, items: readonly Value[]) {
    super();
    this.#grouper = grouper;
    this.#list = new Iterable(items);
  }

  override get(key: Value): Value {
    if (key === "grouper") return this.#grouper;
    return key === "list" ? this.#list : undefined;
  }

  override items(): readonly Value[] {
    return [this.#grouper, this.#list];
  }
}

/** Several maps read as one; the last that has a key wins. */
export class MergedMap extends JinjaObject {
  override readonly shape = "map";
  readonly #maps: readonly Value[];

  constructor(maps: readonly Value[]) {
    super();
    this.#maps = maps;
  }

  override get(key: Value): Value {
    return lookUpKey(
      this.#maps.findLast((map) => hasKey(map, key) && lookUpKey(map, key) !== undefined),
      key,
    );
  }

  override items(): readonly Value[] {
    return entriesOf(mapOf(this.#maps.flatMap((map) => entriesOf(map)))).map(([key]) => key);
  }
}

/** Values read one after the other; one that cannot be iterated fails only when it is reached. */
export class Chained extends JinjaObject {
  override readonly shape = "iterable";
  readonly #values: readonly Value[];

  constructor(values: readonly Value[]) {
    super();
    this.#values = values;
  }

  override items(): readonly Value[] {
    const all = this.#values.flatMap((value) => iterate(value));
    checkCount(all.length);
    return all;
  }

  override get sized(): boolean {
    return false;
  }

  override render(): string {
    return "<iterator>";
  }
}
