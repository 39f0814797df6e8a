import { deliver, identity, list, nothing, recurse, updateWith } from "./basic-filters.ts";
import { condition, path, pipe } from "./control-filters.ts";
import type { Filter, Scope } from "./filter.ts";
import { calculated, collect, keysOf } from "./filter.ts";
import { loop, range, recurseBy } from "./loops.ts";
import { counted, EARLY_END, lastOf, selection, take } from "./selections.ts";
import { calculate } from "./operations.ts";
import type { Meter, Result } from "./outcome.ts";
import { cannotUse, failure, JqFailure, stoppable } from "./outcome.ts";
import { checkItems } from "./sizes.ts";
import { parseJsonTexts } from "./read-json.ts";
import type { JqValue } from "./value.ts";
import { compareLists, isArray, isObject, isTrue, objectOf, toJson } from "./value.ts";

function keyed(by: Filter, scope: Scope, input: JqValue): { key: JqValue[]; item: JqValue }[] | JqFailure {
  if (!isArray(input)) return cannotUse(input, "array");
  const result: { key: JqValue[]; item: JqValue }[] = [];
  for (const item of input) {
    scope.meter.spend();
    const key = collect((emit, fail) => by.run(scope, item, emit, fail));
    if (key instanceof JqFailure) return key;
    result.push({ key, item });
  }
  return result;
}

type Keyed = readonly { readonly key: readonly JqValue[]; readonly item: JqValue }[];

function onKeys(by: Filter, give: (pairs: Keyed, meter: Meter) => JqValue): Filter {
  return calculated((scope, input, emit, fail) => {
    const pairs = keyed(by, scope, input);
    if (pairs instanceof JqFailure) fail(pairs);
    else emit(give(pairs, scope.meter));
  });
}

function sorted(pairs: Keyed, meter: Meter): Keyed {
  return pairs.toSorted((a, b) => compareLists(a.key, b.key, meter));
}

function groups(pairs: Keyed, meter: Meter): JqValue[][] {
  const found: JqValue[][] = [];
  let current: readonly JqValue[] | undefined;
  for (const { key, item } of sorted(pairs, meter)) {
    if (current && compareLists(current, key, meter) === 0) found.at(-1)?.push(item);
    else found.push([item]);
    current = key;
  }
  return found;
}

function extreme(pairs: Keyed, meter: Meter, isBetter: (order: number) => boolean): JqValue {
  let [best, ...rest] = pairs;
  for (const pair of rest) {
    if (best && isBetter(compareLists(pair.key, best.key, meter))) best = pair;
  }
  return best?.item ?? null;
}

function quantifier(source: Filter, test: Filter, wanted: boolean): Filter {
  return calculated((scope, input, emit, fail) => {
    let answer: Result = !wanted;
    scope.meter.spend(EARLY_END);
    stoppable((stop) => {
      const failNow = (failed: JqFailure): void => {
        answer = failed;
        stop();
      };
      source.run(
        scope,
        input,
        (item) =>
          test.run(
            scope,
            item,
            (value) => {
              if (isTrue(value) !== wanted) return;
              answer = wanted;
              stop();
            },
            failNow,
          ),
        failNow,
      );
    });
    deliver(answer, emit, fail);
  });
}

const EVERY = path(
  identity,
  [{ optional: false, from: undefined, upto: undefined }],
  [{ kind: "all", optional: false }],
);

function pathList(of: Filter, give: (value: JqValue, keys: JqValue[]) => JqValue): Filter {
  return calculated((scope, input, emit, fail) =>
    of.paths(scope, input, undefined, (value, at) => emit(give(value, keysOf(at))), fail),
  );
}

const not = calculated((_scope, input, emit) => emit(!isTrue(input)));
const truth = calculated((_scope, _input, emit) => emit(true));
const falsehood = calculated((_scope, _input, emit) => emit(false));
const zero = calculated((_scope, _input, emit) => emit(0));
const one = calculated((_scope, _input, emit) => emit(1));
const raise = calculated((_scope, input, _emit, fail) => fail(failure(input)));

const fromJson = calculated((_scope, input, emit, fail) => {
  if (typeof input !== "string") {
    fail(cannotUse(input, "string"));
    return;
  }
  const { values, failed } = parseJsonTexts(input);
  for (const value of values) emit(value);
  if (failed) fail(failed);
});

function addAll(of: Filter): Filter {
  return calculated((scope, input, emit, fail) => {
    const items = collect((next, problem) => of.run(scope, input, next, problem));
    if (items instanceof JqFailure) {
      fail(items);
      return;
    }
    deliver(sum(items, scope.meter), emit, fail);
  });
}

function sum(items: readonly JqValue[], meter: Meter): Result {
  if (items.length > 1 && items.every(isArray)) {
    checkItems(items.reduce((count, list) => count + list.length, 0));
    return items.flat();
  }
  let total: JqValue = null;
  for (const item of items) {
    const next: Result = calculate("+", total, item, meter);
    if (next instanceof JqFailure) return next;
    total = next;
  }
  return total;
}

