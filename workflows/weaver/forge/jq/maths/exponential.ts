import { ln2 } from "./constants.ts";
import { bitLength, partsOf, shifted, toFixedPoint } from "./double.ts";

/** How often the argument of a series is halved first: fewer terms for more squarings. */
const halvings = 12;

/** `e^value` of a fixed number, as `mantissa * 2^exponent` with a fixed mantissa from 1 to 2. */
export function exponential(value: bigint, p: number): { readonly mantissa: bigint; readonly exponent: number } {
  const bits = p + 32;
  const x = shifted(value, 32);
  const exponent = x / ln2(bits) - (x < 0n ? 1n : 0n);
  const rest = (x - exponent * ln2(bits)) >> BigInt(halvings);
  let term = 1n << BigInt(bits);
  let sum = term;
  for (let k = 1n; term !== 0n; k++) {
    term = ((term * rest) >> BigInt(bits)) / k;
    sum += term;
  }
  for (let i = 0; i < halvings; i++) sum = (sum * sum) >> BigInt(bits);
  return { mantissa: sum >> 32n, exponent: Number(exponent) };
}

/** `ln(value)` of a positive fixed number, by Newton's steps on the exponential function. */
export function logarithm(value: bigint, p: number): bigint {
  const bits = p + 32;
  const exponent = bitLength(value) - p;
  // From 1/2 to 1.
  const mantissa = shifted(value, 32 - exponent);
  let result = toFixedPoint(Math.log(Number(mantissa >> BigInt(bits - 60)) / 2 ** 60), bits);
  for (let known = 45; known < bits; known *= 3) {
    const { mantissa: power, exponent: shift } = exponential(result, bits);
    const guess = shifted(power, shift);
    // Halley's step for e^y = mantissa triples the digits that are right.
    result += ((2n * (mantissa - guess)) << BigInt(bits)) / (mantissa + guess);
  }
  return (result + BigInt(exponent) * ln2(bits)) >> 32n;
}

/** `ln(value)` of a positive double, however small. */
export function logarithmOfDouble(value: number, p: number): bigint {
  const { mantissa, exponent } = partsOf(value);
  return logarithm(shifted(mantissa, p - 52), p) + ((BigInt(exponent + 52) * ln2(p + 16)) >> 16n);
}
