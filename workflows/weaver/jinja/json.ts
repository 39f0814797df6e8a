import { shortFloat, toText } from "./display.ts";
import { entriesOf } from "./order.ts";
import { JinjaError, invalid } from "./error.ts";
import { JsonParser } from "./parse-json.ts";
import { repeatText } from "./arithmetic.ts";
import { Float, JinjaObject, kindOf, objectItems, textOf, type Value } from "./value.ts";

/**
 * Parses JSON without loss: `1.0` stays a float, integers of 64 bits stay exact.
 * @throws SyntaxError where the text is not JSON
 */
export function fromJson(text: string): Value {
  return new JsonParser(text).parse();
}

/** JSON as serde_json writes it: sorted keys, floats with a point, `indent` spaces a level or none. */
export function toJson(value: Value, indent?: number): string {
  return write(value, indent === undefined ? undefined : { step: repeatText(" ", indent), current: "" }, 0);
}

interface Layout {
  readonly step: string;
  readonly current: string;
}

function write(value: Value, layout: Layout | undefined, depth: number): string {
  if (depth > 500) throw invalid("cannot serialize to JSON");
  const text = textOf(value);
  if (text !== undefined) return JSON.stringify(text);
  if (typeof value === "number") {
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : floatJson(value);
  }
  if (value === undefined || value === null) return "null";
  return typeof value === "object" ? writeObject(value, layout, depth) : String(value);
}

function floatJson(value: number): string {
  return Number.isFinite(value) ? shortFloat(value).replace(/e(?=\d)/, "e+") : "null";
}

function writeObject(value: Value & object, layout: Layout | undefined, depth: number): string {
  if (value instanceof Float) return floatJson(value.value);
  const inner = layout && { step: layout.step, current: layout.current + layout.step };
  const kind = kindOf(value);
  if (kind === "plain object") return JSON.stringify(toText(value));
  if (kind !== "map") {
    return wrap(
      "[]",
      (objectItems(value) ?? []).map((item) => write(item, inner, depth + 1)),
      layout,
    );
  }
  const colon = layout ? ": " : ":";
  return wrap(
    "{}",
    entriesOf(value).map(([key, item]) => `${keyOf(key)}${colon}${write(item, inner, depth + 1)}`),
    layout,
  );
}

function keyOf(key: Value): string {
  const kind = kindOf(key);
  if (kind === "string" || kind === "bool" || kind === "number") return JSON.stringify(toText(key));
  if (key instanceof JinjaObject && key.shape === "plain") return JSON.stringify(toText(key));
  throw new JinjaError("invalid operation", "cannot serialize to JSON", { cause: new Error("key must be a string") });
}

function wrap(brackets: string, parts: readonly string[], layout: Layout | undefined): string {
  const [open = "", close = ""] = brackets;
  if (!layout || parts.length === 0) return `${open}${parts.join(",")}${close}`;
  const line = `\n${layout.current}${layout.step}`;
  return `${open}${line}${parts.join(`,${line}`)}\n${layout.current}${close}`;
}
