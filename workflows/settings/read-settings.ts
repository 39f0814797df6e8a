import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { Document } from "yaml";
import type { z } from "zod";
import type { Finding } from "../report/report.ts";
import { nearestName } from "../names/nearest-name.ts";
import { settingsJsonSchema } from "./settings-schema.ts";
import { Settings, settingsPath } from "./settings.ts";

const largest = 256 * 1024;
const mostAliases = 50;

export interface ReadSettings {
  /** What the file says, with defaults where it says nothing or something that cannot be. */
  readonly settings: Settings;
  /** Everything that is wrong with the file, in the order of its lines. */
  readonly problems: Finding[];
}

interface Problem {
  readonly rule: string;
  readonly message: string;
  readonly hint: string;
  readonly offset: number;
  readonly endOffset: number;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Reads the text of `.github/weavergen.yml`; undefined means that there is none, and gives the defaults. */
export function readSettings(text: string | undefined): ReadSettings {
  if (text === undefined) return { settings: Settings.parse({}), problems: [] };
  const lines = new LineCounter();
  const { settings, problems } = read(text, lines);
  const findings = problems.map((problem) => findingOf(problem, lines));
  return { settings, problems: findings.toSorted((a, b) => a.line - b.line) };
}

function read(text: string, lines: LineCounter): { settings: Settings; problems: Problem[] } {
  if (Buffer.byteLength(text) > largest)
    return refused("settings-too-large", `${settingsPath} is larger than 256 KiB.`);
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0) {
    return { settings: Settings.parse({}), problems: document.errors.map(brokenYaml) };
  }
  const value = valueOf(document);
  if ("error" in value) return refused("settings-broken-yaml", `${settingsPath} cannot be read: ${value.error}`);
  return check(document, value.data ?? {});
}

function refused(rule: string, message: string): { settings: Settings; problems: Problem[] } {
  const problem = { rule, message, hint: `Write ${settingsPath} anew, without anchors.`, offset: 0, endOffset: 0 };
  return { settings: Settings.parse({}), problems: [problem] };
}

