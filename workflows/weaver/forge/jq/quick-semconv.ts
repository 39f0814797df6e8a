import { compareText } from "../../jinja/text.ts";
import type { Meter } from "./outcome.ts";
import { excludedNamespaces, keepOptions, type KeepOptions } from "./quick-options.ts";
import { ASIDE, type Aside, wanted } from "./quick-wanted.ts";
import type { JqObject, JqValue } from "./value.ts";
import { field, isArray, isObject } from "./value.ts";

type Known = WeakMap<object, JqObject | undefined>;

const MOST_OPTIONS = 32;

/**
 * The filters of the prelude that templates call most, for input that is a registry: the same results, but what was made of
 * an attribute or signal is kept for as long as its object lives. For any other input or options they stand aside.
 */
export class QuickSemconv {
  readonly #known = new Map<string, Known>();

  /** `semconv_attributes($options)` */
  attributes({ meter, input, values: [options = null] }: QuickCall): JqValue | undefined {
    const keep = keepOptions(options);
    const found = keep && (keep.v2 ? listAt(input, ["registry", "attributes"]) : attributesOfGroups(input, meter));
    if (!keep || !found) return undefined;
    const name = keep.v2 ? "key" : "name";
    const kept = this.#wanted(found, options, {
      keep,
      meter,
      use: "attributes",
      of: (item) => attributeOf(item, name, keep),
    });
    return kept && sorted(kept, nameOrKey);
  }

  /** `semconv_signal($signal; $options)` */
  signals({ meter, input, values: [signal = null, options = null] }: QuickCall): JqValue | undefined {
    const keep = keepOptions(options);
    const plural = typeof signal === "string" ? PLURALS.get(signal) : undefined;
    if (!keep || plural === undefined || typeof signal !== "string") return undefined;
    const found = keep.v2 ? listAt(input, ["registry", plural]) : groupsOfType(input, signal, meter);
    const id = signal === "span" || signal === "entity" ? "type" : "name";
    const of = (item: JqObject): JqObject | undefined | Aside =>
      keep.v2 ? signalOf(item, rootOf(field(item, id)), keep) : signalOf(item, secondOf(field(item, "id")), keep);
    const kept = found && this.#wanted(found, options, { keep, meter, use: signal, of });
    return kept && sorted(kept, () => "");
  }

  /** `semconv_metrics($options)` and its like: the signals in the order of their names. */
  named(call: QuickCall, signal: string, nameOf: NameOf): JqValue | undefined {
    const signals = this.signals({ ...call, values: [signal, ...call.values] });
    if (signals === undefined || !isArray(signals)) return undefined;
    const items = signals.filter(isObject);
    return items.every((item) => typeof nameOf(item) === "string") ? sortedBy(items, nameOf) : undefined;
  }

  /** `semconv_group_attributes_by_root_namespace` and its like for signals. */
  grouped({ meter, input }: QuickCall, list: string, nameOf: NameOf): JqValue | undefined {
    if (!isArray(input)) return undefined;
    meter.spend(4 * input.length);
    const groups = new Map<string, JqObject[]>();
    for (const item of input) {
      const root = isObject(item) ? field(item, "root_namespace") : undefined;
      if (!isObject(item) || typeof root !== "string" || typeof nameOf(item) !== "string") return undefined;
      const group = groups.get(root) ?? [];
      groups.set(root, group);
      group.push(item);
    }
    const byRoot = [...groups].toSorted(([one], [two]) => compareText(one, two));
    return byRoot.map(([root, items]) => ({ root_namespace: root, [list]: sortedBy(items, nameOf) }));
  }

  #wanted(items: readonly JqValue[], options: JqValue, work: Work): readonly JqObject[] | undefined {
    work.meter.spend(4 * items.length);
    const left = isObject(options) ? excludedNamespaces(options) : undefined;
    if (!left) return undefined;
    const known = this.#knownFor(`${work.use} ${work.keep.key}`);
    const kept: JqObject[] = [];
    for (const item of items) {
      if (!isObject(item)) return undefined;
      const result = known.has(item) ? known.get(item) : work.of(item);
      if (result === ASIDE) return undefined;
      known.set(item, result);
      if (result && !left.has(result["root_namespace"] as string)) kept.push(result);
    }
    return kept;
  }

  #knownFor(key: string): Known {
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#known.size >= MOST_OPTIONS) this.#known.clear();
    const fresh: Known = new WeakMap();
    this.#known.set(key, fresh);
    return fresh;
  }
}

