import type { Place } from "../errors.ts";
import type { Change } from "../report/report.ts";
import type { Registry, Signal, SignalKind } from "../weaver/registry.ts";
import { compareUses } from "./compare-uses.ts";
import { pairItems } from "./pair-items.ts";
import type { PlaceOfRemoved } from "./place-of-removed.ts";
import { shownName, signalsByName, usersOfEntities } from "./signal-names.ts";
import { isStable } from "./stability.ts";

const kinds: readonly SignalKind[] = ["span", "metric", "event", "entity", "attribute_group"];

export interface SignalsToCompare {
  readonly base: Registry | undefined;
  readonly head: Registry;
  readonly placeOfRemoved: PlaceOfRemoved;
}

export function compareSignals(facts: SignalsToCompare): Change[] {
  const users = usersOfEntities(facts.base, facts.head);
  return kinds.flatMap((kind) => {
    const changes = compareKind(kind, facts);
    return kind === "entity" ? changes.map((change) => ({ ...change, affects: users(change.name) })) : changes;
  });
}

function compareKind(kind: SignalKind, { base, head, placeOfRemoved }: SignalsToCompare): Change[] {
  const pairs = pairItems(signalsByName(base, kind), signalsByName(head, kind));
  return [
    ...pairs.added.map(({ head: signal }) => change("added", signal, signal.at)),
    ...pairs.renamed.map(({ from, to, head: signal }) => ({
      ...change("renamed", signal, signal.fields["deprecated"] ?? signal.at),
      name: to,
      from,
      to,
    })),
    ...pairs.deprecated.map(({ head: signal }) =>
      change("deprecated", signal, signal.fields["deprecated"] ?? signal.at),
    ),
    ...pairs.removed.map(({ base: signal }) => ({
      ...change("removed", signal, placeOfRemoved({ name: `${kind} ${signal.id}`, at: signal.at })),
      breaking: isStable(signal),
    })),
    ...pairs.kept.flatMap((pair) => compareSignal(pair.base, pair.head)),
  ];
}

function compareSignal(base: Signal, head: Signal): Change[] {
  const changed = (field: string): Change => ({ ...change("changed", head, head.fields[field] ?? head.at), field });
  return [
    ...promises(base, head).map(({ field, from, to }) => ({
      ...changed(field),
      from: from ?? "none",
      to: to ?? "none",
      breaking: isStable(base) && !(field === "stability" && to === "deprecated"),
    })),
    ...(["brief", "note"] as const)
      .filter((field) => (base[field] ?? "").trim() !== (head[field] ?? "").trim())
      .map((field) => changed(field)),
    ...gainedName(base, head),
    ...compareUses({ name: shownName(head), base, head }),
  ];
}

/** A span that had an id only and is given a name: for templates of the first format that is something new. */
function gainedName(base: Signal, head: Signal): Change[] {
  if (base.name === head.name || head.name.startsWith("span.")) return [];
  return [
    { ...change("added", head, head.fields["name"] ?? head.fields["type"] ?? head.at), field: "name", from: base.name },
  ];
}

/** Fields that queries and dashboards rely on, where they differ. */
function promises(base: Signal, head: Signal): { field: string; from: string | undefined; to: string | undefined }[] {
  return [
    { field: "unit", from: base.unit, to: head.unit },
    { field: "instrument", from: base.instrument, to: head.instrument },
    { field: "span_kind", from: base.spanKind, to: head.spanKind },
    { field: "stability", from: base.stability, to: head.stability },
  ].filter(({ from, to }) => from !== to);
}

function change(kind: Change["kind"], signal: Signal, { file, line }: Place): Change {
  return { kind, signal: signal.kind, name: shownName(signal), breaking: false, affects: [], file, line };
}
