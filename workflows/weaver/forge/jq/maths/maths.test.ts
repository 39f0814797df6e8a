import fc from "fast-check";
import { expect, test } from "vitest";
import { UserError } from "../../../../errors.ts";
import { bernoulli } from "./bernoulli.ts";
import { firstKind, secondKindOf } from "./bessel.ts";
import { hankel } from "./bessel-hankel.ts";
import { firstKindFactor, secondKind, seriesBits } from "./bessel-series.ts";
import { gammaConstant, ln10, ln2, pi } from "./constants.ts";
import { bitLength, fromBits, partsOf, squareRoot, toDouble } from "./double.ts";
import { commonLogarithm, cubeRoot, hyperbolicTangent, hypotenuse, powerOfTen } from "./elementary.ts";
import { erf, erfc } from "./error-function.ts";
import { gamma, logarithmOfGamma } from "./gamma.ts";
import { fractionAndExponent, nextAfter, timesPower } from "./parts.ts";
import { multiplyAdd, remainder } from "./remainder.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

/** As far apart as a few roundings of doubles allow. */
const few = 4e-15;

/** How far apart two numbers are, in parts of the expected one or of what it was made of. */
function apart(actual: number, expected: number, scale = Math.abs(expected)): number {
  return actual === expected ? 0 : Math.abs(actual - expected) / scale;
}

test("doubles are taken apart and rounded back exactly", () => {
  fc.assert(
    fc.property(finite, (value) => {
      const { mantissa, exponent } = partsOf(value);
      expect(toDouble(mantissa, -exponent)).toBe(value === 0 ? 0 : value);
      expect(toDouble(mantissa << 300n, 300 - exponent)).toBe(value === 0 ? 0 : value);
    }),
  );
});

test("rounding is to the nearest double, and to the even one in the middle, as JavaScript rounds whole numbers", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), (value) => {
      expect(toDouble(value, 0)).toBe(Number(value));
      expect(bitLength(value)).toBe(value === 0n ? 0 : (value < 0n ? -value : value).toString(2).length);
    }),
  );
  for (const value of [2n ** 53n + 1n, 2n ** 53n + 3n, 2n ** 54n + 2n, 2n ** 1024n, 2n ** 1024n - 2n ** 970n]) {
    expect(toDouble(value, 0)).toBe(Number(value));
  }
  expect([1n, 2n, 3n, 5n].map((value) => toDouble(value, 1075))).toEqual([0, 5e-324, 1e-323, 1e-323]);
});

test("constants have their known values", () => {
  for (const [constant, value] of [
    [pi, Math.PI],
    [ln2, Math.LN2],
    [ln10, Math.LN10],
    [gammaConstant, 0.5772156649015329],
  ] as const) {
    expect(toDouble(constant(200), 200)).toBe(value);
    expect(constant(100)).toBe(constant(200) >> 100n);
  }
  expect(bernoulli(6)).toEqual({ numerator: expect.any(BigInt), denominator: expect.any(BigInt) });
  const twelfth = bernoulli(6);
  expect(twelfth.numerator * 2_730n).toBe(-691n * twelfth.denominator);
});

test("the gamma function of a whole number is the factorial before it, to the last digit", () => {
  let factorial = 1n;
  for (let n = 1; n <= 170; n++) {
    expect(gamma(n)).toBe(Number(factorial));
    factorial *= BigInt(n);
    expect(apart(logarithmOfGamma(n + 1), Math.log(Number(factorial)))).toBeLessThanOrEqual(few);
  }
  expect(gamma(0.5)).toBe(1.772453850905516);
});

/** Numbers to which 1 can be added without rounding, which near a pole or far from 0 would count more than the function does. */
const roundNumbers = fc.double({ min: -160, max: 160, noNaN: true }).map((x) => Math.round(x * 2 ** 40) / 2 ** 40);

test("the gamma function grows by its argument from one number to the next, also below zero", () => {
  fc.assert(
    fc.property(roundNumbers, (x) => {
      fc.pre(x > 0 || !Number.isInteger(x));
      expect(apart(gamma(x + 1), x * gamma(x))).toBeLessThanOrEqual(few);
      expect(
        apart(logarithmOfGamma(x), Math.log(Math.abs(gamma(x))), 1 + Math.abs(logarithmOfGamma(x))),
      ).toBeLessThanOrEqual(few);
    }),
  );
});

test("both error functions make up 1", () => {
  fc.assert(
    fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
      expect(apart(erf(x) + erfc(x), 1)).toBeLessThanOrEqual(few);
      expect(erf(-x)).toBe(-erf(x));
    }),
  );
  // The series and the asymptotic expansion meet at 10.
  expect(erfc(10)).toBe(2.088487583762545e-45);
  expect(apart(erfc(9.999999999999998), erfc(10), 4e-44)).toBeLessThanOrEqual(few);
});

test("series and asymptotic expansion of the Bessel functions give the same double where both serve", () => {
  for (let x = 62; x < 64; x += 0.1) {
    const [zero, one] = [hankel(0, x), hankel(1, x)];
    expect(toDouble(zero.first.mantissa, zero.first.scale)).toBe(toDouble(firstKindFactor(0, x), seriesBits));
    expect(toDouble(zero.second.mantissa, zero.second.scale)).toBe(toDouble(secondKind(0, x), seriesBits));
    expect(toDouble(one.second.mantissa, one.second.scale)).toBe(toDouble(secondKind(1, x), seriesBits));
  }
});

