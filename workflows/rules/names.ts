import { shownName } from "../review/signal-names.ts";
import { NearestNames } from "../names/nearest-names.ts";
import type { Registry, Signal, SignalKind } from "../weaver/registry.ts";

type Kind = "attribute" | SignalKind;

/** Every name that a `renamed_to` may point at, by what is renamed; made once for each kind. */
export function namesByKind(registry: Registry): (kind: Kind) => ReadonlySet<string> {
  const byKind = new Map<Kind, ReadonlySet<string>>();
  return (kind) => {
    const names = byKind.get(kind) ?? namesOf(registry, kind);
    byKind.set(kind, names);
    return names;
  };
}

/** The name of a kind that a misspelt one most likely means, if any. */
export function nearestByKind(
  namesOf: (kind: Kind) => ReadonlySet<string>,
): (name: string, kind: Kind) => string | undefined {
  const byKind = new Map<Kind, NearestNames>();
  return (name, kind) => {
    const names = byKind.get(kind) ?? new NearestNames(namesOf(kind));
    byKind.set(kind, names);
    return names.nearest(name);
  };
}

function namesOf(registry: Registry, kind: Kind): ReadonlySet<string> {
  if (kind === "attribute") return new Set(registry.attributes.keys());
  return new Set(registry.signals.filter((signal) => signal.kind === kind).flatMap(allNames));
}

/** People write the name, the id, or the id without its kind. */
function allNames(signal: Signal): string[] {
  return [signal.name, signal.id, shownName(signal)];
}
