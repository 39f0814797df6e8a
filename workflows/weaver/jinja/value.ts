import { JinjaError, invalid } from "./error.ts";
import type { State } from "./state.ts";
import { charCount, chars, compareText } from "./text.ts";

/**
 * A value of the template language.
 *
 * `undefined` is undefined and `null` is none. A safe integral `number` or a `bigint` is an integer (128 bits at most), any other
 * `number` and every `Float` a float. Maps are plain objects (own keys only, read in sorted order) or `JinjaObject`s.
 */
export type Value =
  | undefined
  | null
  | boolean
  | number
  | bigint
  | string
  | Float
  | SafeString
  | JinjaObject
  | readonly Value[]
  | { readonly [key: string]: Value };

export type Kwargs = Readonly<Record<string, Value>>;

/** A filter, test, function or method. A filter or test receives its value as `args[0]`. */
export type JinjaFunction = (args: readonly Value[], kwargs: Kwargs, state: State) => Value;

/** A float with an integral value, so that `1.0` is not the integer `1`. */
export class Float {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** Text that auto-escaping leaves alone. */
export class SafeString {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

export type ObjectShape = "plain" | "map" | "seq" | "iterable";

/** An object of the host: override what it offers. */
export abstract class JinjaObject {
  readonly shape: ObjectShape = "plain";

  /** The value under a key, `undefined` if there is none. */
  get(_key: Value): Value {
    return undefined;
  }

  has(key: Value): boolean {
    return this.get(key) !== undefined;
  }

  /** Keys of a map, items of a seq or an iterable. */
  items(): readonly Value[] | undefined {
    return undefined;
  }

  /** False where the number of items is not known before iterating. */
  get sized(): boolean {
    return this.items() !== undefined;
  }

  call(_args: readonly Value[], _kwargs: Kwargs, _state: State): Value {
    throw invalid("object is not callable");
  }

  callMethod(name: string, args: readonly Value[], kwargs: Kwargs, state: State): Value {
    if (!this.has(name)) throw new JinjaError("unknown method");
    return callValue(this.get(name), args, kwargs, state);
  }

  /** The text of the object, where it is not that of a map or a list. */
  render(): string | undefined {
    return undefined;
  }
}

/** A result that can be iterated but is no sequence: `range`, slices, `items`, `split`. */
export class Iterable extends JinjaObject {
  override readonly shape = "iterable";
  readonly #items: readonly Value[];
  readonly #sized: boolean;

  constructor(items: readonly Value[], sized = true) {
    super();
    this.#items = items;
    this.#sized = sized;
  }

  override items(): readonly Value[] {
    return this.#items;
  }

  override get sized(): boolean {
    return this.#sized;
  }

  override render(): string | undefined {
    return this.#sized ? undefined : "<iterator>";
  }
}

export class FunctionObject extends JinjaObject {
  readonly #name: string;
  readonly #call: JinjaFunction;

  constructor(name: string, call: JinjaFunction) {
    super();
    this.#name = name;
    this.#call = call;
  }

  override call(args: readonly Value[], kwargs: Kwargs, state: State): Value {
    return this.#call(args, kwargs, state);
  }

