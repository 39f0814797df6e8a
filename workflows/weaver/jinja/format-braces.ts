import { getAttribute, getItem } from "./access.ts";
import { checkedText } from "./arithmetic.ts";
import { invalid, JinjaError } from "./error.ts";
import { FormatCursor } from "./format-cursor.ts";
import { describe, formatValue, type Align, type FormatSpec } from "./format-spec.ts";
import type { Kwargs, Value } from "./value.ts";

interface Field {
  /** Undefined takes the next argument. */
  readonly name: string | number | undefined;
  readonly path: readonly string[];
  readonly spec: FormatSpec;
  readonly location: number;
}

/** `"{:>5}|{x}".format(a, x=b)` */
export function formatBraces(format: string, args: readonly Value[], kwargs: Kwargs): string {
  const cursor = new FormatCursor(format);
  const choose = argumentChooser(args, kwargs);
  let result = "";
  for (;;) {
    const literal = cursor.literal("braces");
    if (literal !== undefined) {
      result += literal;
      continue;
    }
    const location = cursor.offset;
    if (!cursor.skip("{")) return checkedText(result);
    const field = parseField(cursor, location);
    result = checkedText(result + formatValue(field.spec, choose(field)));
  }
}

function notFound(location: number, cause?: unknown): JinjaError {
  const options = cause === undefined ? undefined : { cause };
  return new JinjaError("invalid operation", `argument not found for format field at offset ${location}`, options);
}

function argumentChooser(args: readonly Value[], kwargs: Kwargs): (field: Field) => Value {
  let next = 0;
  let numbering: "automatic numbering" | "manual field specification" | undefined;
  const number = (kind: "automatic numbering" | "manual field specification", location: number): void => {
    if (numbering !== undefined && numbering !== kind) {
      throw invalid(`cannot switch from ${numbering} to ${kind} in field at offset ${location}`);
    }
    numbering = kind;
  };
  return ({ name, path, location }) => {
    if (typeof name === "string") {
      if (!Object.hasOwn(kwargs, name)) throw notFound(location);
      return follow(kwargs[name], path, location);
    }
    number(name === undefined ? "automatic numbering" : "manual field specification", location);
    const at = name ?? next++;
    if (at >= args.length) throw notFound(location);
    return name === undefined ? args[at] : follow(args[at], path, location);
  };
}

function follow(start: Value, path: readonly string[], location: number): Value {
  try {
    const found = path.reduce(
      (value, part) => (/^\d+$/.test(part) ? getItem(value, Number(part)) : getAttribute(value, part)),
      start,
    );
    if (found === undefined) throw new JinjaError("undefined value");
    return found;
  } catch (error) {
    throw notFound(location, error);
  }
}

function parseField(cursor: FormatCursor, location: number): Field {
  const name = cursor.number() ?? cursor.match(/[A-Za-z_][A-Za-z0-9_]*/y);
  const path = name === undefined ? [] : parsePath(cursor);
  const spec = cursor.skip(":") ? parseSpec(cursor) : { ...plainSpec, location };
  if (cursor.skip("}")) return { name, path, spec, location };
  const [found] = cursor.rest;
  throw invalid(
    found === undefined
      ? `missing closing '}' in format spec at offset ${location}`
      : `expected closing '}' in format spec at offset ${location}; found '${found}'`,
  );
}

function parsePath(cursor: FormatCursor): readonly string[] {
  const path: string[] = [];
  for (;;) {
    if (cursor.skip(".")) {
      const name = cursor.match(/[A-Za-z_][A-Za-z0-9_]*/y);
      if (name === undefined)
        throw invalid(`missing attribute name after '.' in format spec at offset ${cursor.offset}`);
      path.push(name);
    } else if (cursor.skip("[")) path.push(cursor.till("]"));
    else return path;
  }
}

const plainSpec = {
  style: "braces",
  fill: undefined,
  align: undefined,
  sign: "",
  alternate: false,
  zeroPadded: false,
  width: undefined,
  grouping: undefined,
  precision: undefined,
  conversion: "",
} as const;

function parseSpec(cursor: FormatCursor): FormatSpec {
  const location = cursor.offset;
  const [align, fill] = Array.from(cursor.match(/[^][<>^]|[<>^]/uy) ?? "").reverse();
  const sign = cursor.match(/[-+ ]/y) ?? "";
  const alternate = cursor.skip("#");
  const zero = cursor.skip("0");
  const width = cursor.number();
  const grouping = cursor.match(/[,_]/y);
  const precision = cursor.skip(".") ? cursor.number() : undefined;
  const conversion = cursor.conversion("braces");
  if (conversion === "c") checkCharacter({ location, sign, alternate, grouping });
  return {
    ...plainSpec,
    fill,
    align: align as Align | undefined,
    sign: sign === "-" ? "" : (sign as "+" | " " | ""),
    alternate,
    zeroPadded: zero && width !== undefined,
    width: width ?? (zero ? 0 : undefined),
    grouping: grouping as "," | "_" | undefined,
    precision,
    conversion,
    location,
  };
}

interface CharacterFlags {
  readonly location: number;
  readonly sign: string;
  readonly alternate: boolean;
  readonly grouping: string | undefined;
}

function checkCharacter({ location, sign, alternate, grouping }: CharacterFlags): void {
  const at = `invalid format spec at offset ${location};`;
  if (sign !== "") throw invalid(`${at} sign flags are not allowed with ${describe("c")}`);
  if (alternate) throw invalid(`${at} '#' cannot be specified with ${describe("c")}`);
  if (grouping !== undefined) throw invalid(`${at} '${grouping}' cannot be specified with ${describe("c")}`);
}
