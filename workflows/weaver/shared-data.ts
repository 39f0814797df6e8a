import { isWrittenFloat } from "./embedded/written-floats.ts";

type Data = Readonly<Record<string, unknown>>;

/** Lists of groups and signals lie at this depth: `groups`, `registry.attributes`. */
const deepestList = 2;

/**
 * The same resolved registry, in which every group or signal that equals its counterpart in the state before is that very
 * object. So whoever keeps what was made of a group recognises the group.
 */
export function sharedData(before: unknown, data: unknown, depth = 0): unknown {
  if (depth > deepestList || typeof data !== "object" || data === null) return data;
  if (Array.isArray(data)) return Array.isArray(before) && depth > 0 ? sharedList(before, data) : data;
  if (!isData(before)) return data;
  return Object.fromEntries(Object.entries(data).map(([key, item]) => [key, sharedData(before[key], item, depth + 1)]));
}

function sharedList(before: readonly unknown[], list: readonly unknown[]): readonly unknown[] {
  const known = new Map(before.map((item) => [nameOf(item), item]));
  return list.map((item) => {
    const counterpart = known.get(nameOf(item));
    return isData(counterpart) && isData(item) && areSame(counterpart, item) ? counterpart : item;
  });
}

/** What tells the items of a list apart; an item that is not told apart is just not recognised. */
function nameOf(item: unknown): unknown {
  return isData(item) ? ["id", "key", "name", "type"].map((key) => item[key]).find(isText) : undefined;
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isData(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The same content, with the same numbers written as floats. */
function areSame(one: object, two: object): boolean {
  if (one === two) return true;
  if (Array.isArray(one) !== Array.isArray(two)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(two).length && keys.every((key) => hasSame(one as Data, two as Data, key));
}

function hasSame(one: Data, two: Data, key: string): boolean {
  const [left, right] = [one[key], two[key]];
  if (typeof left === "number" && isWrittenFloat(one, key) !== isWrittenFloat(two, key)) return false;
  if (left === right) return left !== undefined || Object.hasOwn(two, key);
  return (
    typeof left === "object" && typeof right === "object" && left !== null && right !== null && areSame(left, right)
  );
}
