import { plainDigits } from "./display.ts";

/** A finite number with a fixed number of decimals; a tie goes to the even digit, as in Rust. */
export function fixed(value: number, decimals: number): string {
  if (decimals > 100) return fixed(value, 100) + "0".repeat(decimals - 100);
  if (Math.abs(value) >= 1e21) return BigInt(value).toString() + (decimals > 0 ? `.${"0".repeat(decimals)}` : "");
  const rounded = value.toFixed(decimals);
  return decimals < 100 && isTie(value, decimals) ? towardsEven(value, rounded, decimals) : rounded;
}

/** Whether the value lies exactly between two decimals, which needs one digit more and no other. */
function isTie(value: number, decimals: number): boolean {
  const exact = value.toFixed(Math.min(100, decimals + 30));
  const point = exact.indexOf(".");
  return point >= 0 && /^50*$/.test(exact.slice(point + 1 + decimals)) && Number(exact) === value;
}

function towardsEven(value: number, rounded: string, decimals: number): string {
  if (Number(rounded.at(-1)) % 2 === 0) return rounded;
  // toFixed rounds a tie away from zero; the even neighbour is what truncation gives.
  const exact = plainDigits(Math.abs(value)).split(".");
  const [whole = "0", fraction = ""] = exact;
  const cut = decimals === 0 ? whole : `${whole}.${fraction.slice(0, decimals).padEnd(decimals, "0")}`;
  return value < 0 ? `-${cut}` : cut;
}

/** Mantissa with the given decimals, and exponent, of a finite number. */
export function scientific(value: number, decimals: number): { readonly mantissa: string; readonly exponent: number } {
  const [mantissa = "0", exponent = "0"] = value.toExponential(Math.min(decimals, 100)).split("e");
  return { mantissa, exponent: Number(exponent) };
}
