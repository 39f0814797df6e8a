import { indexOf } from "./resolution-index.ts";
import type { Resolution, ResolvedAttribute, RootAttribute } from "./resolution.ts";
import type { SchemaUrl } from "./schema-url.ts";

/** The registry that an attribute of a dependency comes from: the dependency itself, or one further down. */
export function findAttributeSource(resolution: Resolution, attribute: ResolvedAttribute): SchemaUrl {
  const { name } = attribute;
  if (resolution.published !== undefined) return resolution.published.sources.get(attribute) ?? resolution.schemaUrl;
  const root = resolution.roots.get(name);
  if (root?.source.schemaUrl !== undefined) return root.source.schemaUrl;
  const group =
    root === undefined
      ? indexOf(resolution).attribute(name)?.group
      : indexOf(resolution).groupById(root.source.groupId);
  return group?.provenance.schema_url ?? resolution.schemaUrl;
}

/** Finds an attribute that a dependency offers to those who refer to it by name. */
export function lookupAttribute(resolution: Resolution, name: string): RootAttribute | undefined {
  const root = resolution.roots.get(name);
  if (resolution.published !== undefined) return root;
  if (root?.isDefinition === true) {
    return { attribute: root.attribute, source: { schemaUrl: definingRegistry(resolution, root) }, isDefinition: true };
  }
  if (root !== undefined) return undefined;
  const held = indexOf(resolution).attribute(name);
  if (held === undefined) return undefined;
  const { attribute, group } = held;
  return { attribute, source: { schemaUrl: group.provenance.schema_url }, isDefinition: true };
}

function definingRegistry(resolution: Resolution, root: RootAttribute): SchemaUrl {
  if (root.source.schemaUrl !== undefined) return root.source.schemaUrl;
  return indexOf(resolution).groupById(root.source.groupId)?.provenance.schema_url ?? resolution.schemaUrl;
}
