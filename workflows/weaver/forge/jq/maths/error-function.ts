import { rootOfPi } from "./constants.ts";
import { partsOf, shifted, toDouble, toFixedPoint } from "./double.ts";
import { exponential } from "./exponential.ts";

const p = 160;
/** Beyond it `erf` is nearer to 1 than half a unit of its last digit, and `erfc` is 0. */
const end = { erf: 6, erfc: 28 } as const;
const tiny = 2 ** -60;

/** `√π/2 · erf(x)/x = e^(-x²) Σ (2x²)^n / (1·3·5···(2n+1))`, of a double below 28, as a fixed number. */
function ratio(x: number, bits: number): bigint {
  const square = shifted(toFixedPoint(x, bits) ** 2n, -bits);
  let term = 1n << BigInt(bits);
  let sum = term;
  for (let n = 3n; term !== 0n; n += 2n) {
    term = ((term * square) >> BigInt(bits - 1)) / n;
    sum += term;
  }
  const { mantissa, exponent } = exponential(-square, bits);
  return shifted(sum * mantissa, exponent - bits);
}

/** The error function, correctly rounded but for rare ties. */
export function erf(x: number): number {
  if (Number.isNaN(x) || x === 0) return x;
  const size = Math.abs(x);
  if (size > end.erf) return Math.sign(x);
  // Below, the second term of the series is beyond the last digit.
  const factor = size < tiny ? 1n << BigInt(p) : ratio(size, p);
  const { mantissa, exponent } = partsOf(x);
  return toDouble(((mantissa * factor) << BigInt(p)) / rootOfPi(p), p - exponent - 1);
}

/** From here on the asymptotic series has more digits than are kept: its error is about e^(-x²). */
const far = 10;

/** `erfc(x) = e^(-x²) / (x √π) · Σ (-1)^n 1·3·5···(2n-1) / (2x²)^n`, for x from `far` on. */
function farComplement(x: number): number {
  const one = 1n << BigInt(p);
  const twice = shifted(toFixedPoint(x, p) ** 2n, 1 - p);
  let term = one;
  let sum = one;
  for (let n = 1n; term !== 0n; n += 2n) {
    const next = ((-term * n) << BigInt(p)) / twice;
    if (next * next >= term * term) break;
    term = next;
    sum += term;
  }
  const { mantissa, exponent } = exponential(-twice / 2n, p);
  const { mantissa: divisor, exponent: scale } = partsOf(x);
  return toDouble(((sum * mantissa) << BigInt(p)) / (divisor * rootOfPi(p)), 2 * p - exponent + scale);
}

/** The complementary error function, correctly rounded but for rare ties. */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > end.erfc) return 0;
  if (x < -end.erf) return 2;
  if (x >= far) return farComplement(x);
  // What is left of 1 needs as many more digits as it is small.
  const bits = p + Math.ceil(1.5 * x * x);
  const { mantissa, exponent } = partsOf(x);
  const near = Math.abs(x) < tiny ? 1n << BigInt(bits) : ratio(Math.abs(x), bits);
  const part = shifted(((near * mantissa) << BigInt(bits)) / rootOfPi(bits), exponent + 1);
  return toDouble((1n << BigInt(bits)) - part, bits);
}
