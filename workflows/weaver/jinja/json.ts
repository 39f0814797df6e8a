import { shortFloat, toText } from "./display.ts";
import { entriesOf } from "./order.ts";
import { JinjaError, invalid } from "./error.ts";
import { hasRoom } from "./room.ts";
import { joined } from "./text.ts";
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
  const layout = indent === undefined ? undefined : { step: repeatText(" ", indent), current: "" };
  return write(value, { layout, depth: 0, budget: { left: mostValues } });
}

const deepest = 500;
/** Values that one text may hold, 16 characters counting as one: lists that hold each other twice grow without end. */
const mostValues = 2 ** 22;

interface Place {
  readonly layout: Layout | undefined;
  readonly depth: number;
  readonly budget: { left: number };
}

interface Layout {
  readonly step: string;
  readonly current: string;
}

function write(value: Value, place: Place): string {
  const text = textOf(value);
  place.budget.left -= 1 + (((text?.length ?? 0) + (place.layout?.current.length ?? 0)) >> 4);
  if (place.depth > deepest || place.budget.left < 0) throw invalid("cannot serialize to JSON");
  if (text !== undefined) return quoted(text);
  if (typeof value === "number") {
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : floatJson(value);
  }
  if (value === undefined || value === null) return "null";
  return typeof value === "object" ? writeObject(value, place) : String(value);
}

function quoted(text: string): string {
  if (!hasRoom(4 * text.length)) throw invalid("not enough memory is left");
  return JSON.stringify(text);
}

function floatJson(value: number): string {
  return Number.isFinite(value) ? shortFloat(value).replace(/e(?=\d)/, "e+") : "null";
}

function writeObject(value: Value & object, { layout, depth, budget }: Place): string {
  if (value instanceof Float) return floatJson(value.value);
  const below = layout && { step: layout.step, current: layout.current + layout.step };
  const inner = { layout: below, depth: depth + 1, budget };
  const kind = kindOf(value);
  if (kind === "plain object") return JSON.stringify(toText(value));
  if (kind !== "map") {
    return wrap(
      "[]",
      (objectItems(value) ?? []).map((item) => write(item, inner)),
      layout,
    );
  }
  const colon = layout ? ": " : ":";
  return wrap(
    "{}",
    entriesOf(value).map(([key, item]) => `${keyOf(key)}${colon}${write(item, inner)}`),
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
  if (!layout || parts.length === 0) return `${open}${joined(parts, ",")}${close}`;
  const line = `\n${layout.current}${layout.step}`;
  return `${open}${line}${joined(parts, `,${line}`)}\n${layout.current}${close}`;
}
