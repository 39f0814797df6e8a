import { toText } from "./display.ts";
import { invalid, JinjaError } from "./error.ts";
import { equals, hasKey, lookUpKey, numeric } from "./order.ts";
import { chars, hasAstral } from "./text.ts";
import {
  isList,
  isPlainMap,
  isSized,
  Iterable,
  JinjaObject,
  kindOf,
  objectItems,
  textOf,
  type Value,
} from "./value.ts";

/** `value.name` */
export function getAttribute(value: Value, name: string): Value {
  if (value === undefined) throw new JinjaError("undefined value");
  return attributeOf(value, name);
}

function attributeOf(value: Value, name: string): Value {
  if (value === null || typeof value !== "object" || isList(value)) return undefined;
  if (value instanceof JinjaObject) return value.get(name);
  return isPlainMap(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** `value[key]` */
export function getItem(value: Value, key: Value): Value {
  if (value === undefined) throw new JinjaError("undefined value");
  if (isList(value)) return at(value, key);
  const text = textOf(value);
  if (text !== undefined) return characterAt(text, key);
  if (!(value instanceof JinjaObject)) return lookUpKey(value, key);
  const own = value.get(key);
  if (own !== undefined || value.shape === "map" || value.shape === "plain") return own;
  return !value.sized && (asIndex(key) ?? 0) < 0 ? undefined : at(value.items() ?? [], key);
}

function characterAt(text: string, key: Value): Value {
  const index = asIndex(key);
  if (index === undefined) return undefined;
  if (hasAstral(text)) return at(chars(text), key);
  const char = text.charAt(index < 0 ? text.length + index : index);
  return char === "" ? undefined : char;
}

function at(items: readonly Value[], key: Value): Value {
  const index = asIndex(key);
  return index === undefined ? undefined : items[index < 0 ? items.length + index : index];
}

/** A whole number as MiniJinja converts a subscript; undefined where it does not. */
export function asIndex(value: Value): number | undefined {
  const number = numeric(value);
  const index = number === undefined ? Number.NaN : Number(number);
  return Number.isInteger(index) && index >= -(2 ** 63) && index < 2 ** 63 ? index : undefined;
}

/** Follows `a.b.0`: whole numbers are subscripts. */
export function getPath(value: Value, path: string): Value {
  if (!path.includes(".") && !/^\+?\d+$/.test(path)) return getAttribute(value, path);
  let current = value;
  for (const part of path.split(".")) {
    current = /^\+?\d+$/.test(part) ? getItem(current, Number(part)) : getAttribute(current, part);
  }
  return current;
}

export function getPathOr(value: Value, path: string, fallback: Value): Value {
  try {
    const found = getPath(value, path);
    return found === undefined ? fallback : found;
  } catch (error) {
    if (error instanceof JinjaError) return fallback;
    throw error;
  }
}

/** `value in container` */
export function contains(container: Value, value: Value): boolean {
  if (container === undefined) return false;
  const text = textOf(container);
  if (text !== undefined) return text.includes(toText(value));
  const kind = kindOf(container);
  if (kind === "map") return hasKey(container, value);
  if (kind === "sequence" || kind === "iterator") {
    return (objectItems(container) ?? []).some((item) => equals(item, value));
  }
  if (kind === "plain object") return false;
  throw invalid("cannot perform a containment check on this value");
}

/** `value[start:stop:step]` */
export function slice(value: Value, bounds: readonly [Value, Value, Value]): Value {
  const [start, stop] = [bound(bounds[0]), bound(bounds[1])];
  const step = bound(bounds[2]) ?? 1;
  if (step === 0) throw invalid("cannot slice by step size of 0");
  const text = textOf(value);
  if (text !== undefined) return pick(chars(text), start, stop, step).join("");
  if (value === undefined || value === null) return [];
  const items = kindOf(value) === "map" || kindOf(value) === "plain object" ? undefined : objectItems(value);
  if (!items) throw invalid(`value of type ${kindOf(value)} cannot be sliced`);
  if (isSized(value) || step < 0) return new Iterable(pick(items, start, stop, step));
  return sliceUnsized(items, [start, stop, step]);
}

/** MiniJinja takes an iterator without a known length as empty wherever a bound counts from the end. */
function sliceUnsized(
  items: readonly Value[],
  [start, stop, step]: readonly [number | undefined, number | undefined, number],
): Value {
  const from = fromEnd(start ?? 0, 0);
  const end = fromEnd(stop ?? 0, 0);
  return new Iterable(from < end ? pick(items, from, end, step) : [], from >= end);
}

function bound(value: Value): number | undefined {
  if (value === null) return undefined;
  const index = asIndex(value);
  if (index === undefined) throw invalid(`cannot convert ${kindOf(value)} to i64`);
  return index;
}

function pick<T>(items: readonly T[], start: number | undefined, stop: number | undefined, step: number): T[] {
  const picked: T[] = [];
  if (step > 0) {
    const from = fromEnd(start ?? 0, items.length);
    const to = Math.min(fromEnd(stop ?? items.length, items.length), items.length);
    for (let i = from; i < to; i += step) picked.push(items[i] as T);
    return picked;
  }
  for (const i of backwards(items.length, start, stop, -step)) picked.push(items[i] as T);
  return picked;
}

function fromEnd(index: number, length: number): number {
  return index < 0 ? Math.max(0, length + index) : index;
}

/** The indices of a slice with a negative step; `stop` counts only where the step meets it, as in MiniJinja. */
function* backwards(
  length: number,
  start: number | undefined,
  stop: number | undefined,
  step: number,
): Generator<number> {
  const last = Math.max(length - 1, 0);
  const from = start === undefined || start >= length ? last : fromEnd(start, length);
  const to = stop === undefined ? 0 : fromEnd(stop, length);
  const count = to === 0 ? Math.floor((from + step) / step) : Math.floor((from - to + step - 1) / step);
  for (let i = 0, index = from; i < count && index >= to && index < length; i++, index -= step) yield index;
}
