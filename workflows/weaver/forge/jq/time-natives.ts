import { Float } from "../../jinja/value.ts";
import type { Result } from "./outcome.ts";
import { cannotUse, failure } from "./outcome.ts";
import type { Native } from "./text-natives.ts";
import type { JqValue } from "./value.ts";
import { float, isArray, isInteger, isNumber, toFloat, toJson } from "./value.ts";

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = "January February March April May June July August September October November December".split(" ");
const MAX_MILLISECONDS = 8.64e15;

function dateOf(input: JqValue): Date | undefined {
  if (isNumber(input)) {
    const time = toFloat(input) * 1000;
    return Math.abs(time) <= MAX_MILLISECONDS ? new Date(time) : undefined;
  }
  if (!isArray(input) || input.length < 6) return undefined;
  const fields = input.slice(0, 6);
  if (!fields.every(isNumber)) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields.map(toFloat);
  const date = new Date(Date.UTC(year, month, day, hour, minute, second));
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function dayOfYear(date: Date): number {
  return Math.floor(
    (Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()) - Date.UTC(date.getUTCFullYear(), 0, 0)) /
      86_400_000,
  );
}

function brokenDown(date: Date): JqValue {
  const seconds = date.getUTCSeconds() + date.getUTCMilliseconds() / 1000;
  return [
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    seconds,
    date.getUTCDay(),
    dayOfYear(date) - 1,
  ];
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

const FORMATS: Readonly<Record<string, (date: Date) => string>> = {
  Y: (date) => String(date.getUTCFullYear()),
  y: (date) => two(date.getUTCFullYear() % 100),
  m: (date) => two(date.getUTCMonth() + 1),
  d: (date) => two(date.getUTCDate()),
  e: (date) => String(date.getUTCDate()).padStart(2),
  H: (date) => two(date.getUTCHours()),
  I: (date) => two(date.getUTCHours() % 12 || 12),
  M: (date) => two(date.getUTCMinutes()),
  S: (date) => two(date.getUTCSeconds()),
  j: (date) => String(dayOfYear(date)).padStart(3, "0"),
  A: (date) => DAYS[date.getUTCDay()] ?? "",
  a: (date) => (DAYS[date.getUTCDay()] ?? "").slice(0, 3),
  B: (date) => MONTHS[date.getUTCMonth()] ?? "",
  b: (date) => (MONTHS[date.getUTCMonth()] ?? "").slice(0, 3),
  p: (date) => (date.getUTCHours() < 12 ? "AM" : "PM"),
  u: (date) => String(date.getUTCDay() || 7),
  w: (date) => String(date.getUTCDay()),
  s: (date) => String(Math.floor(date.getTime() / 1000)),
  Z: () => "UTC",
  z: () => "+0000",
  F: (date) => date.toISOString().slice(0, 10),
  T: (date) => date.toISOString().slice(11, 19),
  D: (date) => `${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}/${two(date.getUTCFullYear() % 100)}`,
  n: () => "\n",
  t: () => "\t",
  "%": () => "%",
};

function formatDate(input: JqValue, format: JqValue): Result {
  if (typeof format !== "string") return cannotUse(format, "string");
  const date = dateOf(input);
  if (!date)
    return isNumber(input) || isArray(input)
      ? failure(`cannot convert ${toJson(input)} to time`)
      : cannotUse(input, "number");
  const unknown = [...format.matchAll(/%(.)/gs)].find(([, letter]) => !(String(letter) in FORMATS));
  if (unknown) return failure(`strftime formatting failed: found unrecognized directive '${unknown[1]}' in the format`);
  return format.replaceAll(/%(.)/gs, (_all, letter) => FORMATS[String(letter)]?.(date) ?? "");
}

const MONTH = MONTHS.map((name) => name.slice(0, 3)).join("|");
/** Patterns of the directives that `strptime` reads. */
const READABLE: Readonly<Record<string, string>> = {
  Y: "(?<Y>[+-]?\\d{4,6})",
  m: "(?<m>\\d{1,2})",
  d: "(?<d>\\d{1,2})",
  e: " *(?<d>\\d{1,2})",
  H: "(?<H>\\d{1,2})",
  M: "(?<M>\\d{1,2})",
  S: "(?<S>\\d{1,2})",
  b: `(?<b>${MONTH})[a-z]*`,
  B: `(?<b>${MONTH})[a-z]*`,
  a: "[A-Za-z]+",
  A: "[A-Za-z]+",
  Z: "[A-Za-z]+",
  z: "(?<z>[+-]\\d{2}:?\\d{2}|Z)",
  "%": "%",
};
const SHORTHANDS: Readonly<Record<string, string>> = { T: "%H:%M:%S", F: "%Y-%m-%d" };

function timePattern(format: string): RegExp | undefined {
  const long = format.replaceAll(/%([TF])/g, (_all, letter) => SHORTHANDS[String(letter)] ?? "");
  const unknown = [...long.matchAll(/%(.)/gs)].some(([, letter]) => READABLE[letter ?? ""] === undefined);
  if (unknown) return undefined;
  const source = long.replaceAll(/%(.)|([.*+?^${}()|[\]\\/])/gs, (_all, letter, mark) =>
    letter === undefined ? `\\${String(mark)}` : (READABLE[String(letter)] ?? ""),
  );
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return undefined;
  }
}

