import { partsOf, shifted, toDouble } from "./double.ts";

/** `x` without the multiple of `y` that is nearest to it (of two as near, the even one): exact, with the sign of x where it is 0. */
export function remainder(x: number, y: number): number {
  if (!Number.isFinite(x) || Number.isNaN(y) || y === 0) return Number.NaN;
  if (!Number.isFinite(y) || x === 0) return x;
  const [a, b] = [partsOf(Math.abs(x)), partsOf(Math.abs(y))];
  const unit = Math.min(a.exponent, b.exponent);
  const size = shifted(a.mantissa, a.exponent - unit);
  const by = shifted(b.mantissa, b.exponent - unit);
  const whole = size / by;
  const rest = size - whole * by;
  const isUp = 2n * rest > by || (2n * rest === by && whole % 2n === 1n);
  const result = toDouble(isUp ? rest - by : rest, -unit);
  return x < 0 ? -result : result;
}

/** `a b + c`, rounded once. */
export function multiplyAdd(a: number, b: number, c: number): number {
  const product = a * b;
  if (!Number.isFinite(a) || !Number.isFinite(b) || a === 0 || b === 0) return product + c;
  if (!Number.isFinite(c)) return c;
  const [x, y, z] = [partsOf(a), partsOf(b), partsOf(c)];
  const exponent = Math.min(x.exponent + y.exponent, z.exponent);
  const sum =
    shifted(x.mantissa * y.mantissa, x.exponent + y.exponent - exponent) + shifted(z.mantissa, z.exponent - exponent);
  // An exact 0 of two opposite numbers is positive.
  return sum === 0n ? product + c : toDouble(sum, -exponent);
}
