import { toText } from "./display.ts";
import { invalid } from "./error.ts";
import { toJson } from "./json.ts";
import { equals } from "./order.ts";
import type { AutoEscape, State } from "./state.ts";
import { kindOf, SafeString, textOf, type Value } from "./value.ts";

const entities: Readonly<Record<string, string>> = {
  "<": "&lt;",
  ">": "&gt;",
  "&": "&amp;",
  '"': "&quot;",
  "'": "&#x27;",
  "/": "&#x2f;",
};

/** Text as it is printed under a mode of escaping. */
export function escape(value: Value, mode: AutoEscape): string {
  if (value instanceof SafeString || mode === "none") return toText(value);
  if (mode === "json") return toJson(value);
  const kind = kindOf(value);
  const isPlain = kind === "undefined" || kind === "none" || kind === "bool" || kind === "number";
  return isPlain ? toText(value) : toText(value).replace(/[<>&"'/]/g, (char) => entities[char] ?? char);
}

export function write(state: State, value: Value): void {
  state.out.write(escape(value, state.autoEscape));
}

/** The mode that `{% autoescape value %}` asks for. */
export function modeOf(value: Value, initial: AutoEscape): AutoEscape {
  const text = textOf(value);
  if (text === "html" || text === "json" || text === "none") return text;
  if (text !== undefined) throw invalid("invalid value to autoescape tag");
  if (!equals(value, true)) return "none";
  return initial === "none" ? "html" : initial;
}
