import { ln10 } from "./constants.ts";
import { bitLength, partsOf, shifted, squareRoot, toDouble, toFixedPoint } from "./double.ts";
import { exponential, logarithmOfDouble } from "./exponential.ts";

/** Functions that V8 rounds less well than Weaver's jq: here they are correctly rounded. */

const p = 200;
const one = 1n << BigInt(p);

export function powerOfTen(x: number): number {
  if (Number.isNaN(x) || Math.abs(x) > 400) return 10 ** x;
  const { mantissa, exponent } = exponential((toFixedPoint(x, p) * ln10(p)) >> BigInt(p), p);
  return toDouble(mantissa, p - exponent);
}

export function commonLogarithm(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY || x === 1) return Math.log10(x);
  return toDouble((logarithmOfDouble(x, p) << BigInt(p)) / ln10(p), p);
}

/** tanh(x) = (e^2x - 1) / (e^2x + 1) */
export function hyperbolicTangent(x: number): number {
  // Nearer to x, or to 1, than half a unit of the last digit.
  if (Number.isNaN(x) || Math.abs(x) < 2 ** -28 || Math.abs(x) > 20) return Math.tanh(x);
  const { mantissa, exponent } = exponential(2n * toFixedPoint(x, p), p);
  const power = shifted(mantissa, exponent);
  return toDouble(((power - one) << BigInt(p)) / (power + one), p);
}

export function cubeRoot(x: number): number {
  if (!Number.isFinite(x) || x === 0) return x;
  const { mantissa, exponent } = partsOf(Math.abs(x));
  const more = 3 * 70 + (((exponent % 3) + 3) % 3);
  const root = wholeCubeRoot(mantissa << BigInt(more));
  const result = toDouble(root, (more - exponent) / 3);
  return x < 0 ? -result : result;
}

function wholeCubeRoot(value: bigint): bigint {
  let root = 1n << BigInt(Math.ceil(bitLength(value) / 3) + 1);
  for (;;) {
    const next = (2n * root + value / (root * root)) / 3n;
    if (next >= root) return root;
    root = next;
  }
}

/** √(a² + b²) */
export function hypotenuse(a: number, b: number): number {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return Math.hypot(a, b);
  const [x, y] = [partsOf(a), partsOf(b)];
  const exponent = Math.min(x.exponent, y.exponent);
  const square = shifted(x.mantissa, x.exponent - exponent) ** 2n + shifted(y.mantissa, y.exponent - exponent) ** 2n;
  const wide = square << 140n;
  const root = squareRoot(wide);
  // What was cut off keeps it from the middle of two doubles.
  const sticky = root * root === wide ? 0n : 1n;
  return toDouble(2n * root + sticky, 71 - exponent);
}
