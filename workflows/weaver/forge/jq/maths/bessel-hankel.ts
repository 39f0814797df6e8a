import { sineAndCosine, withoutTurns } from "./circle.ts";
import { pi } from "./constants.ts";
import { partsOf, shifted, squareRoot } from "./double.ts";

const p = 256;

/** A fixed number with its own scale: `mantissa * 2^-scale`. */
export interface Scaled {
  readonly mantissa: bigint;
  readonly scale: number;
}

/**
 * The Bessel functions of both kinds by Hankel's asymptotic expansion, for x from 64 on and from n²/8 on: there its terms fall
 * below e^(-2x) before they grow.
 */
export function hankel(n: number, x: number): { readonly first: Scaled; readonly second: Scaled } {
  const { even, odd } = expansion(n, x);
  const phase = withoutTurns(x, p) - (BigInt((2 * n + 1) % 8) * pi(p)) / 4n;
  const { sine, cosine } = sineAndCosine(phase, p);
  const { mantissa, scale } = amplitude(x);
  const scaled = (value: bigint): Scaled => ({ mantissa: value * mantissa, scale: scale + 2 * p });
  return { first: scaled(even * cosine - odd * sine), second: scaled(even * sine + odd * cosine) };
}

/** The sums of the terms `(4n²-1)(4n²-9)…(4n²-(2k-1)²) / (k! (8x)^k)` of even and of odd k, with alternating signs. */
function expansion(n: number, x: number): { readonly even: bigint; readonly odd: bigint } {
  // Of larger arguments no term but the first counts, and 8x must be a double.
  const { mantissa, exponent } = partsOf(8 * Math.min(x, 2 ** 900));
  const square = BigInt(2 * n) ** 2n;
  const sums = [1n << BigInt(p), 0n];
  let term = 1n << BigInt(p);
  for (let k = 1n; ; k++) {
    const next = shifted(term * (square - (2n * k - 1n) ** 2n), -exponent) / (k * mantissa);
    const smaller = next * next < term * term || square > (2n * k) ** 2n;
    if (next === 0n || !smaller) break;
    term = next;
    const at = Number(k % 2n);
    sums[at] = (sums[at] ?? 0n) + (k % 4n < 2n ? term : -term);
  }
  return { even: sums[0] ?? 0n, odd: sums[1] ?? 0n };
}

/** √(2/(πx)) */
function amplitude(x: number): Scaled {
  const { mantissa, exponent } = partsOf(x);
  const even = exponent - (exponent & 1);
  const size = mantissa << BigInt(exponent & 1);
  const bits = p + 32;
  return { mantissa: squareRoot((2n << BigInt(2 * bits + p)) / (pi(p) * size)), scale: bits + even / 2 };
}
