import { withoutPrefix, type WorkingGroup } from "./resolution.ts";

/** The names under which an import finds a group. */
export function matchKeys(group: WorkingGroup): readonly string[] {
  const { id, type, metric_name: metricName } = group;
  const name = group.spec.name;
  if (!group.spec.is_v2) return matchKeysV1(group);
  const own = type === "metric" || type === "metric_group" ? metricName : name;
  if (type === "scope" || type === "undefined") return [];
  const prefix = type === "metric_group" ? "metric." : `${type}.`;
  const keys = [id];
  if (type !== "attribute_group" && own !== undefined) keys.push(own);
  if (type === "attribute_group" && id.startsWith("registry.")) keys.push(withoutPrefix("registry.", id));
  if (id.startsWith(prefix)) keys.push(withoutPrefix(prefix, id));
  return keys;
}

function matchKeysV1(group: WorkingGroup): readonly string[] {
  const name = group.spec.name;
  switch (group.type) {
    case "attribute_group":
    case "span":
      return [group.id];
    case "event":
      return name === undefined ? [] : [name];
    case "entity":
      return [...new Set([group.id, withoutPrefix("entity.", group.id), ...(name === undefined ? [] : [name])])];
    case "metric":
      return group.metric_name === undefined ? [] : [group.metric_name];
    case "metric_group":
    case "scope":
    case "undefined":
      return [];
  }
}
