import { floatText } from "./value.ts";

const largestSignificand = 2n ** 64n - 1n;
const largestPower = 308;
/** Below it a whole number is a double, and so is a power of ten up to this exponent: one rounding, the right one. */
const exact = { significand: 2n ** 53n, exponent: 22 } as const;

/**
 * What Weaver makes of a float that leaves jq: it is written as text, and read by taking its digits for a whole number that is
 * then multiplied with or divided by a power of ten, which rounds twice.
 * @returns undefined where it is too large for a double
 */
export function handedOver(text: string): number | undefined {
  const [, sign, whole = "", fraction = "", power = "0"] =
    /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(text) ?? [];
  const { significand, exponent } = digitsOf(whole, fraction);
  const size = scaled(Number(significand), exponent + Number(power));
  return size === undefined || sign !== "-" ? size : -size;
}

/** As many digits as 64 bits hold; of the others those before the point count. */
function digitsOf(whole: string, fraction: string): { readonly significand: bigint; readonly exponent: number } {
  const kept = fitting(whole, 0n);
  if (kept.used < whole.length) return { significand: kept.value, exponent: whole.length - kept.used };
  const { value, used } = fitting(fraction, kept.value);
  return { significand: value, exponent: -used };
}

function fitting(digits: string, start: bigint): { readonly value: bigint; readonly used: number } {
  // 18 digits always fit.
  let used = start === 0n ? Math.min(18, digits.length) : 0;
  let value = used === 0 ? start : BigInt(digits.slice(0, used));
  for (; used < digits.length; used++) {
    const next = value * 10n + BigInt(digits[used] ?? "0");
    if (next > largestSignificand) break;
    value = next;
  }
  return { value, used };
}

function scaled(significand: number, exponent: number): number | undefined {
  let size = significand;
  let left = exponent;
  for (; left < -largestPower && size !== 0; left += largestPower) size /= powerOfTen(largestPower);
  if (size === 0) return 0;
  if (left < 0) return size / powerOfTen(-left);
  const result = left > largestPower ? Number.POSITIVE_INFINITY : size * powerOfTen(left);
  return Number.isFinite(result) ? result : undefined;
}

/** The nearest double; `10 ** n` is not always. */
function powerOfTen(exponent: number): number {
  return Number(`1e${exponent}`);
}

/** Whether a finite float is the same after it was handed over. */
export function survives(value: number): boolean {
  const text = floatText(value);
  const [digits = "", exponent = "0"] = text.replace(/^-/, "").split("e");
  const places = digits.endsWith(".0") ? 0 : digits.length - 1 - digits.indexOf(".");
  const isShort = Number(digits.replace(".", "")) <= Number(exact.significand);
  if (isShort && Math.abs(Number(exponent) - places) < exact.exponent) return true;
  return handedOver(text) === value;
}
