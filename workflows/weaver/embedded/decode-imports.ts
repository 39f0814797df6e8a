import { importFields, type ImportField, type ImportPattern } from "./definition.ts";
import { list, MapReader, string } from "./decode-values.ts";
import type { Places } from "./places.ts";
import type { YamlNode } from "./yaml-tree.ts";

const importKeys = new Set<string>(importFields);

export function decodeImports(node: YamlNode, places: Places): readonly ImportPattern[] {
  const reader = new MapReader(node, places, importKeys);
  return importFields.flatMap((field) => decodeField(reader, field));
}

function decodeField(reader: MapReader, field: ImportField): readonly ImportPattern[] {
  const patterns = reader.optional(
    field,
    list((node) => ({ field, pattern: string(node), at: reader.places.of(node) })),
  );
  return patterns ?? [];
}
