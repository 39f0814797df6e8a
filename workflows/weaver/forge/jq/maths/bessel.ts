import { hankel, type Scaled } from "./bessel-hankel.ts";
import { firstKindRecurrence, secondKindRecurrence } from "./bessel-recurrence.ts";
import { firstKindFactor, secondKind, seriesBits, seriesEnd } from "./bessel-series.ts";
import { partsOf, toDouble } from "./double.ts";
import { logarithmOfGamma } from "./gamma.ts";

/** Logarithm of what is rounded to 0. */
const vanishing = -760;

function double({ mantissa, scale }: Scaled): number {
  return toDouble(mantissa, scale);
}

function signed(value: number, isNegative: boolean): number {
  return isNegative ? -value : value;
}

/**
 * The Bessel function of the first kind of a whole order, correctly rounded but for rare ties, and with less digits for
 * orders above `maxExactOrder`.
 */
export function firstKind(order: number, x: number): number {
  if (Number.isNaN(x)) return x;
  const n = Math.abs(order);
  // J(-n, x) = J(n, -x) = (-1)^n J(n, x)
  const isNegative = n % 2 === 1 && (x < 0 || Object.is(x, -0)) !== order < 0;
  // C's `j1` is positive there, its `jn` is not.
  if (!Number.isFinite(x)) return signed(0, isNegative && n > 1);
  if (x === 0) return n === 0 ? 1 : signed(0, isNegative);
  return signed(firstOfPositive(n, Math.abs(x)), isNegative);
}

function firstOfPositive(n: number, x: number): number {
  if (n > 1 && n * Math.log(x / 2) - logarithmOfGamma(n + 1) < vanishing) return 0;
  if (x <= seriesEnd) return firstBySeries(n, x);
  return x >= (n * n) / 8 ? double(hankel(n, x).first) : firstKindRecurrence(n, x);
}

function firstBySeries(n: number, x: number): number {
  const { mantissa, exponent } = partsOf(x);
  let factor = firstKindFactor(n, x) * mantissa ** BigInt(n);
  let factorial = 1n;
  for (let k = 2; k <= n; k++) factorial *= BigInt(k);
  // A quotient keeps at least as many bits as the series has.
  const guard = 64 * n;
  factor = (factor << BigInt(guard)) / factorial;
  return toDouble(factor, seriesBits + guard - n * (exponent - 1));
}

/** The Bessel function of the second kind of a whole order, as exact as the first. */
export function secondKindOf(order: number, x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN;
  const n = Math.abs(order);
  const isNegative = n % 2 === 1 && order < 0;
  if (x === 0) return signed(Number.NEGATIVE_INFINITY, isNegative);
  if (x === Number.POSITIVE_INFINITY) return 0;
  return signed(secondOfPositive(n, x), isNegative);
}

function secondOfPositive(n: number, x: number): number {
  if (x > seriesEnd && x >= (n * n) / 8) return double(hankel(n, x).second);
  if (n === 0 || n === 1) return toDouble(secondKind(n, x), seriesBits);
  return secondKindRecurrence(n, x);
}
