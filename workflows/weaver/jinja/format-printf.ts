import { getAttribute } from "./access.ts";
import { checkedText } from "./arithmetic.ts";
import { invalid, type JinjaError } from "./error.ts";
import { FormatCursor } from "./format-cursor.ts";
import { formatValue, type FormatSpec } from "./format-spec.ts";
import { kindOf, type Value } from "./value.ts";

/** `"%05.2f" | format(3.14159)` */
export function formatPrintf(format: string, args: readonly Value[]): string {
  const cursor = new FormatCursor(format);
  let result = "";
  let next = 0;
  for (;;) {
    const literal = cursor.literal("printf");
    if (literal !== undefined) {
      result += literal;
      continue;
    }
    if (!cursor.skip("%")) return checkedText(result);
    const key = cursor.skip("(") ? cursor.till(")") : undefined;
    const spec = parseSpec(cursor);
    const value = key === undefined ? argument(args, next++, spec) : keyed(args, key, spec);
    result = checkedText(result + formatValue(spec, value));
  }
}

function missing(spec: FormatSpec): JinjaError {
  return invalid(`missing an argument for format spec at offset '${spec.location}'`);
}

function argument(args: readonly Value[], at: number, spec: FormatSpec): Value {
  if (at >= args.length) throw missing(spec);
  return args[at];
}

function keyed(args: readonly Value[], key: string, spec: FormatSpec): Value {
  if (args.length === 0) throw missing(spec);
  if (kindOf(args[0]) !== "map") throw invalid("format argument must be a mapping");
  const value = getAttribute(args[0], key);
  if (value === undefined) throw missing(spec);
  return value;
}

function parseSpec(cursor: FormatCursor): FormatSpec {
  const location = cursor.offset;
  const flags = cursor.match(/[#0\- +]*/y) ?? "";
  const width = cursor.number();
  const precision = cursor.skip(".") ? cursor.number() : undefined;
  cursor.match(/[hlL]/y);
  const isLeft = flags.includes("-");
  const wantsZeros = flags.includes("0") && !isLeft;
  return {
    style: "printf",
    fill: undefined,
    align: isLeft ? "<" : undefined,
    sign: flags.includes("+") ? "+" : flags.includes(" ") ? " " : "",
    alternate: flags.includes("#"),
    zeroPadded: wantsZeros && width !== undefined,
    width: width ?? (wantsZeros ? 0 : undefined),
    grouping: undefined,
    precision,
    conversion: cursor.conversion("printf"),
    location,
  };
}
