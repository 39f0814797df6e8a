import { squareRoot } from "./double.ts";

/** Keeps a constant in the greatest precision that was asked for. */
function constant(calculate: (p: number) => bigint): (p: number) => bigint {
  let known = { p: 0, value: 0n };
  return (p) => {
    if (known.p < p) known = { p, value: calculate(p + 32) >> 32n };
    return known.value >> BigInt(known.p - p);
  };
}

/** `arctan(1/n)` or `artanh(1/n)` by their power series. */
function inverse(n: bigint, p: number, sign: 1n | -1n): bigint {
  let power = (1n << BigInt(p)) / n;
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = (sign * power) / (n * n);
    sum += power / k;
  }
  return sum;
}

/** Machin: π/4 = 4 arctan(1/5) - arctan(1/239). */
export const pi = constant((p) => 4n * (4n * inverse(5n, p, -1n) - inverse(239n, p, -1n)));

/** ln 2 = 2 artanh(1/3) */
export const ln2 = constant((p) => 2n * inverse(3n, p, 1n));

/** ln 10 = 3 ln 2 + 2 artanh(1/9) */
export const ln10 = constant((p) => 3n * ln2(p) + 2n * inverse(9n, p, 1n));

/** √π */
export const rootOfPi = constant((p) => squareRoot(pi(p) << BigInt(p)));

/** Euler's γ by the series of Bessel functions of Brent and McMillan, whose error is below e^(-4n). */
export const gammaConstant = constant((p) => {
  const bits = p + 32;
  const one = 1n << BigInt(bits);
  // n = 2^k, so that its logarithm is k ln 2.
  const k = Math.ceil(Math.log2(0.18 * bits + 1));
  const square = 1n << BigInt(2 * k);
  let term = one;
  let weighted = -BigInt(k) * ln2(bits);
  let [sum, weightedSum] = [term, weighted];
  for (let i = 1n; term !== 0n || weighted !== 0n; i++) {
    term = (term * square) / (i * i);
    weighted = ((weighted * square) / i + term) / i;
    sum += term;
    weightedSum += weighted;
  }
  return ((weightedSum << BigInt(bits)) / sum) >> 32n;
});
