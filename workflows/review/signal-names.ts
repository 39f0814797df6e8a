import type { Registry, Signal } from "../weaver/registry.ts";

/** What base and head are matched by: a span that is rewritten from one format to the other stays the same span. */
function comparedName({ kind, name }: Pick<Signal, "kind" | "name">): string {
  return kind === "span" ? name.replace(/^span\./, "") : name;
}

/**
 * The name that users see: of a span written in the first format its group id without `span.`, as Weaver's `--v2` has
 * it; a refinement keeps the id that its author gave it.
 */
export function shownName(signal: Signal): string {
  return isRefinement(signal) ? signal.name : comparedName(signal);
}

function isRefinement({ fields }: Signal): boolean {
  return fields["ref"] !== undefined;
}

/** How a change names a signal that it affects, such as `metric http.server.request.duration`. */
function signalLabel(signal: Signal): string {
  return `${signal.kind} ${shownName(signal)}`;
}

/** Signals by compared name; of two with the same name the first counts (Weaver reports the second). */
export function signalsByName(registry: Registry | undefined, kind: Signal["kind"]): Map<string, Signal> {
  const signals = new Map<string, Signal>();
  for (const signal of registry?.signals ?? []) {
    if (signal.kind !== kind || !isPublic(signal)) continue;
    const name = comparedName(signal);
    if (!signals.has(name)) signals.set(name, signal);
  }
  return signals;
}

/** Groups without a stability are a means of writing a registry: no one outside of it can depend on them. */
function isPublic(signal: Signal): boolean {
  return signal.kind !== "attribute_group" || signal.stability !== undefined;
}

/** Labels of the signals that use or name something, in order; the same list for the same name. */
export type UsersOf = (name: string) => string[];

/** The signals that use an attribute, whether they write it themselves, extend or include it. */
export function usersOfAttributes(...registries: readonly (Registry | undefined)[]): UsersOf {
  return usersBy(registries, (signal) => signal.attributes.map((use) => use.attribute.name));
}

/** The signals that are associated with an entity. */
export function usersOfEntities(...registries: readonly (Registry | undefined)[]): UsersOf {
  return usersBy(registries, (signal) => signal.entityAssociations);
}

/** Indexed when first asked: most changes are of texts alone, in few places. */
function usersBy(
  registries: readonly (Registry | undefined)[],
  usedBy: (signal: Signal) => readonly string[],
): UsersOf {
  let users: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  const lists = new Map<string, string[]>();
  return (name) => {
    users ??= indexed(registries, usedBy);
    const list = lists.get(name) ?? [...(users.get(name) ?? [])].toSorted();
    lists.set(name, list);
    return list;
  };
}

function indexed(
  registries: readonly (Registry | undefined)[],
  usedBy: (signal: Signal) => readonly string[],
): Map<string, Set<string>> {
  const users = new Map<string, Set<string>>();
  for (const signal of registries.flatMap((registry) => registry?.signals ?? [])) {
    if (signal.kind === "attribute_group") continue;
    const label = signalLabel(signal);
    for (const name of usedBy(signal)) {
      const labels = users.get(name);
      if (labels) labels.add(label);
      else users.set(name, new Set([label]));
    }
  }
  return users;
}
