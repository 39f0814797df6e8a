import type { Attribute, Registry, Signal } from "../weaver/registry.ts";
import { constantName } from "./naming-conventions/collisions.ts";
import { ownSignals, typeOrName } from "./own-signals.ts";
import type { Rule, RuleFinding } from "./rule.ts";

/** Shorter words are one letter apart by nature (`mcc` and `mnc`, `read` and `real`). */
const shortestWord = 5;
/** Every two of them are compared; a flat list of names by the hundred has other problems. */
const mostSiblings = 300;

/** No one tells apart names beyond all measure by reading. */
const longestName = 200;

export const nearDuplicateName: Rule = {
  id: "near-duplicate-name",
  level: "improvement",
  summary: "Two names differ only in spelling: a plural, a separator or one letter.",
  why: "Half of the producers will send one and half the other, and every query has to know both.",
  hint: "Use the name that exists, or choose one that says what is different.",
  compares: false,
  check: ({ head, base }) =>
    (["attribute", "metric", "event", "entity"] as const).flatMap((kind) => {
      const before = new Set(base ? namedOf(base, kind).map(({ name }) => name) : []);
      const named = namedOf(head, kind);
      const namespaces = kind === "attribute" ? oneLetterApart(namespacesOf(named)) : [];
      return nearDuplicates([...sameSpelling(named), ...oneLetterApart(named), ...namespaces], before);
    }),
};

/** Each namespace under its own name, in place of the attribute that is the first in it. */
function namespacesOf(items: readonly Named[]): Named[] {
  const namespaces = new Map<string, Named>();
  for (const item of items) {
    for (let dot = item.name.indexOf("."); dot > 0; dot = item.name.indexOf(".", dot + 1)) {
      const name = item.name.slice(0, dot);
      if (!namespaces.has(name)) namespaces.set(name, { ...item, name, firstIn: item.name });
    }
  }
  return [...namespaces.values()];
}

type Named = Pick<Attribute, "name" | "at" | "annotations"> & { readonly firstIn?: string };

function namedOf(registry: Registry, kind: "attribute" | Signal["kind"]): Named[] {
  const items = kind === "attribute" ? [...registry.attributes.values()] : ownSignals(registry, kind);
  return items
    .filter(({ deprecated, name }) => !deprecated && name.length <= longestName)
    .map((item) => ({
      name: "kind" in item ? typeOrName(item) : item.name,
      at: item.at,
      annotations: item.annotations,
    }));
}

function nearDuplicates(pairs: readonly Pair[], before: ReadonlySet<string>): RuleFinding[] {
  const told = new Set<string>();
  return pairs.flatMap(([one, other]) => {
    const isOld = ({ name, firstIn = name }: Named): boolean => before.has(firstIn);
    const [later, earlier] = isOld(one) && !isOld(other) ? [other, one] : [one, other];
    const key = [one.name, other.name].toSorted().join(" ");
    if (told.has(key)) return [];
    told.add(key);
    const what = later.firstIn === undefined ? "" : "The namespace ";
    const message = `${what}\`${later.name}\` is nearly the same name as \`${earlier.name}\`.`;
    return [
      { message, subject: later.firstIn ?? later.name, at: later.at, of: [later, earlier], related: [earlier.at] },
    ];
  });
}

type Pair = readonly [Named, Named];

/** What only dots and underscores tell apart is for `naming-convention-attribute-constant-collision`. */
function sameSpelling(items: readonly Named[]): Pair[] {
  const groups = Map.groupBy(items, ({ name }) => name.replaceAll(separatorsAndPlurals, ""));
  return [...groups.values()].flatMap((same) => {
    const [first, ...others] = same.toSorted(byName);
    if (!first) return [];
    return others
      .filter(({ name }) => constantName(name) !== constantName(first.name))
      .map((other): Pair => [other, first]);
  });
}

/** The `s` of a plural (not that of `address` or `dns`), and what stands between words. */
const separatorsAndPlurals = /(?<=[^._]{2}[^s._])s(?=[._]|$)|[._]/g;

function byName(a: Named, b: Named): number {
  return a.name < b.name ? -1 : 1;
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

/** Names that are equal but for one letter (left out, put in, another, or two swapped) of a last word that is long. */
function oneLetterApart(items: readonly Named[]): Pair[] {
  const siblings = Map.groupBy(items.filter(hasLongWord), ({ name }) => name.slice(0, startOfWord(name)));
  return [...siblings.values()].flatMap((same) => {
    if (same.length < 2 || same.length > mostSiblings) return [];
    return misspeltPairs(same.toSorted(byName));
  });
}

function misspeltPairs(sorted: readonly Named[]): Pair[] {
  const pairs: Pair[] = [];
  for (const [index, item] of sorted.entries()) {
    for (const other of sorted.slice(0, index)) {
      if (isMisspelling(item.name, other.name)) pairs.push([item, other]);
    }
  }
  return pairs;
}

function startOfWord(name: string): number {
  return Math.max(name.lastIndexOf("."), name.lastIndexOf("_")) + 1;
}

function hasLongWord({ name }: Named): boolean {
  return name.length - startOfWord(name) >= shortestWord;
}

/** Names with digits are one letter apart on purpose (`ipv4`, `ipv6`), and plurals are told above. */
function isMisspelling(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || !isOneEdit(a, b)) return false;
  return !/\d/.test(a) && !/\d/.test(b) && singular(a) !== singular(b);
}

function isOneEdit(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [left, right] = [a.slice(start), b.slice(start)];
  if (left.length !== right.length) return left.slice(1) === right || left === right.slice(1);
  if (left.slice(1) === right.slice(1)) return true;
  return left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
}
