import { Float } from "../../jinja/value.ts";
import type { Change, EmitPath, PathTo } from "./filter.ts";
import { collect } from "./filter.ts";
import { bounds, find, position, slice, lettersOf, textFrom } from "./operations.ts";
import type { Emit, Fail, Meter, Result } from "./outcome.ts";
import { cannotUse, failure, JqFailure, stoppable } from "./outcome.ts";
import type { JqObject, JqValue } from "./value.ts";
import { field, isArray, isInteger, isObject, objectOf, toJson } from "./value.ts";

/** One step of a path whose indices are calculated. */
export type Step = { readonly optional: boolean } & (
  | { readonly kind: "index"; readonly index: JqValue }
  | { readonly kind: "all" }
  | { readonly kind: "range"; readonly from: JqValue | undefined; readonly upto: JqValue | undefined }
);

/** Keys and values of an array or object. */
export function entriesOf(value: JqValue): readonly (readonly [JqValue, JqValue])[] | JqFailure {
  if (isArray(value)) return value.map((item, at) => [at, item] as const);
  return isObject(value) ? Object.entries(value) : cannotUse(value, "iterable (array or object)");
}

export function valuesOf(value: JqValue): readonly JqValue[] | JqFailure {
  if (isArray(value)) return value;
  return isObject(value) ? Object.values(value) : cannotUse(value, "iterable (array or object)");
}

function stepResult(step: Exclude<Step, { kind: "all" }>, value: JqValue, meter: Meter): Result {
  return step.kind === "index" ? (find(value, step.index, meter) ?? null) : slice(value, step.from, step.upto);
}

/** Follows a path from `value` and gives what it finds. */
export function follow(
  steps: readonly Step[],
  start: { readonly value: JqValue; readonly meter: Meter },
  emit: Emit,
  fail: Fail,
  from = 0,
): void {
  const { value, meter } = start;
  const step = steps[from];
  if (!step) {
    emit(value);
    return;
  }
  const found = step.kind === "all" ? valuesOf(value) : stepResult(step, value, meter);
  if (found instanceof JqFailure) {
    if (!step.optional) fail(found);
  } else if (step.kind === "all") {
    meter.spend(1 + ((found as readonly JqValue[]).length >> 2));
    for (const item of found as readonly JqValue[]) follow(steps, { value: item, meter }, emit, fail, from + 1);
  } else follow(steps, { value: found, meter }, emit, fail, from + 1);
}

function rangeKey(from: JqValue | undefined, upto: JqValue | undefined): JqObject {
  return objectOf([
    ...(from === undefined ? [] : [["start", from] as const]),
    ...(upto === undefined ? [] : [["end", upto] as const]),
  ]);
}

/** Follows a path and gives what it finds together with its place. */
export function followPaths(
  steps: readonly Step[],
  start: { readonly value: JqValue; readonly path: PathTo | undefined; readonly meter: Meter },
  emit: EmitPath,
  fail: Fail,
  from = 0,
): void {
  const step = steps[from];
  if (!step) {
    emit(start.value, start.path);
    return;
  }
  const { meter } = start;
  const next = (key: JqValue, value: JqValue): void =>
    followPaths(steps, { value, path: { key, outer: start.path }, meter }, emit, fail, from + 1);
  const found = step.kind === "all" ? entriesOf(start.value) : stepResult(step, start.value, meter);
  if (found instanceof JqFailure) {
    if (!step.optional) fail(found);
  } else if (step.kind === "all") {
    const pairs = found as readonly (readonly [JqValue, JqValue])[];
    meter.spend(1 + (pairs.length >> 2));
    for (const [key, item] of pairs) next(key, item);
  } else next(step.kind === "index" ? step.index : rangeKey(step.from, step.upto), found);
}

/** First result of a change, undefined where there is none. Further results end the change. */
function first(change: Change, value: JqValue): Result | undefined {
  let result: Result | undefined;
  stoppable((stop) => {
    const take = (outcome: Result): void => {
      if (result !== undefined) stop();
      result = outcome;
    };
    change(value, take, take);
  });
  return result;
}

