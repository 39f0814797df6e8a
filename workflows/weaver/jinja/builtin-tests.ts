import { contains } from "./access.ts";
import { Arguments } from "./arguments.ts";
import { compare, equals, numeric } from "./order.ts";
import { JinjaError } from "./error.ts";
import { everyChar } from "./text.ts";
import {
  isFloat,
  isInteger,
  itemsOf,
  JinjaObject,
  kindOf,
  SafeString,
  type JinjaFunction,
  type Kind,
  type Value,
} from "./value.ts";

function unary(test: (value: Value) => boolean): JinjaFunction {
  return (args, kwargs) => {
    const given = new Arguments(args, kwargs);
    const value = given.value();
    given.end();
    return test(value);
  };
}

function binary(test: (value: Value, other: Value) => boolean): JinjaFunction {
  return (args, kwargs) => {
    const given = new Arguments(args, kwargs);
    const [value, other] = [given.value(), given.value()];
    given.end();
    return test(value, other);
  };
}

function ofTexts(test: (text: string, other: string) => boolean): JinjaFunction {
  return (args, kwargs) => {
    const given = new Arguments(args, kwargs);
    const [text, other] = [given.text(), given.text()];
    given.end();
    return test(text, other);
  };
}

function ofCharacters(pattern: RegExp): JinjaFunction {
  return (args, kwargs) => {
    const given = new Arguments(args, kwargs);
    const text = given.string();
    given.end();
    return everyChar(text, (char) => pattern.test(char));
  };
}

function ofKind(kind: Kind): JinjaFunction {
  return unary((value) => kindOf(value) === kind);
}

/** The remainder by two of whatever converts to an integer. */
function parity(value: Value): bigint | undefined {
  const number = numeric(value);
  if (number === undefined || !Number.isInteger(Number(number))) return undefined;
  return isFloat(value) && Math.abs(Number(number)) >= 2 ** 63 ? undefined : BigInt(number) & 1n;
}

function isDivisible(value: Value, other: Value): boolean {
  const [a, b] = [numeric(value), numeric(other)];
  if (a === undefined || b === undefined) return false;
  if (isFloat(value) || isFloat(other)) return Number(a) % Number(b) === 0;
  return BigInt(b) !== 0n && BigInt(a) % BigInt(b) === 0n;
}

function isSame(value: Value, other: Value): boolean {
  const objects = [value, other].filter((each) => isObject(each)).length;
  if (objects === 2) return value === other;
  return (
    objects === 0 && kindOf(value) === kindOf(other) && isInteger(value) === isInteger(other) && equals(value, other)
  );
}

function isObject(value: Value): boolean {
  return value instanceof JinjaObject || kindOf(value) === "map" || kindOf(value) === "sequence";
}

function isIn(value: Value, container: Value): boolean {
  try {
    return contains(container, value);
  } catch (error) {
    if (error instanceof JinjaError) return false;
    throw error;
  }
}

function known(names: "filters" | "tests"): JinjaFunction {
  return (args, kwargs, state) => {
    const given = new Arguments(args, kwargs);
    const name = given.string();
    given.end();
    return state.engine[names].has(name);
  };
}

const eq = binary(equals);
const ne = binary((value, other) => !equals(value, other));
const lt = binary((value, other) => compare(value, other) < 0);
const le = binary((value, other) => compare(value, other) <= 0);
const gt = binary((value, other) => compare(value, other) > 0);
const ge = binary((value, other) => compare(value, other) >= 0);
const safe = unary((value) => value instanceof SafeString);
const integer = unary(isInteger);

export const builtinTests: Readonly<Record<string, JinjaFunction>> = {
  undefined: ofKind("undefined"),
  defined: unary((value) => value !== undefined),
  none: ofKind("none"),
  safe,
  escaped: safe,
  boolean: ofKind("bool"),
  odd: unary((value) => parity(value) === 1n),
  even: unary((value) => parity(value) === 0n),
  divisibleby: binary(isDivisible),
  number: ofKind("number"),
  integer,
  int: integer,
  float: unary(isFloat),
  string: ofKind("string"),
  sequence: ofKind("sequence"),
  iterable: unary((value) => itemsOf(value) !== undefined),
  mapping: ofKind("map"),
  startingwith: ofTexts((text, other) => text.startsWith(other)),
  endingwith: ofTexts((text, other) => text.endsWith(other)),
  lower: ofCharacters(/^\p{Lowercase}$/u),
  upper: ofCharacters(/^\p{Uppercase}$/u),
  sameas: binary(isSame),
  eq,
  equalto: eq,
  "==": eq,
  ne,
  "!=": ne,
  lt,
  lessthan: lt,
  "<": lt,
  le,
  "<=": le,
  gt,
  greaterthan: gt,
  ">": gt,
  ge,
  ">=": ge,
  in: binary(isIn),
  true: unary((value) => value === true),
  false: unary((value) => value === false),
  filter: known("filters"),
  test: known("tests"),
};
