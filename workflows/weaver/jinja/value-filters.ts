import { Arguments, toFloat } from "./arguments.ts";
import { prettyText, toText } from "./display.ts";
import { fixed } from "./decimal.ts";
import { invalid, JinjaError } from "./error.ts";
import { formatPrintf } from "./format-printf.ts";
import { toJson } from "./json.ts";
import { numeric } from "./order.ts";
import { asCount } from "./arithmetic.ts";
import { asIndex } from "./access.ts";
import {
  float,
  integer,
  isFloat,
  isInteger,
  isTrue,
  kindOf,
  lengthOf,
  SafeString,
  textOf,
  type JinjaFunction,
  type Value,
} from "./value.ts";

function unary(filter: (value: Value) => Value): JinjaFunction {
  return (args, kwargs) => {
    const given = new Arguments(args, kwargs);
    const value = given.value();
    given.end();
    return filter(value);
  };
}

const defaultFilter: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  const value = given.value();
  const rest = given.rest();
  if (rest.length > 2) throw new JinjaError("too many arguments");
  const isMissing = value === undefined || (isTrue(rest[1]) && !isTrue(value));
  if (!isMissing) return value;
  return rest.length > 0 ? rest[0] : "";
};

const abs = unary((value) => {
  if (isFloat(value)) return float(Math.abs(toFloat(value)));
  if (!isInteger(value)) throw invalid("cannot get absolute value");
  return value < 0 ? integer(-BigInt(value)) : value;
});

const int = unary((value) => {
  if (value === undefined || value === null) return 0;
  if (typeof value === "boolean") return Number(value);
  if (isInteger(value)) return value;
  if (isFloat(value)) return truncated(toFloat(value));
  const text = textOf(value);
  if (text === undefined) throw invalid(`cannot convert ${kindOf(value)} to integer`);
  return /^[+-]?\d+$/.test(text) && text.length < 40
    ? integer(BigInt(text.replace("+", "")))
    : truncated(parseFloatText(text));
});

const mostInteger = 2n ** 127n;

function truncated(value: number): Value {
  if (Number.isNaN(value)) return 0;
  if (Math.abs(value) >= 2 ** 127) return value > 0 ? mostInteger - 1n : -mostInteger;
  return integer(BigInt(Math.trunc(value)));
}

/** A float as Rust reads it. */
function parseFloatText(text: string): number {
  if (text === "") throw invalid("cannot parse float from empty string");
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(text);
  if (special) return /nan/i.test(text) ? Number.NaN : special[1] === "-" ? -Infinity : Infinity;
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) throw invalid("invalid float literal");
  return Number(text);
}

const floatFilter = unary((value) => {
  if (value === undefined || value === null) return float(0);
  const text = textOf(value);
  if (text !== undefined) return float(parseFloatText(text));
  const number = numeric(value);
  if (number === undefined) throw invalid(`cannot convert ${kindOf(value)} to float`);
  return float(Number(number));
});

const round: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  const value = given.value();
  const precision = given.optionalIndex("i32") ?? 0;
  given.end();
  if (isInteger(value)) return value;
  if (!isFloat(value)) throw invalid(`cannot round value (${kindOf(value)})`);
  const scale = 10 ** precision;
  const scaled = scale * toFloat(value);
  return float(roundHalfUp(scaled) / scale);
};

/** Half away from zero, exactly: adding 0.5 would round 0.49999999999999994 up. Keeps the sign of zero. */
function roundHalfUp(value: number): number {
  const whole = Math.trunc(value);
  return Math.abs(value - whole) >= 0.5 ? whole + Math.sign(value) : whole;
}

const tojson: JinjaFunction = (args, kwargs, state) => {
  const given = new Arguments(args, kwargs, "keywords");
  const value = given.value();
  const indent = jsonIndent(given.optional() ?? given.keyword("indent"));
  given.end();
  given.endKeywords();
  return new SafeString(toJson(value, { indent, escaped: true, known: state.engine.rounds?.texts }));
};

function jsonIndent(value: Value): number | undefined {
  if (value === undefined || value === false) return undefined;
  if (value === true) return 2;
  const count = asCount(value);
  if (count === undefined) throw invalid(`cannot convert ${kindOf(value)} to usize`);
  return count;
}

const pluralize: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  const [value, singular, plural] = [given.value(), given.optional(), given.optional()];
  given.end();
  const count = lengthOf(value) ?? asIndex(value);
  if (count === undefined) {
    throw invalid(
      `Pluralize argument is not an integer, or a sequence / object with a length but of type ${kindOf(value)}`,
    );
  }
  return count === 1 ? (singular ?? "") : (plural ?? "s");
};

const binaryUnits = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"];
const decimalUnits = ["kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"];

const filesizeformat: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  const size = toFloat(given.value());
  const binary = given.optionalBool() ?? false;
  given.end();
  if (size === 1) return "1 Byte";
  const [units, base] = binary ? [binaryUnits, 1024] : [decimalUnits, 1000];
  const sign = size < 0 ? "-" : "";
  const rest = Math.abs(size);
  if (rest < base) return `${sign}${toText(float(rest)).replace(/\.0$/, "")} Bytes`;
  const found = units.findIndex((_, i) => rest < base ** (i + 2));
  const at = found < 0 ? units.length - 1 : found;
  return `${sign}${fixed((base * rest) / base ** (at + 2), 1)} ${units[at]}`;
};

const format: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  return formatPrintf(given.string(), given.rest());
};

export const valueFilters: Readonly<Record<string, JinjaFunction>> = {
  default: defaultFilter,
  d: defaultFilter,
  abs,
  int,
  float: floatFilter,
  round,
  string: unary((value) => (kindOf(value) === "string" ? value : toText(value))),
  tojson,
  pprint: unary(prettyText),
  pluralize,
  filesizeformat,
  format,
};
