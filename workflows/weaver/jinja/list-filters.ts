import { getItem, getPath, getPathOr } from "./access.ts";
import { Arguments } from "./arguments.ts";
import { calculate, checkCount } from "./arithmetic.ts";
import { invalid, JinjaError } from "./error.ts";
import { compare, entriesOf } from "./order.ts";
import { MapValue } from "./map-value.ts";
import { asciiLower, chars, compareText } from "./text.ts";
import { Chained, GroupTuple, MergedMap } from "./list-objects.ts";
import {
  isList,
  isPlainMap,
  Iterable,
  isTrue,
  iterate,
  kindOf,
  lengthOf,
  objectItems,
  textOf,
  type JinjaFunction,
  type Value,
} from "./value.ts";

/** Items of a value for a filter that makes a list of it. */
function listItems(value: Value): readonly Value[] {
  try {
    return iterate(value);
  } catch (cause) {
    throw new JinjaError("invalid operation", "cannot convert value to list", { cause });
  }
}

/** A filter that takes nothing but its value. */
function unary(filter: (value: Value) => Value): JinjaFunction {
  return (args, kwargs) => {
    const given = new Arguments(args, kwargs);
    const value = given.value();
    given.end();
    return filter(value);
  };
}

type Order = (left: Value, right: Value) => number;

/** The order of `sort`: strings without case unless asked for, optionally backwards. */
function orderBy(caseSensitive: boolean, reverse: boolean): Order {
  const order: Order = caseSensitive ? compare : compareWithoutCase;
  return reverse ? (left, right) => order(right, left) : order;
}

function compareWithoutCase(left: Value, right: Value): number {
  const one = textOf(left);
  const two = one === undefined ? undefined : textOf(right);
  return one === undefined || two === undefined ? compare(left, right) : compareText(asciiLower(one), asciiLower(two));
}

const sort: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs, "keywords");
  const items = listItems(given.value());
  given.end();
  const order = orderBy(given.keywordBool("case_sensitive") ?? false, given.keywordBool("reverse") ?? false);
  const attribute = given.keywordString("attribute");
  given.endKeywords();
  // In a box, because JavaScript puts undefined last without asking.
  if (attribute === undefined) return sortByKey(items, (item) => item, order);
  return sortByAttribute(items, attribute, order);
};

function sortByAttribute(items: readonly Value[], attribute: string, order: Order): Value {
  const paths = attribute.split(",").filter((path) => path !== "");
  if (paths.length > 1) {
    return sortByKey(items, (item) => paths.map((path) => getPathOr(item, path.trim(), undefined)), order);
  }
  const path = paths[0]?.trim() ?? attribute;
  const keyed = items.map((item) => ({ item, key: keyOf(item, path) }));
  // Items without the attribute's parent are equal to everything, as in MiniJinja.
  keyed.sort((a, b) => (a.key && b.key ? order(a.key.value, b.key.value) : 0));
  return keyed.map(({ item }) => item);
}

function keyOf(item: Value, path: string): { readonly value: Value } | undefined {
  try {
    return { value: getPath(item, path) };
  } catch {
    return undefined;
  }
}

function sortByKey(items: readonly Value[], key: (item: Value) => Value, order: Order): readonly Value[] {
  return items
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => order(a.key, b.key))
    .map(({ item }) => item);
}

const dictsort: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs, "keywords");
  const value = given.value();
  given.end();
  if (kindOf(value) !== "map") throw invalid("cannot convert value into pair list");
  const at = given.keywordString("by") === "value" ? 1 : 0;
  const order = orderBy(given.keywordBool("case_sensitive") ?? false, given.keywordBool("reverse") ?? false);
  const sorted = entriesOf(value).sort((a, b) => order(a[at], b[at]));
  given.endKeywords();
  return sorted;
};

const items = unary((value) => {
  if (kindOf(value) !== "map") throw invalid("cannot convert value into pairs");
  return new Iterable(entriesOf(value));
});

const reverse = unary((value) => {
  if (value === undefined || value === null) return value;
  const text = textOf(value);
  if (text !== undefined) return chars(text).reverse().join("");
  const list = objectItems(value);
  if (!list) throw invalid(`cannot reverse values of type ${kindOf(value)}`);
  // MiniJinja leaves the keys of a map in their order.
  return new Iterable(isPlainMap(value) || value instanceof MapValue ? list : [...list].reverse());
});

const length = unary((value) => {
  const count = lengthOf(value);
  if (count === undefined) throw invalid(`cannot calculate length of value of type ${kindOf(value)}`);
  return count;
});

const first = unary((value) => {
  const text = textOf(value);
  if (text !== undefined) return text === "" ? undefined : String.fromCodePoint(text.codePointAt(0) ?? 0);
  const list = value === null || value === undefined ? undefined : objectItems(value);
  if (!list) throw invalid("cannot get first item from value");
  return list[0];
});

const last = unary((value) => {
  const text = textOf(value);
  if (text !== undefined) return chars(text.slice(-2)).at(-1);
  if (kindOf(value) !== "sequence" && kindOf(value) !== "iterator") throw invalid("cannot get last item from value");
  return objectItems(value)?.at(-1);
});

