import type { Change } from "../report/report.ts";
import { shownName } from "../review/signal-names.ts";
import type { Registry, Signal } from "../weaver/registry.ts";
import type { Annotated } from "./rule.ts";

/** The attribute or signal that a change speaks of, on the side that has it; none where it is not found. */
export function changedItem(registry: Registry | undefined, change: Pick<Change, "signal" | "name">): Annotated[] {
  if (registry === undefined) return [];
  const { signal: kind, name } = change;
  const isAttribute = kind === "attribute" || kind === "enum_member";
  const item = isAttribute ? registry.attributes.get(name) : signalsNamed(registry, change)[0];
  return item ? [item] : [];
}

const known = new WeakMap<Registry, ReadonlyMap<string, readonly Signal[]>>();

/** The signals of one kind that have a name; changes by the thousand ask, so they are looked up. */
export function signalsNamed(
  registry: Registry,
  { signal: kind, name }: Pick<Change, "signal" | "name">,
): readonly Signal[] {
  const byName =
    known.get(registry) ?? Map.groupBy(registry.signals, (signal) => `${signal.kind} ${shownName(signal)}`);
  known.set(registry, byName);
  return byName.get(`${kind} ${name}`) ?? [];
}
