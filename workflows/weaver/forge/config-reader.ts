import type { Place } from "../../errors.ts";
import type { YamlNode } from "../embedded/yaml-tree.ts";
import { charCount } from "../jinja/text.ts";
import type { Value } from "../jinja/value.ts";
import { float } from "../jinja/value.ts";

/** `line 3 column 5`, counted from 1. */
export function placeText(text: string, offset: number): string {
  const { line, column } = lineAndColumn(text, offset);
  return `line ${line} column ${column}`;
}

/** Line and column of a position, counted from 1. */
export function lineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return {
    line: before.split("\n").length,
    column: charCount(before.slice(before.lastIndexOf("\n") + 1)) + 1,
  };
}

/** A YAML node as a value of templates and filters. */
export function valueOf(node: YamlNode, source: string): Value {
  if (node.t === "scalar") {
    const { value } = node;
    if (typeof value !== "number") return value;
    return node.float ? float(value) : wholeNumber(value, source.slice(node.start, node.end));
  }
  if (node.t === "seq") return node.items.map((item) => valueOf(item, source));
  const map: Record<string, Value> = Object.create(null);
  for (const [key, { node: item }] of node.entries) map[key] = valueOf(item, source);
  return map;
}

/** An integer with all the digits that its text has. */
function wholeNumber(value: number, text: string): Value {
  if (Number.isSafeInteger(value)) return value;
  return BigInt(/^[+-]?[0-9]+$/.test(text) ? text.replace("+", "") : value);
}

type Fail = (message: string) => never;
type FailAt = (message: string, offset: number) => never;

function isNull(node: YamlNode | undefined): boolean {
  return node === undefined || (node.t === "scalar" && node.value === null);
}

function shown(node: YamlNode): string {
  if (node.t === "seq") return "sequence";
  if (node.t === "map") return "map";
  const { value } = node;
  if (value === null) return "unit value";
  if (typeof value === "string") return `string ${JSON.stringify(value)}`;
  if (typeof value === "boolean") return `boolean \`${value}\``;
  return node.float ? `floating point \`${value}\`` : `integer \`${value}\``;
}

function variants(choices: readonly string[]): string {
  const quoted = choices.map((choice) => `\`${choice}\``);
  return quoted.length === 2 ? quoted.join(" or ") : `one of ${quoted.join(", ")}`;
}

/** Decodes a configuration, with errors in the words of Weaver's YAML library. */
export class ConfigReader {
  readonly #file: string;
  readonly #text: string;
  readonly #fail: FailAt;
  readonly #paths = new WeakMap<YamlNode, string>();

  constructor({ path, text }: { readonly path: string; readonly text: string }, fail: FailAt) {
    this.#file = path;
    this.#text = text;
    this.#fail = fail;
  }

  problem(node: YamlNode, message: string, path = this.pathOf(node)): never {
    const told = `${path === "" ? "" : `${path}: `}${message} at ${placeText(this.#text, node.start)}`;
    return this.#fail(told, node.start);
  }