/** A date that a format describes, as broken down time in UTC. */
function parseDate(input: JqValue, format: JqValue): Result {
  if (typeof input !== "string") return cannotUse(input, "string");
  if (typeof format !== "string") return cannotUse(format, "string");
  const found = timePattern(format)?.exec(input)?.groups;
  if (!found) return failure(`strptime parsing failed: ${toJson(input)} does not have the form ${toJson(format)}`);
  const month =
    found["b"] === undefined
      ? Number(found["m"] ?? 1)
      : MONTHS.findIndex((name) => name.startsWith(found["b"] ?? "")) + 1;
  const time = Date.UTC(
    Number(found["Y"] ?? 1970),
    month - 1,
    Number(found["d"] ?? 1),
    Number(found["H"] ?? 0),
    Number(found["M"] ?? 0),
    Number(found["S"] ?? 0),
  );
  return Number.isNaN(time) ? failure(`cannot convert ${toJson(input)} to time`) : brokenDown(new Date(time));
}

function fromIso(input: JqValue): Result {
  if (typeof input !== "string") return cannotUse(input, "string");
  const time = Date.parse(input);
  const isTimestamp = /^[+-]?\d{4,6}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d(?::?\d\d)?)$/.test(
    input,
  );
  if (!isTimestamp || Number.isNaN(time)) return failure(`cannot parse ${toJson(input)} as time`);
  return input.includes(".") ? float(time / 1000) : Math.floor(time / 1000);
}

function toIso(input: JqValue): Result {
  if (!isNumber(input)) return cannotUse(input, "number");
  const date = dateOf(input);
  if (!date) return failure(`cannot convert ${toJson(input)} to time`);
  const hasFraction = !isInteger(input) && date.getUTCMilliseconds() > 0;
  return hasFraction ? date.toISOString() : date.toISOString().replace(/\.\d+Z$/, "Z");
}

function makeTime(input: JqValue): Result {
  if (!isArray(input)) return cannotUse(input, "array");
  const date = dateOf(input);
  if (!date) return failure(`cannot convert ${toJson(input)} to time`);
  return date.getUTCMilliseconds() > 0 ? float(date.getTime() / 1000) : Math.floor(date.getTime() / 1000);
}

function generalTime(input: JqValue): Result {
  if (!isNumber(input)) return cannotUse(input, "number");
  const date = dateOf(input);
  return date ? brokenDown(date) : failure(`cannot convert ${toJson(input)} to time`);
}

/** Native filters on dates, all in UTC: output must not depend on the machine that renders. */
export const TIME_NATIVES: Readonly<Record<string, Native>> = {
  "fromdateiso8601/0": fromIso,
  "todateiso8601/0": toIso,
  "fromdate/0": fromIso,
  "todate/0": toIso,
  "gmtime/0": generalTime,
  "localtime/0": generalTime,
  "mktime/0": makeTime,
  "strftime/1": (input, format = null) => formatDate(input, format),
  "strflocaltime/1": (input, format = null) => formatDate(input, format),
  "strptime/1": (input, format = null) => parseDate(input, format),
  "now/0": () => new Float(Date.now() / 1000),
};
