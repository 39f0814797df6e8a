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

/** For each attribute the signals that use it, whether they write it themselves, extend or include it. */
export function usersOfAttributes(...registries: readonly (Registry | undefined)[]): Map<string, readonly string[]> {
  return usersBy(registries, (signal) => signal.attributes.map((use) => use.attribute.name));
}

/** For each entity the signals that are associated with it. */
export function usersOfEntities(...registries: readonly (Registry | undefined)[]): Map<string, readonly string[]> {
  return usersBy(registries, (signal) => signal.entityAssociations);
}

function usersBy(
  registries: readonly (Registry | undefined)[],
  usedBy: (signal: Signal) => readonly string[],
): Map<string, readonly string[]> {
  const users = new Map<string, Set<string>>();
  for (const signal of registries.flatMap((registry) => registry?.signals ?? [])) {
    if (signal.kind === "attribute_group") continue;
    for (const name of usedBy(signal)) {
      users.set(name, (users.get(name) ?? new Set<string>()).add(signalLabel(signal)));
    }
  }
  return new Map([...users].map(([name, labels]) => [name, [...labels].toSorted()]));
}
