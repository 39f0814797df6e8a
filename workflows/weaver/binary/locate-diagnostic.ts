import type { FileTree } from "../../workspace/workspace.ts";
import type { Diagnostic, Range } from "../registry.ts";
import { innermost, type UnplacedDiagnostic } from "./read-diagnostics.ts";
import { yamlPlaces, type WrittenValue, type YamlPlaces } from "./yaml-places.ts";

/** Where to look: the trees that the command read, the head's first. */
export interface Sources {
  readonly files: FileTree;
  /** The registry's YAML files. */
  readonly yaml: readonly string[];
  readonly templates: FileTree | undefined;
}

/** Gives diagnostics their places, which Weaver does not print, by the names and paths in its structured errors. */
export function locateDiagnostics(unplaced: readonly UnplacedDiagnostic[], sources: Sources): Diagnostic[] {
  const parsed = new Map<string, YamlPlaces>();
  const open = (file: string) => {
    const known = parsed.get(file) ?? yamlPlaces(file, sources.files.read(file) ?? "");
    parsed.set(file, known);
    return known;
  };
  return unplaced.map((diagnostic) => {
    const [at, ...related] = placesOf(diagnostic, { ...sources, open });
    return { ...diagnostic, at, related };
  });
}

type Search = Sources & { readonly open: (file: string) => YamlPlaces };
type Fields = Readonly<Record<string, unknown>>;

/** The place itself, then related ones. */
function placesOf({ error, message }: UnplacedDiagnostic, search: Search): Diagnostic["related"] {
  const { kind, fields } = innermost(error);
  const files = namedFiles(fields, search);
  const written = writtenPosition({ fields, message, files }, search);
  if (written !== undefined) return [written];
  const spanned = spannedPlace(fields, search) ?? unexpectedKey(fields, search);
  if (spanned !== undefined) return [spanned];
  const found = namedPlaces({ kind, fields, files: files.length > 0 ? files : search.yaml }, search);
  // The first of several is the original, the last what was added to it.
  if (found.length > 0) return /Duplicate|Colliding/.test(kind) ? found.toReversed() : found;
  return files.slice(0, 1).map((file) => ({ file, line: 1 }));
}

function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

const fileFields = ["path_or_url", "provenance", "provenances", "path", "file", "config_file", "template"];

function namedFiles(fields: Fields, { files, templates }: Search): string[] {
  const named = fileFields.flatMap((key) => texts(fields[key]));
  const exists = (path: string) => files.read(path) !== undefined || templates?.read(path) !== undefined;
  return [...new Set(named)].filter((path) => !path.startsWith("baseline:") && exists(path));
}

interface Written {
  readonly fields: Fields;
  readonly message: string;
  readonly files: readonly string[];
}

/** Syntax errors say where they are: `at line 3 column 23`, `(in t.txt.j2:1)`, `--> policies/broken.rego:4:1`. */
function writtenPosition(
  { fields, message, files }: Written,
  { templates }: Search,
): Diagnostic["related"][number] | undefined {
  const text = `${texts(fields["error"]).join("\n")}\n${message}`;
  const [file] = files;
  const [, line, column] = /at line (\d+),? column (\d+)/.exec(text) ?? /--> [^\n]*?:(\d+):(\d+)/.exec(text) ?? [];
  if (file !== undefined && line !== undefined) {
    return { file, line: Math.max(1, Number(line)), column: Math.max(1, Number(column)) };
  }
  const [, name = "", templateLine] = /\(in ([^\s()]+):(\d+)\)/.exec(text) ?? [];
  const known = templates?.list("").filter((path) => path === name || path.endsWith(`/${name}`)) ?? [];
  return known.length === 1 && known[0] !== undefined ? { file: known[0], line: Number(templateLine) } : undefined;
}

