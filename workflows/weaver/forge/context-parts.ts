import { fromJson, toJson } from "../jinja/json.ts";
import { survives } from "./jq/handed-number.ts";
import { knowAsPlain } from "./jq/plain-values.ts";
import type { JqValue } from "./jq/value.ts";
import { isPlainMap, type Value } from "../jinja/value.ts";

/** A context without the items of its lists of groups and signals, which are sent one by one. */
export type ContextShape =
  | { readonly is: "list"; readonly parts: readonly number[] }
  | { readonly is: "map"; readonly entries: readonly (readonly [key: string, shape: ContextShape])[] }
  | { readonly is: "text"; readonly json: string };

export interface ContextPart {
  readonly id: number;
  readonly json: string;
  /** Holds floats that `JSON.parse` would take for integers, or that jq changes. */
  readonly exact: boolean;
}

export interface PartedContext {
  readonly shape: ContextShape;
  readonly parts: readonly ContextPart[];
}

/** `groups` lies at depth 1, `registry.attributes` at depth 2. */
const deepestList = 2;

/**
 * Takes contexts apart for the threads: an item of a list that stood in an earlier context too, as the same object, has the
 * same id, so that a thread is sent what changed.
 */
export class ContextParts {
  readonly #parts = new WeakMap<object, ContextPart>();
  readonly #contexts = new WeakMap<object, PartedContext>();
  #nextId = 0;

  of(context: Value): PartedContext {
    if (typeof context !== "object" || context === null) return this.#take(context);
    const known = this.#contexts.get(context) ?? this.#take(context);
    this.#contexts.set(context, known);
    return known;
  }

  #take(context: Value): PartedContext {
    const parts: ContextPart[] = [];
    return { shape: this.#shape(context, 0, parts), parts };
  }

  #shape(value: Value, depth: number, parts: ContextPart[]): ContextShape {
    if (depth > 0 && isPlainList(value)) {
      const own = value.map((item) => this.#part(item));
      parts.push(...own);
      return { is: "list", parts: own.map(({ id }) => id) };
    }
    if (depth < deepestList && isPlainMap(value)) {
      const entries = Object.entries(value).map(([key, item]) => [key, this.#shape(item, depth + 1, parts)] as const);
      return { is: "map", entries };
    }
    return { is: "text", json: toJson(value) };
  }

  #part(item: Value): ContextPart {
    if (typeof item !== "object" || item === null) return this.#newPart(item);
    const known = this.#parts.get(item) ?? this.#newPart(item);
    this.#parts.set(item, known);
    return known;
  }

  #newPart(item: Value): ContextPart {
    const exact = !isPlain(item);
    return { id: this.#nextId++, json: exact ? toJson(item) : JSON.stringify(item), exact };
  }
}

function isPlainList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** jq must look at a float that it would hand over as another one. */
function isKept(value: number): boolean {
  return Number.isFinite(value) && survives(value);
}

/** Whether `JSON.stringify` and `JSON.parse` keep the value as it is. */
function isPlain(value: Value): boolean {
  if (typeof value === "bigint" || value === undefined) return false;
  if (typeof value === "number") return Number.isInteger(value) ? !Object.is(value, -0) : isKept(value);
  if (typeof value !== "object" || value === null) return true;
  if (isPlainList(value)) return value.every(isPlain);
  return isPlainMap(value) && Object.values(value).every(isPlain);
}

/** The other side: puts contexts together, and keeps the parts of the last one. */
export class KeptParts {
  #kept = new Map<number, Value>();
  #last: Value;

  /** @param shape left out: the context of the last call */
  context(shape: ContextShape | undefined, sent: readonly ContextPart[]): Value {
    if (shape === undefined) return this.#last;
    const fresh = new Map(sent.map((part) => [part.id, valueOf(part)]));
    const used = new Map<number, Value>();
    const context = put(shape, (id) => {
      const part = fresh.has(id) ? fresh.get(id) : this.#kept.get(id);
      used.set(id, part);
      return part;
    });
    this.#kept = used;
    this.#last = context;
    return context;
  }
}

function valueOf({ json, exact }: ContextPart): Value {
  if (exact) return fromJson(json);
  const value = JSON.parse(json) as JqValue;
  knowAsPlain(value);
  return value;
}

function put(shape: ContextShape, part: (id: number) => Value): Value {
  if (shape.is === "text") return fromJson(shape.json);
  if (shape.is === "list") return shape.parts.map(part);
  return Object.fromEntries(shape.entries.map(([key, inner]) => [key, put(inner, part)]));
}