/** Replaces every value of an array or object by the results of a change. */
export function changeAll(value: JqValue, optional: boolean, change: Change): Result {
  if (isArray(value)) {
    return collect((emit, fail) => {
      for (const item of value) change(item, emit, fail);
    });
  }
  if (!isObject(value)) return optional ? value : cannotUse(value, "iterable (array or object)");
  const entries: [string, JqValue][] = [];
  for (const [key, item] of Object.entries(value)) {
    const changed = first(change, item);
    if (changed instanceof JqFailure) return changed;
    if (changed !== undefined) entries.push([key, changed]);
  }
  return objectOf(entries);
}

function changeField(value: JqObject, key: string, change: Change): Result {
  const before = field(value, key);
  const changed = first(change, before ?? null);
  if (changed instanceof JqFailure) return changed;
  if (changed !== undefined) return objectOf([...Object.entries(value), [key, changed]]);
  if (before === undefined) return value;
  // A deleted key leaves its place to the last one.
  const entries = Object.entries(value);
  const at = entries.findIndex(([name]) => name === key);
  const last = entries.pop();
  if (last && at < entries.length) entries[at] = last;
  return objectOf(entries);
}

function changeItem(value: readonly JqValue[], step: { index: JqValue; optional: boolean }, change: Change): Result {
  const { index, optional } = step;
  if (!isInteger(index)) return optional ? value : cannotUse(index, "integer");
  const at = position(index, value.length);
  if (at < 0 || at >= value.length) return optional ? value : failure(`index ${toJson(index)} out of bounds`);
  const changed = first(change, value[at] ?? null);
  if (changed instanceof JqFailure) return changed;
  return changed === undefined ? value.toSpliced(at, 1) : value.with(at, changed);
}

function changeRange(value: JqValue, step: Extract<Step, { kind: "range" }>, change: Change): Result {
  const list = typeof value === "string" ? lettersOf(value) : value;
  if (!isArray(list)) return step.optional ? value : cannotUse(value, "array");
  const range = bounds(list.length, step.from, step.upto);
  if ("wrong" in range) return step.optional ? value : cannotUse(range.wrong, "integer");
  const part = list.slice(range.from, range.upto);
  const isText = typeof value === "string";
  const changed = first(change, isText ? textFrom(part) : part);
  if (changed instanceof JqFailure) return changed;
  if (isText) {
    if (changed !== undefined && typeof changed !== "string") return cannotUse(changed, "string");
    return textFrom([...list.slice(0, range.from), changed ?? "", ...list.slice(range.upto)]);
  }
  if (changed !== undefined && !isArray(changed)) return cannotUse(changed, "array");
  return list.toSpliced(range.from, range.upto - range.from, ...(changed ?? []));
}

function changeStep(value: JqValue, step: Step, change: Change): Result {
  if (step.kind === "all") return changeAll(value, step.optional, change);
  if (step.kind === "range") return changeRange(value, step, change);
  const { index, optional } = step;
  if ((isArray(value) || typeof value === "string") && isObject(index)) {
    const range = { kind: "range", optional, from: field(index, "start"), upto: field(index, "end") } as const;
    return changeRange(value, range, change);
  }
  if (isArray(value)) return changeItem(value, { index, optional }, change);
  if (isObject(value) && !(value instanceof Float)) {
    return typeof index === "string" ? changeField(value, index, change) : cannotUse(index, "string");
  }
  return optional ? value : cannotUse(value, "iterable (array or object)");
}

/** Changes what a path finds, and gives the whole with it. */
export function changeAt(steps: readonly Step[], value: JqValue, change: Change, from = 0): Result {
  const step = steps[from];
  if (!step) return value;
  if (from === steps.length - 1) return changeStep(value, step, change);
  return changeStep(value, step, (inner, emit, fail) => {
    const changed = changeAt(steps, inner, change, from + 1);
    if (changed instanceof JqFailure) fail(changed);
    else emit(changed);
  });
}