/** A byte span without a file: told only where it fits exactly one file of the registry. */
function spannedPlace({ err_span: span }: Fields, { yaml, open }: Search): Range | undefined {
  if (typeof span !== "object" || span === null || !("offset" in span) || !("length" in span)) return undefined;
  const { offset, length } = span;
  if (typeof offset !== "number" || typeof length !== "number") return undefined;
  const fitting = yaml.map((file) => open(file).bytes(offset, length)).filter((place) => place !== undefined);
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** A wrong key of the outermost mapping comes without file and span: the file that has all the keys is meant. */
function unexpectedKey({ error }: Fields, { yaml, open }: Search): Range | undefined {
  const [, names] = /unexpected properties: ([^.]*)\./.exec(typeof error === "string" ? error : "") ?? [];
  const keys = names?.split(", ") ?? [];
  const having = yaml.filter((file) => keys.length > 0 && keys.every((key) => open(file).top.has(key)));
  const [only, ...others] = having;
  return only === undefined || others.length > 0 ? undefined : open(only).top.get(keys[0] ?? "");
}

/** Fields that name the definition, then those that name what is inside of it. */
const ownerFields = ["group_id", "group_ids", "group_name", "metric_name", "refinement_id", "used_in", "signal_name"];
const innerFields = [
  "attribute_id",
  "attribute_ref",
  "extends_ref",
  "include_ref",
  "entity_type",
  "value_id",
  "id",
  "pattern",
  "field_value",
];

/** The key to mend, where the kind of the error tells it. */
const mendedKeys: Readonly<Record<string, string>> = {
  InvalidExampleError: "examples",
  InvalidExampleWarning: "examples",
  UnstructuredDeprecatedProperty: "deprecated",
  InvalidGroupUsesPrefix: "prefix",
  UnstableFileFormat: "file_format",
  DeprecatedVersionField: "version",
};

interface Named {
  readonly kind: string;
  readonly fields: Fields;
  readonly files: readonly string[];
}

function namedPlaces({ kind, fields, files }: Named, search: Search): Range[] {
  const { owners, inner } = namesOf(fields);
  const wanted = [...owners, ...inner];
  const mended = mendedKeys[kind];
  const holding = files.filter((file) => wanted.some((name) => mentions(search.files.read(file), name)));
  const written = holding.flatMap((file) => search.open(file).values);
  const definitions = definitionsOf(owners, written);
  const within = definitions.flatMap((definition) => insideOf(definition, written, inner));
  const anywhere = definitions.length > 0 ? definitions : written.filter(({ value }) => inner.includes(value));
  const found = within.length > 0 ? within : anywhere;
  if (wanted.length === 0) return files.flatMap((file) => search.open(file).top.get(mended ?? "") ?? []);
  return found.map((value) => keyBeside(value, written, mended) ?? value.at);
}

function keyBeside({ at, holder }: WrittenValue, written: readonly WrittenValue[], key: string | undefined) {
  const [start, end] = holder;
  const beside = (value: WrittenValue) => value.at.file === at.file && value.start >= start && value.start < end;
  return written.find((value) => value.key === key && beside(value))?.at;
}

function namesOf(fields: Fields): { readonly owners: readonly string[]; readonly inner: readonly string[] } {
  const { violation } = fields;
  if (typeof violation === "object" && violation !== null && "context" in violation) {
    const owners = "signal_name" in violation ? texts(violation.signal_name) : [];
    return { owners, inner: texts(violation.context).filter((name) => /^[\w.-]+$/.test(name)) };
  }
  return {
    owners: ownerFields.flatMap((key) => texts(fields[key])),
    inner: innerFields.flatMap((key) => texts(fields[key])),
  };
}

function mentions(text: string | undefined, name: string): boolean {
  return text?.includes(withoutKind(name)) ?? false;
}

/** `metric.shop.orders` is the id that Weaver makes for the metric `shop.orders`. */
function withoutKind(name: string): string {
  return name.replace(/^(metric|event|span|entity|attribute_group)\./, "");
}

const definingKeys = new Set(["id", "key", "name", "type", "metric_name"]);

/** Ids as they are written go before those that only differ by the kind in front. */
function definitionsOf(owners: readonly string[], written: readonly WrittenValue[]): WrittenValue[] {
  const defining = written.filter(({ key }) => definingKeys.has(key));
  const exact = defining.filter(({ value }) => owners.includes(value));
  const plain = new Set(owners.map(withoutKind));
  return exact.length > 0 ? exact : defining.filter(({ value }) => plain.has(withoutKind(value)));
}

function insideOf(
  definition: WrittenValue,
  written: readonly WrittenValue[],
  inner: readonly string[],
): WrittenValue[] {
  const [start, end] = definition.holder;
  return written.filter((value) => {
    const inside = value.at.file === definition.at.file && value.start >= start && value.start < end;
    return inside && value !== definition && inner.includes(value.value);
  });
}
