import { bernoulli } from "./bernoulli.ts";
import { sineAndCosine } from "./circle.ts";
import { pi } from "./constants.ts";
import { bitLength, toDouble, toFixedPoint } from "./double.ts";
import { exponential, logarithm, logarithmOfDouble } from "./exponential.ts";

const p = 256;
const one = 1n << BigInt(p);
/** From here on the asymptotic series has more digits than are kept: its error is about e^(-2πz). */
const smallest = 40;
const tiny = 2 ** -70;

/** ln Γ(z) by Stirling's series, of a fixed number from `smallest` on. */
function stirling(z: bigint): bigint {
  let sum = (((z - one / 2n) * logarithm(z, p)) >> BigInt(p)) - z + logarithm(2n * pi(p), p) / 2n;
  const square = (z * z) >> BigInt(p);
  let power = (one << BigInt(p)) / z;
  for (let k = 1; power !== 0n; k++) {
    const { numerator, denominator } = bernoulli(k);
    const term = (power * numerator) / (denominator * BigInt(2 * k * (2 * k - 1)));
    if (term === 0n) break;
    sum += term;
    power = (power << BigInt(p)) / square;
  }
  return sum;
}

/** `z (z+1) … (z+n-1)` and `z+n`, where n is the first for which the latter is large enough. */
function risen(z: bigint): { readonly product: bigint; readonly end: bigint } {
  let product = one;
  let end = z;
  for (; end < BigInt(smallest) * one; end += one) product = (product * end) >> BigInt(p);
  return { product, end };
}

/**
 * The gamma function, correctly rounded but for rare ties.
 * @returns NaN for negative whole numbers, as C's `tgamma`
 */
export function gamma(x: number): number {
  if (Number.isNaN(x) || x === Number.NEGATIVE_INFINITY) return Number.NaN;
  if (Math.abs(x) < tiny || x === Number.POSITIVE_INFINITY) return x === Number.POSITIVE_INFINITY ? x : 1 / x;
  if (x < 0 && Number.isInteger(x)) return Number.NaN;
  if (x > 172) return Number.POSITIVE_INFINITY;
  if (x < -190) return Math.floor(x) % 2 === 0 ? 0 : -0;
  const { product, end } = risen(toFixedPoint(x, p));
  const { mantissa, exponent } = exponential(stirling(end), p);
  // For a negative x the quotient may be small.
  const guard = bitLength(product);
  return toDouble((mantissa << BigInt(guard)) / product, guard - exponent);
}

/**
 * The logarithm of the absolute value of the gamma function, correctly rounded but for rare ties.
 * @returns Infinity for 0 and negative whole numbers, as C's `lgamma`
 */
export function logarithmOfGamma(x: number): number {
  if (!Number.isFinite(x)) return Math.abs(x);
  if (x <= 0 && Number.isInteger(x)) return Number.POSITIVE_INFINITY;
  if (x === 1 || x === 2) return 0;
  if (Math.abs(x) < tiny) return toDouble(-logarithmOfDouble(Math.abs(x), p), p);
  return toDouble(x > 0 ? above(toFixedPoint(x, p)) : reflected(x), p);
}

function above(z: bigint): bigint {
  const { product, end } = risen(z);
  return stirling(end) - (product === one ? 0n : logarithm(product, p));
}

/** Γ(x) Γ(1-x) = π / sin(πx) */
function reflected(x: number): bigint {
  const z = toFixedPoint(x, p);
  const { sine } = sineAndCosine(((z & (one - 1n)) * pi(p)) >> BigInt(p), p);
  return logarithm(pi(p), p) - logarithm(sine, p) - above(one - z);
}
