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
 * Pairs the items of base and head by name. A rename is what the head says of the old name
 * (`deprecated: {reason: renamed, renamed_to}`); the new name then does not count as added. Same rule as Weaver's diff.
 */
export function pairItems<T extends Item>(base: ReadonlyMap<string, T>, head: ReadonlyMap<string, T>): Paired<T> {
  const newlyDeprecated = [...head]
    .map(([name, item]) => ({ name, head: item }))
    .filter(({ name, head: item }) => item.deprecated && !sameDeprecation(item.deprecated, base.get(name)?.deprecated));
  const renamed = newlyDeprecated.flatMap(({ name, head: item }) => {
    const to = renamedTo(item.deprecated);
    return to === undefined ? [] : [{ from: name, to, head: item }];
  });
  const newNames = new Set(renamed.map(({ to }) => to));
  return {
    renamed,
    deprecated: newlyDeprecated.filter(({ head: item }) => renamedTo(item.deprecated) === undefined),
    added: [...head]
      .filter(([name, item]) => !base.has(name) && !item.deprecated && !newNames.has(name))
      .map(([name, item]) => ({ name, head: item })),
    removed: [...base].filter(([name]) => !head.has(name)).map(([name, item]) => ({ name, base: item })),
    kept: [...head].flatMap(([name, item]) => {
      const before = base.get(name);
      return before ? [{ name, base: before, head: item }] : [];
    }),
  };
}
