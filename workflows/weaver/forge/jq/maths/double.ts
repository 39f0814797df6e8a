/**
 * Exact whole numbers for what doubles hold. A "fixed" number is a bigint that counts units of 2^-p; `p` says how many bits it
 * has behind the point.
 */

const view = new DataView(new ArrayBuffer(8));

/** The bits of a double, as an unsigned whole number. */
export function bitsOf(value: number): bigint {
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}

export function fromBits(bits: bigint): number {
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}

/** A finite double as `mantissa * 2^exponent`, exactly; the mantissa has the sign and at most 53 bits. */
export function partsOf(value: number): { readonly mantissa: bigint; readonly exponent: number } {
  const bits = bitsOf(value);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  const size = biased === 0 ? fraction : fraction | (1n << 52n);
  return { mantissa: bits >> 63n === 1n ? -size : size, exponent: Math.max(biased, 1) - 1075 };
}

/** Bits of a whole number without its sign. */
export function bitLength(value: bigint): number {
  const hex = (value < 0n ? -value : value).toString(16);
  return value === 0n ? 0 : 4 * hex.length - Math.clz32(Number.parseInt(hex[0] ?? "0", 16)) + 28;
}

/** `value * 2^by`, rounded down. */
export function shifted(value: bigint, by: number): bigint {
  return by >= 0 ? value << BigInt(by) : value >> BigInt(-by);
}

/** A finite double as a fixed number. */
export function toFixedPoint(value: number, p: number): bigint {
  const { mantissa, exponent } = partsOf(value);
  return shifted(mantissa, exponent + p);
}

/** The double that is nearest to `value * 2^-p`; of two that are as near, the even one. */
export function toDouble(value: bigint, p: number): number {
  const size = value < 0n ? -value : value;
  // One beyond the smallest subnormal, so that the last bit says on which side of the middle the rest is.
  const cut = Math.max(bitLength(size) - 54, p - 1075);
  if (cut <= 0) return scaled(Number(value), -p);
  const kept = size >> BigInt(cut);
  const isExact = kept << BigInt(cut) === size;
  const half = kept & 1n;
  const whole = kept >> 1n;
  const up = half === 1n && (!isExact || (whole & 1n) === 1n) ? 1n : 0n;
  const rounded = scaled(Number(whole + up), cut + 1 - p);
  return value < 0n ? -rounded : rounded;
}

/** `value * 2^exponent`, exact where the result is a double. */
export function scaled(value: number, exponent: number): number {
  let result = value;
  let left = Math.max(-4_000, Math.min(4_000, exponent));
  while (left !== 0 && result !== 0 && Number.isFinite(result)) {
    const step = Math.max(-1_000, Math.min(1_000, left));
    result *= 2 ** step;
    left -= step;
  }
  return result;
}

/** The whole square root, rounded down. */
export function squareRoot(value: bigint): bigint {
  if (value < 2n) return value < 0n ? 0n : value;
  let root = 1n << BigInt((bitLength(value) + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
