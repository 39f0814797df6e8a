import { firstKind, secondKindOf } from "./maths/bessel.ts";
import { commonLogarithm, cubeRoot, hyperbolicTangent, hypotenuse, powerOfTen } from "./maths/elementary.ts";
import { erf, erfc } from "./maths/error-function.ts";
import { gamma, logarithmOfGamma } from "./maths/gamma.ts";
import { exponentOf, fractionAndExponent, fractionAndWhole, nextAfter, timesPower } from "./maths/parts.ts";
import { multiplyAdd, remainder } from "./maths/remainder.ts";
import { cannotUse, failure, JqFailure, type MeteredNative, type Result } from "./outcome.ts";
import { float, integer, isInteger, isNumber, type JqValue, toFloat } from "./value.ts";

/** Steps of a function that is calculated with more digits than doubles have: some tenths of a millisecond. */
const costly = 500;

/** Far below the order the functions vanish or overflow soon, far above it no recurrence is needed. */
function recurrenceSteps(order: number, x: number): number {
  return x < (order * order) / 8 ? Math.min(order, 3 * x + 2_000) : 0;
}

type Read<T> = (value: JqValue) => T | JqFailure;

const number: Read<number> = (value) => (isNumber(value) ? toFloat(value) : cannotUse(value, "number"));

/** An integer of 32 bits. */
const smallInteger: Read<number> = (value) => {
  if (!isInteger(value) || BigInt.asIntN(64, BigInt(value)) !== BigInt(value)) return cannotUse(value, "integer");
  const small = Number(BigInt.asIntN(32, BigInt(value)));
  return BigInt(small) === BigInt(value) ? small : failure("out of range integral type conversion attempted");
};

interface Kind {
  readonly reads: readonly Read<number>[];
  readonly cost?: (...values: number[]) => number;
}

/** Filters of one number take it from their input, others from their parameters alone. */
function native({ reads, cost = () => 0 }: Kind, calculate: (...values: number[]) => Result): MeteredNative {
  return (meter, input, ...parameters) => {
    const given = reads.length === 1 ? [input] : parameters;
    const values: number[] = [];
    for (const [at, read] of reads.entries()) {
      const value = read(given[at] ?? null);
      if (value instanceof JqFailure) return value;
      values.push(value);
    }
    meter.spend(cost(...values));
    return calculate(...values);
  };
}

type Table<Function> = Readonly<Record<string, Function>>;

function natives(table: Table<(...values: number[]) => number>, kind: Kind): Record<string, MeteredNative> {
  const count = kind.reads.length;
  return Object.fromEntries(
    Object.entries(table).map(([name, calculate]) => [
      `${name}/${count === 1 ? 0 : count}`,
      native(kind, (...values) => float(calculate(...values))),
    ]),
  );
}

/** Rounds half away from zero. */
export function roundHalf(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}

function roundEven(value: number): number {
  const size = Math.abs(value);
  const floor = Math.floor(size);
  const isDown = size - floor < 0.5 || (size - floor === 0.5 && floor % 2 === 0);
  return copySign(isDown ? floor : floor + 1, value);
}

/** `nan` is 0/0, whose sign on most processors is minus. */
function copySign(size: number, sign: number): number {
  const isNegative = sign < 0 || Object.is(sign, -0) || Number.isNaN(sign);
  return isNegative ? -Math.abs(size) : Math.abs(size);
}

/** Other than in JavaScript, 1 to any power is 1, and so is -1 to an infinite one. */
function power(base: number, exponent: number): number {
  if (base === 1 || (base === -1 && Math.abs(exponent) === Number.POSITIVE_INFINITY)) return 1;
  return base ** exponent;
}

const least = -(2 ** 31);

const UNARY = {
  acos: Math.acos,
  acosh: Math.acosh,
  asin: Math.asin,
  asinh: Math.asinh,
  atan: Math.atan,
  atanh: Math.atanh,
  cos: Math.cos,
  cosh: Math.cosh,
  exp: Math.exp,
  exp2: (value) => 2 ** value,
  expm1: Math.expm1,
  fabs: Math.abs,
  log: Math.log,
  log1p: Math.log1p,
  log2: Math.log2,
  logb: (value) => (value === 0 ? -Infinity : Number.isFinite(value) ? exponentOf(value) : Math.abs(value)),
  nearbyint: roundHalf,
  rint: roundEven,
  significand: (value) => (value === 0 ? 0 : Number.isFinite(value) ? timesPower(value, -exponentOf(value)) : value),
  sin: Math.sin,
  sinh: Math.sinh,
  sqrt: Math.sqrt,
  tan: Math.tan,
  trunc: Math.trunc,
} satisfies Table<(value: number) => number>;

const COSTLY_UNARY = {
  cbrt: cubeRoot,
  erf,
  erfc,
  exp10: powerOfTen,
  gamma,
  j0: (value) => firstKind(0, value),
  j1: (value) => firstKind(1, value),
  lgamma: logarithmOfGamma,
  log10: commonLogarithm,
  pow10: powerOfTen,
  tanh: hyperbolicTangent,
  tgamma: gamma,
  y0: (value) => secondKindOf(0, value),
  y1: (value) => secondKindOf(1, value),
} satisfies Table<(value: number) => number>;

const BINARY = {
  atan2: Math.atan2,
  copysign: copySign,
  drem: remainder,
  fdim: (a, b) => (Number.isNaN(a) || Number.isNaN(b) || a > b ? a - b : 0),
  fmax: (a, b) => (Number.isNaN(a) || a < b ? b : a),
  fmin: (a, b) => (Number.isNaN(a) ? b : Number.isNaN(b) || a < b ? a : b),
  fmod: (a, b) => a % b,
  hypot: hypotenuse,
  nextafter: nextAfter,
  nexttoward: nextAfter,
  pow: power,
  remainder,
} satisfies Table<(a: number, b: number) => number>;

function pair(first: number, second: JqValue): JqValue {
  return [float(first), second];
}

/** Filters of mathematics by name and number of parameters. */
export const MATHS_NATIVES: Readonly<Record<string, MeteredNative>> = {
  ...natives(UNARY, { reads: [number] }),
  ...natives(COSTLY_UNARY, { reads: [number], cost: () => costly }),
  ...natives(BINARY, { reads: [number, number], cost: () => 4 }),
  ...natives({ fma: multiplyAdd }, { reads: [number, number, number] }),
  ...natives({ ldexp: timesPower, scalbln: timesPower }, { reads: [number, smallInteger] }),
  ...natives(
    { jn: firstKind, yn: secondKindOf },
    {
      reads: [smallInteger, number],
      cost: (order = 0, x = 0) => costly + recurrenceSteps(Math.abs(order), Math.abs(x)),
    },
  ),
  "ilogb/0": native({ reads: [number] }, (value = 0) => {
    if (value === 0 || Number.isNaN(value)) return least;
    return integer(BigInt(Number.isFinite(value) ? exponentOf(value) : -(least + 1)));
  }),
  "frexp/0": native({ reads: [number] }, (value = 0) => pair(...fractionAndExponent(value))),
  "modf/0": native({ reads: [number] }, (value = 0) => {
    const [fraction, whole] = fractionAndWhole(value);
    return pair(fraction, float(whole));
  }),
};
