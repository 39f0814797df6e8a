import type { DeprecatedJson, GroupType } from "./definition.ts";
import type { Resolution, ResolvedAttribute, WorkingGroup } from "./resolution.ts";
import type { ResolvedRegistryV2, V2Item } from "./resolve-v2.ts";

type SchemaItemChange =
  | { readonly type: "added" | "removed"; readonly name: string }
  | { readonly type: "renamed"; readonly old_name: string; readonly new_name: string; readonly note: string }
  | { readonly type: "obsoleted" | "uncategorized"; readonly name: string; readonly note: string };

type Items = ReadonlyMap<string, DeprecatedJson | undefined>;

/** What `weaver registry diff --format json` prints for version 1, as data. */
export function diffV1(head: Resolution, baseline: Resolution): object {
  const signals = (type: GroupType) => diffItems(signalItems(head, type), signalItems(baseline, type));
  return {
    head: { semconv_version: head.hasManifest ? head.schemaUrl.version : "" },
    baseline: { semconv_version: baseline.hasManifest ? baseline.schemaUrl.version : "" },
    changes: {
      registry_attributes: diffItems(attributeItems(head), attributeItems(baseline)),
      metrics: signals("metric"),
      events: signals("event"),
      spans: signals("span"),
      entities: signals("entity"),
    },
  };
}

/** The same with `--v2`. */
export function diffV2(head: ResolvedRegistryV2, baseline: ResolvedRegistryV2): object {
  const changes = (list: keyof ResolvedRegistryV2["registry"], key: string) =>
    diffItems(v2Items(head.registry[list], key), v2Items(baseline.registry[list], key));
  return {
    head: { semconv_version: versionOf(head) },
    baseline: { semconv_version: versionOf(baseline) },
    changes: {
      registry_attributes: changes("attributes", "key"),
      attribute_groups: changes("attribute_groups", "id"),
      metrics: changes("metrics", "name"),
      events: changes("events", "name"),
      spans: changes("spans", "type"),
      resources: changes("entities", "type"),
    },
  };
}

function versionOf({ schema_url: url }: ResolvedRegistryV2): string {
  return url.slice(url.lastIndexOf("/") + 1);
}

function attributeItems(resolution: Resolution): Items {
  const items = new Map<string, ResolvedAttribute["deprecated"]>();
  for (const group of resolution.groups) {
    for (const attribute of group.attributes) {
      const source = group.lineage.attributes.get(attribute.name)?.sourceGroup ?? group.id;
      if (source === group.id) items.set(attribute.name, attribute.deprecated);
    }
  }
  return items;
}

function signalItems(resolution: Resolution, type: GroupType): Items {
  const items = new Map<string, DeprecatedJson | undefined>();
  for (const group of resolution.groups) {
    const name = group.type === type ? signalName(group) : undefined;
    if (name !== undefined) items.set(name, group.deprecated);
  }
  return items;
}

function signalName(group: WorkingGroup): string | undefined {
  return group.type === "metric" ? group.metric_name : group.spec.name;
}

function v2Items(list: readonly V2Item[], key: string): Items {
  return new Map(list.map((item) => [String(item[key]), item["deprecated"] as DeprecatedJson | undefined]));
}

function diffItems(head: Items, baseline: Items): readonly SchemaItemChange[] {
  const changes: SchemaItemChange[] = [];
  for (const [name, deprecated] of head) {
    if (!baseline.has(name)) changes.push({ type: "added", name });
    else if (deprecated !== undefined && !sameDeprecation(deprecated, baseline.get(name)))
      changes.push(deprecation(name, deprecated));
  }
  for (const name of baseline.keys()) if (!head.has(name)) changes.push({ type: "removed", name });
  return changes;
}

function sameDeprecation(left: DeprecatedJson, right: DeprecatedJson | undefined): boolean {
  return (
    right !== undefined &&
    left.reason === right.reason &&
    left.renamed_to === right.renamed_to &&
    left.note === right.note
  );
}

function deprecation(name: string, deprecated: DeprecatedJson): SchemaItemChange {
  const { note } = deprecated;
  if (deprecated.reason === "renamed")
    return { type: "renamed", old_name: name, new_name: deprecated.renamed_to ?? "", note };
  return { type: deprecated.reason === "obsoleted" ? "obsoleted" : "uncategorized", name, note };
}
