import { isPlainMap } from "../jinja/value.ts";
import type { Value } from "../jinja/value.ts";
import { getAttribute } from "../jinja/access.ts";
import { isList, textOf } from "../jinja/value.ts";

interface Kind {
  /** How the snippet's `group` names it. */
  readonly signalType: string;
  /** Keys that hold its name, and its id in a refinement. */
  readonly key: string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  attributes: { signalType: "attribute", key: "key" },
  attribute_groups: { signalType: "attribute_group", key: "id" },
  spans: { signalType: "span", key: "type" },
  metrics: { signalType: "metric", key: "name" },
  events: { signalType: "event", key: "name" },
  entities: { signalType: "entity", key: "type" },
};
const ID = /^([A-Za-z][A-Za-z0-9_-]*)\.([A-Za-z][A-Za-z0-9_-]*)\.([A-Za-z][A-Za-z0-9._-]*)$/;

/** Attributes and signals of a snippet do not say where they come from. */
function withoutProvenance(value: Value): Value {
  if (isList(value)) return value.map(withoutProvenance);
  if (!isPlainMap(value)) return value;
  const result: Record<string, Value> = Object.create(null);
  for (const [key, item] of Object.entries(value)) {
    if (key !== "provenance") result[key] = withoutProvenance(item);
  }
  return result;
}

export type SignalLookup = { readonly found: Value } | { readonly problem: string };

function itemsOf(context: Value, path: readonly string[]): readonly Value[] {
  const list = path.reduce<Value>(
    (value, key) => (value === undefined ? undefined : getAttribute(value, key)),
    context,
  );
  return isList(list) ? list : [];
}

/** Finds `registry.metrics.NAME` or `refinements.spans.ID` in a materialised v2 registry. */
export function findSignal(context: Value, id: string): SignalLookup {
  const [, place, plural = "", name = ""] = ID.exec(id) ?? [];
  const kind = Object.hasOwn(KINDS, plural) ? KINDS[plural] : undefined;
  const isRefinement = place === "refinements";
  const isKnown = kind && (place === "registry" || (isRefinement && !plural.startsWith("attribute")));
  if (!isKnown) return { problem: `Could not parse snippet id: [${id}]` };
  const key = isRefinement ? "id" : kind.key;
  const item = itemsOf(context, [place ?? "", plural]).find((one) => textOf(getAttribute(one, key)) === name);
  if (!isPlainMap(item)) return { problem: `Could not find: ${id}` };
  const { id: _id, ...signal } = item;
  const plain = withoutProvenance(isRefinement ? signal : item);
  return { found: { ...(plain as Record<string, Value>), signal_type: kind.signalType } };
}

/** Finds a group of a v1 registry, or of its v2 refinements, by its id. */
export function findGroup(context: Value, id: string, refinements: readonly Value[] = []): SignalLookup {
  const group = [...itemsOf(context, ["groups"]), ...refinements].find((one) => textOf(getAttribute(one, "id")) === id);
  return group === undefined ? { problem: `Could not find: ${id}` } : { found: group };
}
