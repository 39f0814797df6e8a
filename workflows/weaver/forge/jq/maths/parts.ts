import { bitLength, bitsOf, fromBits, partsOf, scaled, toDouble } from "./double.ts";

/** The next double from x towards y. */
export function nextAfter(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === y) return y;
  if (x === 0) return y > 0 ? Number.MIN_VALUE : -Number.MIN_VALUE;
  return fromBits(bitsOf(x) + (y > x === x > 0 ? 1n : -1n));
}

/** Exponent of a finite number to base 2, other than 0. */
export function exponentOf(value: number): number {
  const { mantissa, exponent } = partsOf(value);
  return bitLength(mantissa) - 1 + exponent;
}

/** A fraction from 1/2 to 1, and the power of 2 that it is to be multiplied with. */
export function fractionAndExponent(value: number): readonly [fraction: number, exponent: number] {
  if (value === 0 || !Number.isFinite(value)) return [value, 0];
  const exponent = exponentOf(value) + 1;
  return [scaled(value, -exponent), exponent];
}

/** What is behind the point and what is before it, both with the sign. */
export function fractionAndWhole(value: number): readonly [fraction: number, whole: number] {
  const whole = Math.trunc(value);
  if (!Number.isFinite(value)) return [Number.isNaN(value) ? value : value < 0 ? -0 : 0, whole];
  const fraction = value - whole;
  return [fraction === 0 && (value < 0 || Object.is(value, -0)) ? -0 : fraction, whole];
}

/** `value * 2^exponent`, rounded once. */
export function timesPower(value: number, exponent: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const { mantissa, exponent: own } = partsOf(value);
  const power = own + exponent;
  if (power > 2_000) return value < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (power < -1_200) return value < 0 ? -0 : 0;
  return toDouble(mantissa, -power);
}