const min = unary((value) =>
  listItems(value).reduce((best: Value, item, i) => (i > 0 && compare(best, item) <= 0 ? best : item), undefined),
);

const max = unary((value) =>
  listItems(value).reduce((best: Value, item, i) => (i > 0 && compare(best, item) > 0 ? best : item), undefined),
);

const sum = unary((value) => {
  let total: Value = 0;
  for (const item of iterate(value)) {
    if (item === undefined) continue;
    if (kindOf(item) !== "number") throw invalid(`can only sum numbers, got ${kindOf(item)}`);
    total = calculate("+", total, item);
  }
  return total;
});

const slice: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  const [value, count, filler] = [given.value(), given.count(), given.optional()];
  given.end();
  if (count === 0) throw invalid("count cannot be 0");
  checkCount(count);
  const list = iterate(value);
  const size = Math.floor(list.length / count);
  const extra = list.length % count;
  return Array.from({ length: count }, (_, i) => {
    const start = i * size + Math.min(i, extra);
    const part = list.slice(start, start + size + (i < extra ? 1 : 0));
    return filler !== undefined && i >= extra ? [...part, filler] : part;
  });
};

const batch: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  const [value, count, filler] = [given.value(), given.count(), given.optional()];
  given.end();
  if (count === 0) throw invalid("count cannot be 0");
  const list = iterate(value);
  const batches: Value[][] = [];
  for (let i = 0; i < list.length; i += count) batches.push(list.slice(i, i + count));
  const tail = batches.at(-1);
  if (tail && filler !== undefined && tail.length < count) {
    checkCount(count);
    tail.push(...Array.from({ length: count - tail.length }, () => filler));
  }
  return batches;
};

const groupby: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs, "keywords");
  const value = given.value();
  const attribute = given.optionalString();
  given.end();
  const fallback = given.keyword("default");
  const order = orderBy(given.keywordBool("case_sensitive") ?? false, false);
  const path = attribute ?? given.keywordString("attribute");
  if (path === undefined) throw new JinjaError("missing argument", "missing keyword argument 'attribute'");
  const sorted = sortByKey(iterate(value), (item) => getPathOr(item, path, fallback), order);
  given.endKeywords();
  const groups: { key: Value; items: Value[] }[] = [];
  for (const item of sorted) {
    const key = getPathOr(item, path, fallback);
    const group = groups.at(-1);
    if (group && order(group.key, key) === 0) Object.assign(group, { key }).items.push(item);
    else groups.push({ key, items: [item] });
  }
  return groups.map((group) => new GroupTuple(group.key, group.items));
};

const unique: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs, "keywords");
  const value = given.value();
  given.end();
  const attribute = given.keywordString("attribute");
  const caseSensitive = given.keywordBool("case_sensitive") ?? false;
  given.endKeywords();
  const seen = new Seen();
  return iterate(value).filter((item) => {
    const key = attribute === undefined ? item : getPathOr(item, attribute, undefined);
    const text = textOf(key);
    return seen.add(text === undefined ? key : caseSensitive ? text : text.toLowerCase());
  });
};

/** A set of values in their order, so that a long list costs no square. */
class Seen {
  readonly #texts = new Set<string>();
  readonly #others: Value[] = [];

  /** @returns whether the value is new */
  add(value: Value): boolean {
    if (typeof value === "string") return this.#texts.size < this.#texts.add(value).size;
    let low = 0;
    for (let high = this.#others.length; low < high;) {
      const middle = (low + high) >> 1;
      const order = compare(this.#others[middle], value);
      if (order === 0) return false;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    this.#others.splice(low, 0, value);
    return true;
  }
}

const chain: JinjaFunction = (args, kwargs) => {
  const values = new Arguments(args, kwargs).rest();
  if (values.every((value) => kindOf(value) === "map")) return new MergedMap(values);
  const chained = new Chained(values);
  return values.every((value) => kindOf(value) === "sequence") ? chained.items() : chained;
};

const zip: JinjaFunction = (args, kwargs) => {
  const values = new Arguments(args, kwargs).rest();
  const lists = values.map((value) => {
    try {
      return iterate(value);
    } catch {
      throw invalid(`zip filter argument must be iterable, got ${kindOf(value)}`);
    }
  });
  const shortest = Math.min(...lists.map((list) => list.length));
  const tuples = Array.from({ length: shortest }, (_, i) => lists.map((list) => list[i]));
  return new Iterable(
    tuples,
    values.every((value) => lengthOf(value) !== undefined),
  );
};

const attr: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  const [value, key] = [given.value(), given.value()];
  given.end();
  return getItem(value, key);
};

export const listFilters: Readonly<Record<string, JinjaFunction>> = {
  sort,
  dictsort,
  items,
  reverse,
  length,
  count: length,
  first,
  last,
  min,
  max,
  sum,
  slice,
  batch,
  groupby,
  unique,
  chain,
  zip,
  attr,
  list: unary((value) => (isList(value) ? value : listItems(value))),
  bool: unary(isTrue),
};
