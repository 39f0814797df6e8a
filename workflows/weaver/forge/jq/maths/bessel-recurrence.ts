import { UserError } from "../../../../errors.ts";
import { hankel, type Scaled } from "./bessel-hankel.ts";
import { secondKind, seriesBits, seriesEnd } from "./bessel-series.ts";
import { bitLength, partsOf, shifted, toDouble } from "./double.ts";

const p = seriesBits;
/** Orders up to here are calculated with all digits, larger ones with those of doubles. */
const maxExactOrder = 20_000;
/** Each order costs a step, some nanoseconds. */
const maxOrder = 10_000_000;

function fixed({ mantissa, scale }: Scaled): bigint {
  return shifted(mantissa, p - scale);
}

/** 2/x */
function twice(x: number): bigint {
  const { mantissa, exponent } = partsOf(x);
  return shifted(2n << BigInt(p + Math.max(0, -exponent)), -Math.max(0, exponent)) / mantissa;
}

/** `B(n+1) = 2n/x B(n) - B(n-1)`, from orders 0 and 1 up to n; left early where the value exceeds what doubles hold. */
function upwards([before, at]: readonly [bigint, bigint], n: number, x: number): bigint {
  const ratio = twice(x);
  let [low, high] = [before, at];
  for (let k = 1; k < n && bitLength(high) - p < 1_030; k++) {
    [low, high] = [high, ((BigInt(k) * ratio * high) >> BigInt(p)) - low];
  }
  return high;
}

function upwardsInDoubles([before, at]: readonly [number, number], n: number, x: number): number {
  let [low, high] = [before, at];
  for (let k = 1; k < n && Number.isFinite(high); k++) [low, high] = [high, ((2 * k) / x) * high - low];
  return high;
}

function limited(n: number): void {
  if (n <= maxOrder) return;
  throw new UserError("jq-limit", {
    message: `A jq filter asks for a Bessel function of order ${n}, and was stopped.`,
    hint: `Orders up to ${maxOrder} are calculated where the argument is as large.`,
  });
}

/** `J(n, x)` for x above `seriesEnd` and orders too large for Hankel's expansion. */
export function firstKindRecurrence(n: number, x: number): number {
  limited(n);
  const [zero, one] = [hankel(0, x).first, hankel(1, x).first];
  if (n > x) return n > maxExactOrder ? downwardsInDoubles(n, x) : downwards(n, x);
  if (n <= maxExactOrder) return toDouble(upwards([fixed(zero), fixed(one)], n, x), p);
  return upwardsInDoubles([toDouble(zero.mantissa, zero.scale), toDouble(one.mantissa, one.scale)], n, x);
}

/** `Y(n, x)` for orders from 2 on. */
export function secondKindRecurrence(n: number, x: number): number {
  const isSmall = x <= seriesEnd;
  if (!isSmall) limited(Math.min(n, Math.ceil(2 * x + 2_000)));
  const zero = isSmall ? secondKind(0, x) : fixed(hankel(0, x).second);
  const one = isSmall ? secondKind(1, x) : fixed(hankel(1, x).second);
  if (isSmall || n <= maxExactOrder) return toDouble(upwards([zero, one], n, x), p);
  return upwardsInDoubles([toDouble(zero, p), toDouble(one, p)], n, x);
}

/** An order so much larger that J of it is nothing beside J(n, x), which doubles still hold: (ex/2k)^k falls below 2^-1600. */
function start(n: number, x: number): number {
  let k = Math.max(n, Math.ceil(x)) + 100;
  while (k * Math.log2((2 * k) / (Math.E * x)) < 1_600) k = Math.ceil(1.02 * k);
  return k + (k % 2);
}

/** Miller: downwards from 0 and a small number, then divided so that J(0) + 2 (J(2) + J(4) + …) = 1. */
function downwards(n: number, x: number): number {
  const ratio = twice(x);
  let [above, at, wanted, sum] = [0n, 1n, 0n, 0n];
  for (let k = start(n, x); k > 0; k--) {
    if (k === n) wanted = at;
    if (k % 2 === 0) sum += 2n * at;
    [above, at] = [at, ((BigInt(k) * ratio * at) >> BigInt(p)) - above];
  }
  // The quotient may be as small as doubles are.
  const bits = p + 1_100;
  return toDouble((wanted << BigInt(bits)) / (sum + at), bits);
}

function downwardsInDoubles(n: number, x: number): number {
  const first = Math.ceil(n + 60 * Math.cbrt(n));
  let [above, at, wanted, sum] = [0, 1e-300, 0, 0];
  for (let k = first + (first % 2); k > 0; k--) {
    if (k === n) wanted = at;
    if (k % 2 === 0) sum += 2 * at;
    [above, at] = [at, ((2 * k) / x) * at - above];
    if (Math.abs(at) < 1e200) continue;
    [above, at, wanted, sum] = [above * 1e-300, at * 1e-300, wanted * 1e-300, sum * 1e-300];
  }
  return wanted / (sum + at);
}