test.each([
  [0, 0.5],
  [1, 1e-5],
  [5, 40],
  [30, 12.5],
  [3, 1e6],
  [40, 150],
  [150, 150],
  [300, 220.25],
  [9_000, 9_100],
  [9_000, 8_950],
  [50_000, 60_000],
  [50_000, 49_900],
])("Bessel functions of orders %d and one more, at %d, fulfil Wronski's equation", (n, x) => {
  const product = firstKind(n + 1, x) * secondKindOf(n, x) - firstKind(n, x) * secondKindOf(n + 1, x);
  expect(Math.abs((product * Math.PI * x) / 2 - 1)).toBeLessThan(n > 20_000 ? 1e-12 : 1e-14);
});

test("a Bessel function and its neighbours fulfil the recurrence, and negative orders mirror", () => {
  for (const [n, x] of [
    [7, 33.3],
    [7, 66.6],
    [60, 70.1],
    [100, 90.5],
  ] as const) {
    const [low, at, high] = [n - 1, n, n + 1].map((order) => firstKind(order, x)) as [number, number, number];
    expect(apart(low + high, ((2 * n) / x) * at, Math.abs(low) + Math.abs(high))).toBeLessThanOrEqual(few);
    expect(firstKind(-n, x)).toBe(n % 2 === 0 ? at : -at);
    expect(firstKind(n, -x)).toBe(firstKind(-n, x));
  }
});

/** Orders of millions are refused where they would take millions of steps. */
function numberOrLimit(calculate: () => number): boolean {
  try {
    return typeof calculate() === "number";
  } catch (error) {
    return error instanceof UserError && error.code === "jq-limit";
  }
}

test("any argument ends soon, however large or small", () => {
  const sizes = [5e-324, 1e-300, 1e-30, 0.9999999999999999, 30, 63.99, 64.01, 1e5, 1e15, 1e30, 1e300, Number.MAX_VALUE];
  const values = [...sizes, ...sizes.map((size) => -size), 0, -0, Number.NaN, Infinity, -Infinity];
  const unary = [gamma, logarithmOfGamma, erf, erfc, cubeRoot, powerOfTen, commonLogarithm, hyperbolicTangent];
  for (const x of values) {
    for (const calculate of unary) expect(calculate(x)).toBeTypeOf("number");
    for (const n of [0, 1, 2, -3, 100, 20_000, 2 ** 31 - 1, -(2 ** 31)]) {
      for (const calculate of [firstKind, secondKindOf]) expect(numberOrLimit(() => calculate(n, x))).toBe(true);
    }
    for (const y of values) {
      expect([hypotenuse(x, y), remainder(x, y), multiplyAdd(x, y, x)].map((value) => typeof value)).not.toContain(
        "bigint",
      );
    }
  }
});

test("roots are nearest to the true ones", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 300n }), (value) => {
      const root = squareRoot(value);
      expect(root * root <= value && (root + 1n) * (root + 1n) > value).toBe(true);
    }),
  );
  for (let n = 1; n < 1_000; n += 7) expect([cubeRoot(n ** 3), hypotenuse(3 * n, 4 * n)]).toEqual([n, 5 * n]);
  for (let n = -307; n <= 308; n++)
    expect([powerOfTen(n), commonLogarithm(powerOfTen(n))]).toEqual([Number(`1e${n}`), n]);
});

test("a remainder and a sum of a product are exact", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 1_000_000 }), (x, y) => {
      const rest = remainder(x, y);
      expect(Math.abs(rest) * 2).toBeLessThanOrEqual(y);
      expect(Number.isInteger((x - rest) / y)).toBe(true);
    }),
  );
  expect([remainder(1, 2), remainder(3, 2), remainder(5, 2)]).toEqual([1, -1, 1]);
  expect(remainder(Number.MAX_VALUE, 3)).toBe(
    Number((BigInt(Number.MAX_VALUE) % 3n) - (BigInt(Number.MAX_VALUE) % 3n === 2n ? 3n : 0n)),
  );
  expect(multiplyAdd(2 ** 27 + 1, 2 ** 27 + 1, -(2 ** 54))).toBe(2 ** 28 + 1);
});

test("a fraction from 1/2 to 1 and a power of 2 make up a double", () => {
  fc.assert(
    fc.property(finite, (value) => {
      const [fraction, exponent] = fractionAndExponent(value);
      expect(timesPower(fraction, exponent)).toBe(value);
      expect(value === 0 || (Math.abs(fraction) >= 0.5 && Math.abs(fraction) < 1)).toBe(true);
    }),
  );
});

test("between a double and the next one there is no other", () => {
  fc.assert(
    fc.property(finite, (value) => {
      const above = nextAfter(value, Infinity);
      const middle = value / 2 + above / 2;
      expect(above > value).toBe(true);
      expect(nextAfter(above, -Infinity) === value || above === Infinity).toBe(true);
      expect(middle <= value || middle >= above).toBe(true);
    }),
  );
  expect(nextAfter(0, 1)).toBe(fromBits(1n));
});
