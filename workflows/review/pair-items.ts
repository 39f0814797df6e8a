import type { Deprecated } from "../weaver/registry.ts";
import { renamedTo, sameDeprecation } from "./stability.ts";

interface Item {
  readonly deprecated: Deprecated | undefined;
}

/** What became of the items of one kind, by name. */
export interface Paired<T extends Item> {
  readonly added: readonly { readonly name: string; readonly head: T }[];
  readonly removed: readonly { readonly name: string; readonly base: T }[];
  readonly renamed: readonly { readonly from: string; readonly to: string; readonly head: T }[];
  readonly deprecated: readonly { readonly name: string; readonly head: T }[];
  readonly kept: readonly { readonly name: string; readonly base: T; readonly head: T }[];
}

/**
 * Pairs the items of base and head by name, by the rules of Weaver's diff: a rename is what the head says of an old name
 * of the base (`deprecated: {reason: renamed, renamed_to}`); what the base does not have is added, a new name too.
 */
export function pairItems<T extends Item>(base: ReadonlyMap<string, T>, head: ReadonlyMap<string, T>): Paired<T> {
  const kept = [...head].flatMap(([name, item]) => {
    const before = base.get(name);
    return before ? [{ name, base: before, head: item }] : [];
  });
  const retired = kept.filter(
    (pair) => pair.head.deprecated && !sameDeprecation(pair.head.deprecated, pair.base.deprecated),
  );
  return {
    renamed: retired.flatMap(({ name, head: item }) => {
      const to = renamedTo(item.deprecated);
      return to === undefined ? [] : [{ from: name, to, head: item }];
    }),
    deprecated: retired.filter(({ head: item }) => renamedTo(item.deprecated) === undefined),
    added: [...head].filter(([name]) => !base.has(name)).map(([name, item]) => ({ name, head: item })),
    removed: [...base].filter(([name]) => !head.has(name)).map(([name, item]) => ({ name, base: item })),
    kept,
  };
}
