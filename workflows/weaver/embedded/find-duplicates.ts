import type { Place } from "../../errors.ts";
import { failure, provenanceJson, provenanceText, type Failure, type Provenance } from "./failure.ts";
import { isRefinementOfV2, v2Id, type WorkingGroup } from "./resolution.ts";

/** Ids, names and attributes that are declared more than once in a resolved registry. */
export function findDuplicates(groups: readonly WorkingGroup[]): readonly Failure[] {
  const unlessRefined = (group: WorkingGroup, key: string | undefined) => (isRefinementOfV2(group) ? undefined : key);
  return [
    ...declaredTwice(groups, {
      kind: "DuplicateGroupId",
      field: "group_id",
      label: "group id",
      key: (group) => group.id,
      place: "id",
    }),
    ...declaredTwice(groups, {
      kind: "DuplicateMetricName",
      field: "metric_name",
      label: "metric name",
      key: (group) => unlessRefined(group, group.metric_name),
      place: "metric_name",
    }),
    ...declaredTwice(groups, {
      kind: "DuplicateGroupName",
      field: "group_name",
      label: "group name",
      key: (group) => unlessRefined(group, group.spec.name),
      place: "name",
    }),
    ...duplicateAttributes(groups),
    ...collisions(groups),
  ];
}

interface Rule {
  readonly kind: string;
  readonly field: string;
  readonly label: string;
  readonly key: (group: WorkingGroup) => string | undefined;
  readonly place: string;
}

function groupBy(groups: readonly WorkingGroup[], key: (group: WorkingGroup) => string | undefined) {
  const byKey = new Map<string, WorkingGroup[]>();
  for (const group of groups) {
    const value = key(group);
    if (value === undefined) continue;
    const known = byKey.get(value);
    if (known === undefined) byKey.set(value, [group]);
    else known.push(group);
  }
  return [...byKey].filter(([, list]) => list.length > 1);
}

function declaredTwice(groups: readonly WorkingGroup[], rule: Rule): readonly Failure[] {
  return groupBy(groups, rule.key).map(([key, list]) => {
    const provenances = distinct(list.map((group) => group.provenance));
    const message = `The ${rule.label} \`${key}\` is declared multiple times in the following locations:\n[${provenances.map(provenanceText).join(", ")}]`;
    const fields = { [rule.field]: key, provenances: provenances.map(provenanceJson) };
    return failure(rule.kind, fields, { severity: "Warning", message, ...places(list, rule.place) });
  });
}

function distinct(provenances: readonly Provenance[]): readonly Provenance[] {
  return [...new Map(provenances.map((item) => [`${item.schema_url.url}\n${item.path}`, item])).values()];
}

/** The last of several declarations is the one to look at; the others are related. */
function places(
  list: readonly WorkingGroup[],
  field: string,
): { readonly at: Place | undefined; readonly related: readonly Place[] } {
  const all = list.map((group) => group.spec.fields[field] ?? group.spec.fields["id"] ?? group.spec.at);
  return { at: all.at(-1), related: all.slice(0, -1) };
}

function duplicateAttributes(groups: readonly WorkingGroup[]): readonly Failure[] {
  const declared = new Map<string, { readonly groupId: string; readonly at: Place | undefined }[]>();
  for (const group of groups) {
    if (group.type !== "attribute_group") continue;
    for (const attribute of group.attributes) {
      if (group.untraced === true || group.lineage.attributes.has(attribute.name)) continue;
      const declarations = declared.get(attribute.name) ?? [];
      declarations.push({ groupId: group.id, at: attribute.written?.name });
      declared.set(attribute.name, declarations);
    }
  }
  return [...declared].filter(([, list]) => list.length > 1).map(([name, list]) => duplicateAttribute(name, list));
}

function duplicateAttribute(
  name: string,
  list: readonly { readonly groupId: string; readonly at: Place | undefined }[],
): Failure {
  const ids = list.map((item) => item.groupId);
  const message = `The attribute id \`${name}\` is declared multiple times in the following groups:\n[${ids.map((id) => JSON.stringify(id)).join(", ")}]`;
  const all = list.flatMap((item) => (item.at === undefined ? [] : [item.at]));
  const details = { message, at: all.at(-1), related: all.slice(0, -1) };
  return failure("DuplicateAttributeId", { attribute_id: name, group_ids: ids }, details);
}

function collisions(groups: readonly WorkingGroup[]): readonly Failure[] {
  const byId = groupBy(groups, (group) => {
    const id = v2Id(group);
    return id === undefined ? undefined : `${group.type} ${id}`;
  });
  return byId.flatMap(([key, list]) => {
    const ids = [...new Set(list.map((group) => group.id))];
    if (ids.length < 2) return [];
    const signal = key.slice(key.indexOf(" ") + 1);
    const provenances = distinct(list.map((group) => group.provenance));
    const message = `The groups [${ids.map((id) => JSON.stringify(id)).join(", ")}] all become \`${signal}\` in the v2 output, so one of them replaces the others:\n[${provenances.map(provenanceText).join(", ")}]`;
    const help =
      "A v2 signal id drops the group-type prefix, so `entity.host` and `host` name one entity. Give each group an id that differs by more than that prefix.";
    const fields = { signal_id: signal, group_ids: ids, provenances: provenances.map(provenanceJson) };
    return [failure("CollidingV2SignalId", fields, { severity: "Warning", message, help, ...places(list, "id") })];
  });
}
