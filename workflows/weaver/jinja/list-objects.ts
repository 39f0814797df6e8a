import { entriesOf, hasKey, lookUpKey } from "./order.ts";
import { mapOf } from "./map-value.ts";
import { Iterable, JinjaObject, type Value } from "./value.ts";

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