/** A call of a filter of the prelude with its value parameters. */
export interface QuickCall {
  readonly meter: Meter;
  readonly input: JqValue;
  readonly values: readonly JqValue[];
}

type NameOf = (item: JqObject) => JqValue | undefined;

interface Work {
  readonly keep: KeepOptions;
  readonly meter: Meter;
  readonly use: string;
  readonly of: (item: JqObject) => JqObject | undefined | Aside;
}

const PLURALS = new Map([
  ["metric", "metrics"],
  ["span", "spans"],
  ["event", "events"],
  ["entity", "entities"],
]);

function listAt(input: JqValue, path: readonly string[]): readonly JqValue[] | undefined {
  let at: JqValue | undefined = input;
  for (const key of path) at = at !== undefined && isObject(at) ? field(at, key) : undefined;
  return at !== undefined && isArray(at) ? at : undefined;
}

function groupsOfType(input: JqValue, type: string, meter: Meter): readonly JqValue[] | undefined {
  const groups = listAt(input, ["groups"]);
  meter.spend(groups?.length);
  return groups?.every(isObject) === true ? groups.filter((group) => field(group, "type") === type) : undefined;
}

function attributesOfGroups(input: JqValue, meter: Meter): readonly JqValue[] | undefined {
  const found: JqValue[] = [];
  for (const group of groupsOfType(input, "attribute_group", meter) ?? [null]) {
    const id = group === null || !isObject(group) ? undefined : field(group, "id");
    if (group === null || !isObject(group) || typeof id !== "string") return undefined;
    const attributes = id.startsWith("registry.") ? (field(group, "attributes") ?? null) : null;
    if (attributes !== null && !isArray(attributes)) return undefined;
    for (const attribute of attributes ?? []) found.push(attribute);
  }
  return found;
}

function attributeOf(item: JqObject, nameKey: string, keep: KeepOptions): JqObject | undefined | Aside {
  const name = field(item, nameKey);
  if (typeof name !== "string" || name === "" || typeof nameOrKey(item) !== "string") return ASIDE;
  const root = keep.v2 || name.includes(".") ? (name.split(".")[0] ?? "") : "other";
  return wanted({ ...item, root_namespace: root }, keep);
}

function signalOf(item: JqObject, root: string | undefined, keep: KeepOptions): JqObject | undefined | Aside {
  const signal = root === undefined ? ASIDE : wanted({ ...item, root_namespace: root }, keep);
  if (signal === ASIDE || signal === undefined) return signal;
  const attributes = field(signal, "attributes") ?? null;
  if (attributes === null) return { ...signal, attributes };
  if (!isArray(attributes)) return ASIDE;
  const kept: JqObject[] = [];
  for (const attribute of attributes) {
    const result = isObject(attribute) ? wanted(attribute, keep) : ASIDE;
    if (result === ASIDE) return ASIDE;
    if (result) kept.push(result);
  }
  return { ...signal, attributes: kept };
}

function rootOf(name: JqValue | undefined): string | undefined {
  return typeof name === "string" && name !== "" ? name.split(".")[0] : undefined;
}

function secondOf(id: JqValue | undefined): string | undefined {
  if (typeof id !== "string") return undefined;
  return id.includes(".") ? id.split(".")[1] : "other";
}

/** `get_attribute_name_or_key` */
export function nameOrKey(item: JqObject): JqValue | undefined {
  return field(item, "name") === undefined ? field(item, "key") : field(item, "name");
}

function sorted(items: readonly JqObject[], nameOf: NameOf): readonly JqObject[] {
  const root = (item: JqObject): string => item["root_namespace"] as string;
  const name = (item: JqObject): string => nameOf(item) as string;
  return items.toSorted((one, two) => compareText(root(one), root(two)) || compareText(name(one), name(two)));
}

function sortedBy(items: readonly JqObject[], nameOf: NameOf): readonly JqObject[] {
  const name = (item: JqObject): string => nameOf(item) as string;
  return items.toSorted((one, two) => compareText(name(one), name(two)));
}
