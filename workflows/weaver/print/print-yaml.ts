import { isWrittenFloat } from "../embedded/written-floats.ts";
import { yamlScalar } from "../forge/filters/to-yaml.ts";

/** A value of a Rust enum, which YAML shows by a tag. */
export class Tagged {
  readonly tag: string;
  readonly value: unknown;
  constructor(tag: string, value: unknown) {
    this.tag = tag;
    this.value = value;
  }
}

/** A scalar that stands as it is, such as a number or a key that is one. */
export class Verbatim {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Data as serde_yaml writes it: keys in the order given, lists not indented, a map with number keys as a `Map`. */
export function printYaml(value: unknown): string {
  const text = write(value, "");
  return text.startsWith("\n") ? `${text.slice(1)}\n` : `${text}\n`;
}

/** The text after a key or a dash: a scalar on the same line, or lines that begin with a line break. */
function write(value: unknown, indent: string): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return yamlScalar(value, indent === "" ? "  " : indent);
  if (typeof value !== "object") return JSON.stringify(value);
  if (value instanceof Verbatim) return value.text;
  if (value instanceof Tagged) return `!${value.tag}${spaced(write(value.value, indent))}`;
  if (hasJson(value)) return write(value.toJSON(), indent);
  if (Array.isArray(value)) return sequence(value, indent);
  if (value instanceof Map) return mapping([...value], indent);
  return mapping(
    Object.entries(value).map(([key, item]) => [key, asWritten(value, key, item)]),
    indent,
  );
}

/** `1.0` keeps its point: without it, it would be read as an integer. */
function asWritten(container: object, key: string | number, item: unknown): unknown {
  if (typeof item !== "number" || !isWrittenFloat(container, key)) return item;
  return new Verbatim(Math.abs(item) < 1e16 ? `${item}.0` : item.toExponential().replace("+", ""));
}

function spaced(text: string): string {
  return text.startsWith("\n") ? text : ` ${text}`;
}

function hasJson(value: object): value is { toJSON(): unknown } {
  return "toJSON" in value && typeof value.toJSON === "function";
}

function sequence(items: readonly unknown[], indent: string): string {
  if (items.length === 0) return "[]";
  return items
    .map((item, index) => write(asWritten(items, index, item), `${indent}  `))
    .map((text) => `\n${indent}- ${inDash(text, indent)}`)
    .join("");
}

/** The first key of a map stands on the line of its dash. */
function inDash(text: string, indent: string): string {
  return text.startsWith("\n") ? text.slice(indent.length + 3) : text;
}

function mapping(entries: readonly (readonly [unknown, unknown])[], indent: string): string {
  if (entries.length === 0) return "{}";
  return entries.map(([key, value]) => `\n${indent}${entry(key, value, indent)}`).join("");
}

function entry(key: unknown, value: unknown, indent: string): string {
  const name = typeof key === "string" ? yamlScalar(key, indent) : String(key);
  const inner = Array.isArray(value) ? indent : `${indent}  `;
  return `${name}:${spaced(write(value, inner))}`;
}
