import { gammaConstant, ln2, pi } from "./constants.ts";
import { partsOf, shifted, toFixedPoint } from "./double.ts";
import { logarithmOfDouble } from "./exponential.ts";

/** Bits that the series lose for |x| up to 64 and what is wanted of the result. */
export const seriesBits = 400;
/** The series serve up to here; beyond, Hankel's expansion has more digits than are kept. */
export const seriesEnd = 64;

const p = seriesBits;
const one = 1n << BigInt(p);

interface Sums {
  /** `Σ (-x²/4)^k n! / (k! (k+n)!)` */
  readonly plain: bigint;
  /** The same with the factor `H(k) + H(k+n)` of harmonic numbers in each term. */
  readonly harmonic: bigint;
}

/** The power series of the Bessel functions of order n, both sums at once. */
function sums(n: number, x: number): Sums {
  const quarter = shifted(toFixedPoint(x, p) ** 2n, -p - 2);
  let term = one;
  let weight = 0n;
  for (let k = 1; k <= n; k++) weight += one / BigInt(k);
  let plain = term;
  let harmonic = weight;
  for (let k = 1n; term !== 0n; k++) {
    term = -((term * quarter) >> BigInt(p)) / (k * (k + BigInt(n)));
    weight += one / k + one / (k + BigInt(n));
    plain += term;
    harmonic += (term * weight) >> BigInt(p);
    if (-1n <= term && term <= 1n) break;
  }
  return { plain, harmonic };
}

/** `J(n, x) n! / (x/2)^n` as a fixed number. */
export function firstKindFactor(n: number, x: number): bigint {
  return sums(n, x).plain;
}

/** `Y(n, x)` of order 0 or 1 and a positive double up to `seriesEnd`, as a fixed number. */
export function secondKind(n: 0 | 1, x: number): bigint {
  const { plain, harmonic } = sums(n, x);
  const halfLog = logarithmOfDouble(x, p) - ln2(p) + gammaConstant(p);
  // (2 (ln(x/2) + γ) Σ - Σ') (x/2)^n / π, and -2/(πx) for n = 1.
  const { mantissa, exponent } = partsOf(x);
  const sum = ((2n * halfLog * plain) >> BigInt(p)) - harmonic;
  const scaledSum = n === 0 ? sum : shifted(sum * mantissa, exponent - 1);
  const pole = n === 0 ? 0n : shifted((2n * one) << BigInt(Math.max(0, -exponent)), -Math.max(0, exponent)) / mantissa;
  return ((scaledSum - pole) << BigInt(p)) / pi(p);
}