type Macro = (...parameters: Filter[]) => Filter;

/** Filters built from their parameters when a program is compiled, by name and number of parameters. */
export const MACROS: ReadonlyMap<string, Macro> = new Map(
  Object.entries({
    "empty/0": () => nothing,
    "not/0": () => not,
    "true/0": () => truth,
    "false/0": () => falsehood,
    "null/0": () => calculated((_scope, _input, emit) => emit(null)),
    "error/0": () => raise,
    "error/1": (message = identity) => pipe(message, raise),
    "fromjson/0": () => fromJson,
    "select/1": (test = identity) => condition(test, identity, nothing),
    "map/1": (by = identity) => list(pipe(EVERY, by)),
    "map_values/1": (by = identity) => updateWith(EVERY, by),
    "walk/1": (by = identity) => updateWith(recurse, by),
    "add/0": () => addAll(EVERY),
    "add/1": (of = identity) => addAll(of),
    "any/0": () => quantifier(EVERY, identity, true),
    "any/1": (test = identity) => quantifier(EVERY, test, true),
    "any/2": (source = identity, test = identity) => quantifier(source, test, true),
    "all/0": () => quantifier(EVERY, identity, false),
    "all/1": (test = identity) => quantifier(EVERY, test, false),
    "all/2": (source = identity, test = identity) => quantifier(source, test, false),
    "isempty/1": (of = identity) =>
      pipe(
        list(selection(of, (_scope, _input, use) => use((s, e, f) => take(1, s, e, f)))),
        calculated((_scope, input, emit) => emit(isArray(input) && input.length === 0)),
      ),
    "range/1": (upto = identity) => range(zero, upto, one),
    "range/2": (from = identity, upto = identity) => range(from, upto, one),
    "range/3": range as Macro,
    "first/1": (of = identity) => selection(of, (_scope, _input, use) => use((s, e, f) => take(1, s, e, f))),
    "last/1": (of = identity) => selection(of, (_scope, _input, use) => use(lastOf)),
    "limit/2": (count = identity, of = identity) => counted(count, of, "take"),
    "skip/2": (count = identity, of = identity) => counted(count, of, "drop"),
    "recurse/0": () => recurse,
    "recurse/1": (by = identity) => recurseBy(by),
    "recurse/2": (by = identity, test = identity) => recurseBy(pipe(by, condition(test, identity, nothing))),
    "until/2": (test = identity, update = identity) => loop(test, update, "last"),
    "while/2": (test = identity, update = identity) => loop(test, update, "each"),
    "repeat/1": (by = identity) =>
      calculated((scope, input, emit, fail) => {
        for (;;) {
          scope.meter.spend();
          by.run(scope, input, emit, fail);
        }
      }),
    "path/1": (of = identity) => pathList(of, (_value, keys) => keys),
    "path_value/1": (of = identity) => pathList(of, (value, keys) => [keys, value]),
    "sort_by/1": (by = identity) => onKeys(by, (pairs, meter) => sorted(pairs, meter).map(({ item }) => item)),
    "group_by/1": (by = identity) => onKeys(by, groups),
    "unique_by/1": (by = identity) => onKeys(by, (pairs, meter) => groups(pairs, meter).map(([item]) => item ?? null)),
    "unique/0": () => onKeys(identity, (pairs, meter) => groups(pairs, meter).map(([item]) => item ?? null)),
    "min_by/1": (by = identity) => onKeys(by, (pairs, meter) => extreme(pairs, meter, (order) => order < 0)),
    "max_by/1": (by = identity) => onKeys(by, (pairs, meter) => extreme(pairs, meter, (order) => order >= 0)),
    "min/0": () => onKeys(identity, (pairs, meter) => extreme(pairs, meter, (order) => order < 0)),
    "max/0": () => onKeys(identity, (pairs, meter) => extreme(pairs, meter, (order) => order >= 0)),
    "debug/0": () => identity,
    "stderr/0": () => identity,
    "from_entries/0": () => calculated((_scope, input, emit, fail) => deliver(fromEntries(input), emit, fail)),
  } satisfies Record<string, Macro>),
);

function fromEntries(input: JqValue): Result {
  const items = isArray(input) ? input : typeof input === "object" && input !== null ? Object.values(input) : undefined;
  if (!items) return cannotUse(input, "iterable (array or object)");
  const entries: (readonly [string, JqValue])[] = [];
  for (const item of items) {
    if (!isObject(item)) return failure(`cannot index ${toJson(item)} with "key"`);
    const pair = item as { readonly key?: JqValue; readonly value?: JqValue };
    if (typeof pair.key !== "string") return null;
    entries.push([pair.key, pair.value ?? null]);
  }
  return objectOf(entries);
}
