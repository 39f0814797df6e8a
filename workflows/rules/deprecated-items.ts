import type { Deprecated, FieldPlaces, Range, Registry, SignalKind } from "../weaver/registry.ts";

export interface DeprecatedItem {
  readonly kind: "attribute" | SignalKind;
  readonly name: string;
  readonly deprecated: Deprecated;
  readonly annotations: Readonly<Record<string, unknown>> | undefined;
  readonly at: Range;
  readonly fields: FieldPlaces;
}

/** Every deprecated attribute and signal of a registry. */
export function deprecatedItems(registry: Registry): DeprecatedItem[] {
  const attributes = [...registry.attributes.values()].map((item) => ({ ...item, kind: "attribute" as const }));
  return [...attributes, ...registry.signals].flatMap(({ kind, name, deprecated, annotations, at, fields }) =>
    deprecated ? [{ kind, name, deprecated, annotations, at, fields }] : [],
  );
}

/** The place of `renamed_to` or, where it is not known, of the deprecation. */
export function placeOfDeprecation({ fields, at }: DeprecatedItem, field: "renamed_to" | "note"): Range {
  return fields[field] ?? fields["deprecated"] ?? at;
}