  place(node: YamlNode): Place {
    return { file: this.#file, ...lineAndColumn(this.#text, node.start) };
  }

  pathOf(node: YamlNode): string {
    return this.#paths.get(node) ?? "";
  }

  fields(node: YamlNode): Fields {
    if (node.t !== "map" && !isNull(node)) this.problem(node, `invalid type: ${shown(node)}, expected struct`);
    return new Fields(this, node);
  }

  /** Remembers where an inner node stands, for messages. */
  inner(node: YamlNode, parent: YamlNode, key: string | number): YamlNode {
    const path = this.pathOf(parent);
    const step = typeof key === "number" ? `[${key}]` : `${path === "" ? "" : "."}${key}`;
    this.#paths.set(node, path + step);
    return node;
  }

  /** A text, which may also be written like a number or a boolean. */
  text(node: YamlNode): string {
    const isPlain = node.t === "scalar" && (typeof node.value === "number" || typeof node.value === "boolean");
    return isPlain ? this.#text.slice(node.start, node.end) : this.quoted(node);
  }

  /** A text that must be one for YAML too. */
  quoted(node: YamlNode): string {
    if (node.t === "scalar" && typeof node.value === "string") return node.value;
    return this.problem(node, `invalid type: ${shown(node)}, expected a string`);
  }

  value(node: YamlNode): Value {
    return valueOf(node, this.#text);
  }

  textMap(node: YamlNode): ReadonlyMap<string, string> {
    if (node.t !== "map") return this.problem(node, `invalid type: ${shown(node)}, expected a map`);
    return new Map([...node.entries].map(([key, entry]) => [key, this.text(this.inner(entry.node, node, key))]));
  }

  choice<const T extends string>(node: YamlNode, choices: readonly T[], where?: { at: YamlNode; path: string }): T {
    const text = this.text(node);
    const found = choices.find((choice) => choice === text);
    if (found !== undefined) return found;
    const message = `unknown variant \`${text}\`, expected ${variants(choices)}`;
    return this.problem(where?.at ?? node, message, where?.path ?? this.pathOf(node));
  }
}

/** The entries of a map, read one by one; what is null counts as missing. */
export class Fields {
  readonly #reader: ConfigReader;
  readonly #node: YamlNode;

  constructor(reader: ConfigReader, node: YamlNode) {
    this.#reader = reader;
    this.#node = node;
  }

  get path(): string {
    return this.#reader.pathOf(this.#node);
  }

  node(key: string): YamlNode | undefined {
    const found = this.#node.t === "map" ? this.#node.entries.get(key)?.node : undefined;
    return found === undefined || isNull(found) ? undefined : this.#reader.inner(found, this.#node, key);
  }

  missing(key: string): never {
    return this.#reader.problem(this.#node, `missing field \`${key}\``);
  }

  required(key: string): YamlNode {
    return this.node(key) ?? this.missing(key);
  }

  fail(key: string): Fail {
    return (message) => this.#reader.problem(this.required(key), message);
  }

  text(key: string): string | undefined {
    const node = this.node(key);
    return node && this.#reader.text(node);
  }

  quoted(key: string): string | undefined {
    const node = this.node(key);
    return node && this.#reader.quoted(node);
  }

  flag(key: string, fallback = false): boolean {
    return this.optionalFlag(key) ?? fallback;
  }

  optionalFlag(key: string): boolean | undefined {
    const node = this.node(key);
    if (!node) return undefined;
    if (node.t === "scalar" && typeof node.value === "boolean") return node.value;
    return this.#reader.problem(node, `invalid type: ${shown(node)}, expected a boolean`);
  }

  count(key: string): number | undefined {
    const node = this.node(key);
    if (!node) return undefined;
    const { value } = node.t === "scalar" ? node : { value: undefined };
    if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
    return this.#reader.problem(node, `invalid type: ${shown(node)}, expected usize`);
  }

  choice<const T extends string>(key: string, choices: readonly T[]): T | undefined {
    const node = this.node(key);
    return node && this.#reader.choice(node, choices);
  }

  list(key: string): readonly YamlNode[] | undefined {
    const node = this.node(key);
    if (!node) return undefined;
    if (node.t !== "seq") return this.#reader.problem(node, `invalid type: ${shown(node)}, expected a sequence`);
    return node.items.map((item, at) => this.#reader.inner(item, node, at));
  }

  entries(key: string): ReadonlyMap<string, YamlNode> | undefined {
    const node = this.node(key);
    if (!node) return undefined;
    if (node.t !== "map") return this.#reader.problem(node, `invalid type: ${shown(node)}, expected a map`);
    return new Map([...node.entries].map(([name, entry]) => [name, this.#reader.inner(entry.node, node, name)]));
  }

  texts(key: string): ReadonlyMap<string, string> | undefined {
    const node = this.node(key);
    return node && this.#reader.textMap(node);
  }

  values(key: string): ReadonlyMap<string, Value> | undefined {
    const entries = this.entries(key);
    return entries && new Map([...entries].map(([name, node]) => [name, this.#reader.value(node)]));
  }
}
