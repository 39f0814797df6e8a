import { placesOfRemoved } from "../../review/place-of-removed.ts";
import { isStable } from "../../review/stability.ts";
import type { Place } from "../../errors.ts";
import type { Attribute, Registry, Signal, SignalKind } from "../../weaver/registry.ts";
import { ownSignals, typeOrName } from "../own-signals.ts";
import type { RuleFacts } from "../rule.ts";

export interface Pair<T> {
  readonly name: string;
  readonly before: T;
  readonly now: T;
}

/** Signals of one kind that both sides have and the base has as stable, paired by name. */
export function stableSignals({ base, head }: RuleFacts, kind: SignalKind): Pair<Signal>[] {
  if (!base) return [];
  const before = new Map(ownSignals(base, kind).map((signal) => [typeOrName(signal), signal]));
  return ownSignals(head, kind).flatMap((now) => {
    const name = typeOrName(now);
    const old = before.get(name);
    return old && isStable(old) ? [{ name, before: old, now }] : [];
  });
}

export function pairedAttributes({ base, head }: RuleFacts): Pair<Attribute>[] {
  if (!base) return [];
  return [...base.attributes.values()].flatMap((before) => {
    const now = head.attributes.get(before.name);
    return now ? [{ name: before.name, before, now }] : [];
  });
}

export interface Gone<T> {
  readonly name: string;
  readonly before: T;
  readonly at: Place;
}

/** Signals of one kind that the head no longer has, with the place where their neighbours are now. */
export function goneSignals({ base, head }: RuleFacts, kind: SignalKind): Gone<Signal>[] {
  if (!base) return [];
  const left = new Set(ownSignals(head, kind).map(typeOrName));
  const placeOf = placesOfRemoved(base, head);
  return ownSignals(base, kind)
    .filter((signal) => !left.has(typeOrName(signal)))
    .map((before) => {
      const at = placeOf({ name: `${kind} ${before.id}`, at: before.at });
      return { name: typeOrName(before), before, at };
    });
}

export function goneAttributes(base: Registry, head: Registry): Gone<Attribute>[] {
  const placeOf = placesOfRemoved(base, head);
  return [...base.attributes.values()]
    .filter(({ name }) => !head.attributes.has(name))
    .map((before) => ({
      name: before.name,
      before,
      at: placeOf({ name: `attribute ${before.name}`, at: before.at }),
    }));
}
