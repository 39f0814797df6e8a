import { decodeV1 } from "./decode-v1.ts";
import { decodeV2 } from "./decode-v2.ts";
import { Undecodable } from "./decode-values.ts";
import type { Definition } from "./definition.ts";
import { definitionFailure, type Failure } from "./failure.ts";
import { hugeInteger, hugeIntegerMessage } from "./huge-integer.ts";
import { Places } from "./places.ts";
import type { UnreadableText } from "./read-text.ts";
import { readYaml } from "./read-yaml.ts";
import { schemaFailures } from "./schema-failures.ts";
import { validateGroup } from "./validate-v1.ts";
import { validateV2 } from "./validate-v2.ts";
import { child, textOf, toDebugText, type MapNode, type YamlNode } from "./yaml-tree.ts";

export type ParsedDefinition =
  | { readonly ok: true; readonly definition: Definition; readonly warnings: readonly Failure[] }
  | { readonly ok: false; readonly failures: readonly Failure[]; readonly compound: boolean };

export interface DefinitionSource {
  /** Path from the root of the tree: what diagnostics point at. */
  readonly file: string;
  /** Path as Weaver prints it: the registry as named by the user, then the path inside it. */
  readonly path: string;
  readonly text: string;
}

/** What stands for the definitions of a file that is no text. */
export function unreadableDefinition(
  { file, path }: Omit<DefinitionSource, "text">,
  { message, before }: UnreadableText,
): ParsedDefinition {
  return stopped(deserialization(path, message, new Places(file, before).range(before.length, before.length)));
}

/** Reads, decodes and checks one definition file. Pure: the same source gives the same result. */
export function parseDefinition(source: DefinitionSource): ParsedDefinition {
  const places = new Places(source.file, source.text);
  const yaml = readYaml(source.text);
  if (!yaml.ok) {
    const { message, start, end } = yaml.problem;
    return stopped(deserialization(source.path, message, places.range(start, end)));
  }
  const huge = hugeInteger(yaml.root, source.text);
  if (huge !== undefined)
    return stopped(deserialization(source.path, hugeIntegerMessage(huge, source.text), places.of(huge)));
  return decode(yaml.root, source, places);
}

function decode(root: YamlNode, source: DefinitionSource, places: Places): ParsedDefinition {
  if (root.t !== "map") {
    const message = `Expected a YAML mapping at the root, but found: ${toDebugText(root)}`;
    return stopped(deserialization(source.path, message, places.of(root)));
  }
  const format = detectFormat(root, source.path, places);
  if ("failure" in format) return stopped(format.failure);
  const body = withoutHeader(root);
  try {
    const v2 = format.version === "v2";
    const definition = v2 ? decodeV2(body, places, `registry.${dottedName(source.path)}`) : decodeV1(body, places);
    return validated(definition, { body, places, source, warnings: format.warnings });
  } catch (error) {
    if (!(error instanceof Undecodable)) throw error;
    return undecodable(error, { body, places, source, version: format.version });
  }
}

function validated(
  definition: Definition,
  {
    body,
    places,
    source,
    warnings,
  }: { body: MapNode; places: Places; source: DefinitionSource; warnings: readonly Failure[] },
): ParsedDefinition {
  if (definition.format === "v1") {
    const found = definition.groups.flatMap((group) => validateGroup(group, source.path));
    return { ok: true, definition, warnings: [...warnings, ...found] };
  }
  const verdict = validateV2(body, places, source.path);
  if (verdict.fatal.length > 0) return { ok: false, failures: verdict.fatal, compound: true };
  return { ok: true, definition, warnings: [...warnings, ...verdict.warnings] };
}

function undecodable(
  error: Undecodable,
  { body, places, source, version }: { body: MapNode; places: Places; source: DefinitionSource; version: "v1" | "v2" },
): ParsedDefinition {
  const failures = schemaFailures({ root: body, places, text: source.text, version });
  if (failures.length > 0) return { ok: false, failures, compound: failures.length > 1 };
  return stopped(deserialization(source.path, error.message, places.of(error.node)));
}

function stopped(failure: Failure): ParsedDefinition {
  return { ok: false, failures: [failure], compound: false };
}

function deserialization(path: string, message: string, at: Failure["at"]): Failure {
  return definitionFailure("DeserializationError", { path_or_url: path, error: message }, { message, at });
}

type Format = { readonly version: "v1" | "v2"; readonly warnings: readonly Failure[] } | { readonly failure: Failure };

function detectFormat(root: MapNode, path: string, places: Places): Format {
  const version = textOf(child(root, "version"));
  const format = textOf(child(root, "file_format"));
  const warnings: Failure[] = [];
  const at = (key: string) => places.of(child(root, key) ?? root);
  if (version !== undefined) {
    const message = `The 'version' field is deprecated and will be removed in a future version. Please use 'file_format: definition/2' instead: ${path}`;
    warnings.push(
      definitionFailure(
        "DeprecatedVersionField",
        { provenance: path },
        { severity: "Warning", message, at: at("version") },
      ),
    );
  }
  if (format === "definition/2" || version === "2") {
    const message = `File format \`definition/2\` is not yet stable: ${path}`;
    const fields = { file_format: "definition/2", provenance: path };
    const where = at(format === undefined ? "version" : "file_format");
    warnings.push(definitionFailure("UnstableFileFormat", fields, { severity: "Warning", message, at: where }));
    return { version: "v2", warnings };
  }
  if (format === "definition/1" || version === "1" || (format === undefined && version === undefined)) {
    return { version: "v1", warnings };
  }
  const key = version === undefined ? "file_format" : "version";
  const value = version ?? format ?? "unknown";
  const message = `Invalid file format: \`${key}: ${value}\`. Expected 'file_format: definition/1' or 'file_format: definition/2'.`;
  const fields = { field_key: key, field_value: value };
  return { failure: definitionFailure("InvalidFileFormat", fields, { severity: "Error", message, at: at(key) }) };
}

function withoutHeader(root: MapNode): MapNode {
  const entries = new Map(root.entries);
  entries.delete("file_format");
  entries.delete("version");
  return { ...root, entries };
}

/** `model/http/v1.2/spans.yaml` becomes `model.http.v1.spans`: each part loses what follows its last dot. */
function dottedName(path: string): string {
  const parts = path.split("/").filter((part) => part !== "" && part !== "." && part !== "..");
  return parts.map((part) => (part.lastIndexOf(".") > 0 ? part.slice(0, part.lastIndexOf(".")) : part)).join(".");
}