  override render(): string {
    return this.#name;
  }
}

export type Kind =
  | "undefined"
  | "none"
  | "bool"
  | "number"
  | "string"
  | "sequence"
  | "map"
  | "iterator"
  | "plain object";

const kindOfShape = { plain: "plain object", map: "map", seq: "sequence", iterable: "iterator" } as const;

export function kindOf(value: Value): Kind {
  if (value === undefined) return "undefined";
  if (typeof value === "string") return "string";
  if (typeof value === "number" || typeof value === "bigint") return "number";
  return typeof value === "boolean" ? "bool" : kindOfObject(value);
}

function kindOfObject(value: Value & (object | null)): Kind {
  if (value === null) return "none";
  if (Array.isArray(value)) return "sequence";
  if (value instanceof JinjaObject) return kindOfShape[value.shape];
  if (value instanceof Float) return "number";
  if (value instanceof SafeString) return "string";
  return "map";
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isPlainMap(value: Value): value is { readonly [key: string]: Value } {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof JinjaObject) &&
    !(value instanceof Float) &&
    !(value instanceof SafeString)
  );
}

export function isInteger(value: Value): value is number | bigint {
  return (
    typeof value === "bigint" || (typeof value === "number" && Number.isSafeInteger(value) && !Object.is(value, -0))
  );
}

export function isFloat(value: Value): value is number | Float {
  return value instanceof Float || (typeof value === "number" && !isInteger(value));
}

/** A float value, kept apart from an integer. */
export function float(value: number): Value {
  return Number.isInteger(value) ? new Float(value) : value;
}

const smallest = BigInt(Number.MIN_SAFE_INTEGER);
const largest = BigInt(Number.MAX_SAFE_INTEGER);

/** An integer in its one representation. */
export function integer(value: bigint): Value {
  return value >= smallest && value <= largest ? Number(value) : value;
}

/** The text of a string value; undefined for any other value. */
export function textOf(value: Value): string | undefined {
  if (typeof value === "string") return value;
  return value instanceof SafeString ? value.value : undefined;
}

/** Own keys of a plain map in sorted order. */
export function sortedKeys(map: object): string[] {
  const keys = Object.keys(map);
  for (let i = 1; i < keys.length; i++) {
    if ((keys[i - 1] ?? "") > (keys[i] ?? "")) return keys.sort(compareText);
  }
  return keys;
}

/** Items to iterate over, undefined where the value is not iterable. Maps give their keys, strings their characters. */
export function itemsOf(value: Value): readonly Value[] | undefined {
  if (Array.isArray(value)) return value as readonly Value[];
  if (value === undefined || value === null) return [];
  const text = textOf(value);
  if (text !== undefined) return charactersOf(text);
  if (value instanceof JinjaObject) return value.items();
  return isPlainMap(value) ? sortedKeys(value) : undefined;
}

const longestIteratedText = 2 ** 21;

function charactersOf(text: string): readonly string[] {
  if (text.length > longestIteratedText) throw invalid("text is too long to iterate");
  return chars(text);
}

export function iterate(value: Value): readonly Value[] {
  const items = itemsOf(value);
  if (!items) throw invalid(`${kindOf(value)} is not iterable`);
  return items;
}

/** Items of a list, map or host object; strings and none have none. */
export function objectItems(value: Value): readonly Value[] | undefined {
  return value === null || typeof value !== "object" || value instanceof SafeString ? undefined : itemsOf(value);
}

/** Whether the number of items is known before iterating; not so for strings, as in MiniJinja. */
export function isSized(value: Value): boolean {
  const text = textOf(value);
  if (text !== undefined) return text === "";
  return value instanceof JinjaObject ? value.sized : true;
}

export function lengthOf(value: Value): number | undefined {
  const text = textOf(value);
  if (text !== undefined) return charCount(text);
  if (Array.isArray(value)) return value.length;
  if (value instanceof JinjaObject) return value.sized ? value.items()?.length : undefined;
  return isPlainMap(value) ? Object.keys(value).length : undefined;
}

export function isTrue(value: Value): boolean {
  if (value === undefined || value === null) return false;
  return typeof value === "object" ? isObjectTrue(value) : Boolean(value) || Number.isNaN(value);
}

function isObjectTrue(value: Value & object): boolean {
  if (value instanceof Float) return value.value !== 0;
  if (value instanceof SafeString) return value.value !== "";
  if (value instanceof JinjaObject && value.shape === "plain") return true;
  return lengthOf(value) !== 0;
}

export function callValue(value: Value, args: readonly Value[], kwargs: Kwargs, state: State): Value {
  if (value instanceof JinjaObject) return value.call(args, kwargs, state);
  if (isList(value) || isPlainMap(value)) throw invalid("object is not callable");
  throw invalid(`value of type ${kindOf(value)} is not callable`);
}