function valueOf(document: Document): { data: unknown } | { error: string } {
  try {
    return { data: document.toJS({ maxAliasCount: mostAliases }) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function check(document: Document, data: unknown): { settings: Settings; problems: Problem[] } {
  const parsed = Settings.safeParse(data);
  if (parsed.success) return { settings: parsed.data, problems: [] };
  const problems = parsed.error.issues.flatMap((issue) => problemsOf(document, issue));
  return { settings: withoutWrongValues(data, parsed.error.issues), problems };
}

/** The settings that remain when every wrong value is left out: one bad key does not switch off the others. */
function withoutWrongValues(data: unknown, issues: readonly Issue[]): Settings {
  const copy: unknown = structuredClone(data);
  // From the end, because an element that goes moves those after it.
  for (const issue of issues.toReversed()) {
    if (issue.code === "unrecognized_keys") for (const key of issue.keys) remove(copy, [...issue.path, key]);
    else remove(copy, issue.path);
  }
  const parsed = Settings.safeParse(copy);
  return parsed.success ? parsed.data : Settings.parse({});
}

function remove(data: unknown, path: Path): void {
  const key = path.at(-1);
  const holder = path.slice(0, -1).reduce<unknown>((value, step) => {
    return typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined;
  }, data);
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else if (key !== undefined && typeof holder === "object" && holder !== null) Reflect.deleteProperty(holder, key);
}

function problemsOf(document: Document, issue: Issue): Problem[] {
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    return branchMeant(document, issue).flatMap((inner) =>
      problemsOf(document, { ...inner, path: [...issue.path, ...inner.path] }),
    );
  }
  if (issue.code !== "unrecognized_keys") return [wrongValue(document, issue)];
  const known = keysAt(issue.path);
  return issue.keys.map((key) => ({
    ...unknownKey({ key, path: issue.path, known }),
    ...keyPlace(document, issue.path, key),
  }));
}

function unknownKey({ key, path, known }: { key: string; path: Path; known: readonly string[] }) {
  const meant = nearestName(key, known);
  const didYouMean = meant === undefined ? undefined : `Did you mean \`${meant}\`?`;
  if (path.length === 1 && path[0] === "rules") {
    const hint = didYouMean ?? "docs/rules/README.md lists the rules.";
    return { rule: "settings-unknown-rule", message: `There is no rule \`${key}\`.`, hint };
  }
  const message = `${nameOf(path)} has no key \`${key}\`.`;
  return { rule: "settings-unknown-key", message, hint: didYouMean ?? `Known keys: ${known.join(", ")}.` };
}

/** Of a word or its longer form, the one that was written: a map can only be the longer. */
function branchMeant(document: Document, issue: Issue & { code: "invalid_union" }): readonly Issue[] {
  const isLonger = isMap(document.getIn(issue.path, true));
  return issue.errors.at(isLonger ? -1 : 0) ?? [];
}

function wrongValue(document: Document, issue: Issue): Problem {
  const isMissing = issue.code === "invalid_type" && document.getIn(issue.path) === undefined;
  return {
    rule: "settings-invalid-value",
    message: isMissing ? `${nameOf(issue.path)} is missing.` : `${nameOf(issue.path)} is wrong: ${issue.message}.`,
    hint: hintOf(document, issue),
    ...valuePlace(document, issue.path),
  };
}

function hintOf(document: Document, issue: Issue): string {
  if (issue.code === "invalid_value") {
    const known = issue.values.map(String);
    const written = document.getIn(issue.path);
    const meant = typeof written === "string" ? nearestName(written, known) : undefined;
    return meant === undefined ? `Use one of ${known.join(", ")}.` : `Did you mean \`${meant}\`?`;
  }
  if (issue.code === "invalid_format") return `Write ${issue.message}.`;
  return "`weavergen config schema` prints what each key takes.";
}

function nameOf(path: Path): string {
  if (path.length === 0) return settingsPath;
  const text = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("");
  return `\`${text.replace(/^\./, "")}\``;
}

/** The keys that the schema knows at a path. */
function keysAt(path: Path): string[] {
  const schema = settingsJsonSchema();
  let node: unknown = schema;
  for (const step of path) {
    node = typeof step === "number" ? get(node, "items") : get(get(node, "properties"), step);
    node = longerForm(schema, node);
  }
  return Object.keys(get(node, "properties") ?? {});
}

/** A shared definition stands under `$defs`; of a word or a map the map has the keys. */
function longerForm(schema: unknown, node: unknown): unknown {
  const ref: unknown = typeof node === "object" && node !== null ? Reflect.get(node, "$ref") : undefined;
  const named = typeof ref === "string" ? get(get(schema, "$defs"), ref.split("/").at(-1) ?? "") : node;
  const forms = get(named, "anyOf");
  return Array.isArray(forms) ? (forms as unknown[]).find((form) => get(form, "properties")) : named;
}

function get(value: unknown, key: PropertyKey): object | undefined {
  const found: unknown = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof found === "object" && found !== null ? found : undefined;
}

interface Offsets {
  readonly offset: number;
  readonly endOffset: number;
}

function keyPlace(document: Document, path: Path, key: string): Offsets {
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  const pair = isMap(map) ? map.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
  return isScalar(pair?.key) ? rangeOf(pair.key) : valuePlace(document, path);
}

/** The value's place, or that of the nearest parent where the value is missing. */
function valuePlace(document: Document, path: Path): Offsets {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    const range = rangeOf(node);
    if (range.endOffset > 0) return range;
  }
  return rangeOf(document.contents);
}

function rangeOf(node: unknown): Offsets {
  const range = get(node, "range");
  if (!Array.isArray(range)) return { offset: 0, endOffset: 0 };
  const [offset, endOffset]: unknown[] = range;
  return { offset: Number(offset), endOffset: Number(endOffset) };
}

function brokenYaml(error: { message: string; pos: readonly [number, number] }): Problem {
  return {
    rule: "settings-broken-yaml",
    message: `${settingsPath} is not valid YAML: ${error.message.trim()}.`.replace(/\.\.$/, "."),
    hint: "Correct the YAML; until then the defaults are in force.",
    offset: error.pos[0],
    endOffset: error.pos[1],
  };
}

function findingOf(problem: Problem, lines: LineCounter): Finding {
  const start = lines.linePos(problem.offset);
  const end = lines.linePos(Math.max(problem.offset, problem.endOffset));
  const place = start.line < 1 ? { line: 1, column: 1 } : { line: start.line, column: start.col };
  return {
    rule: problem.rule,
    level: "violation",
    message: problem.message,
    hint: problem.hint,
    file: settingsPath,
    ...place,
    ...(end.line === place.line && end.col > place.column ? { endLine: end.line, endColumn: end.col } : {}),
    source: "weavergen",
    new: true,
  };
}
