import { Float, isPlainMap, SafeString, type Value } from "../jinja/value.ts";
import { Decimal } from "./jq/value.ts";

/**
 * Numbers values by their content: two values have the same number exactly if templates cannot tell them apart. An object
 * that was numbered before is recognised without looking into it, so numbering what a small change left alone costs nothing.
 */
export class ValueIds {
  readonly #plain = new Map<unknown, number>();
  readonly #composed = new Map<string, number>();
  #objects = new WeakMap<object, number>();
  #next = 0;

  /** Values that are told apart. */
  get size(): number {
    return this.#next;
  }

  forget(): void {
    this.#plain.clear();
    this.#composed.clear();
    this.#objects = new WeakMap();
    this.#next = 0;
  }

  /** Undefined for what is not plain data. */
  of(value: Value): number | undefined {
    if (typeof value !== "object" || value === null) return this.#number(this.#plain, value);
    const known = this.#objects.get(value);
    if (known !== undefined) return known;
    const key = this.#keyOf(value);
    if (key === undefined) return undefined;
    const id = this.#number(this.#composed, key);
    this.#objects.set(value, id);
    return id;
  }

  #keyOf(value: Value & object): string | undefined {
    if (value instanceof Decimal) return `d${value.text}`;
    if (value instanceof Float) return `f${Object.is(value.value, -0) ? "-0" : value.value}`;
    if (value instanceof SafeString) return `s${this.of(value.value)}`;
    if (Array.isArray(value)) return this.#listKey(value);
    return isPlainMap(value) ? this.#mapKey(value) : undefined;
  }

  #listKey(list: readonly Value[]): string | undefined {
    let key = "[";
    for (const item of list) {
      const id = this.of(item);
      if (id === undefined) return undefined;
      key += `${id},`;
    }
    return key;
  }

  #mapKey(map: Readonly<Record<string, Value>>): string | undefined {
    let key = "{";
    for (const name of Object.keys(map)) {
      const id = this.of(map[name]);
      if (id === undefined) return undefined;
      key += `${this.of(name)}:${id},`;
    }
    return key;
  }

  #number<Key>(numbers: Map<Key, number>, key: Key): number {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const id = this.#next++;
    numbers.set(key, id);
    return id;
  }
}
