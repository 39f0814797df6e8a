import { pi } from "./constants.ts";
import { partsOf, shifted } from "./double.ts";

const halvings = 8;

/** Sine and cosine of a fixed number from -2π to 2π. */
export function sineAndCosine(value: bigint, p: number): { readonly sine: bigint; readonly cosine: bigint } {
  const bits = p + 40;
  const x = shifted(value, 40 - halvings);
  const square = (x * x) >> BigInt(bits);
  // 1 - cos(x), which keeps its digits when the angle is doubled again.
  let term = square / 2n;
  let versine = term;
  for (let k = 3n; term !== 0n; k += 2n) {
    term = -((term * square) >> BigInt(bits)) / (k * (k + 1n));
    versine += term;
  }
  let sine = x;
  term = x;
  for (let k = 2n; term !== 0n; k += 2n) {
    term = -((term * square) >> BigInt(bits)) / (k * (k + 1n));
    sine += term;
  }
  for (let i = 0; i < halvings; i++) {
    const cosine = (1n << BigInt(bits)) - versine;
    versine = (sine * sine) >> BigInt(bits - 1);
    sine = (sine * cosine) >> BigInt(bits - 1);
  }
  return { sine: sine >> 40n, cosine: ((1n << BigInt(bits)) - versine) >> 40n };
}

/** A finite double without its whole turns, as a fixed number from 0 to 2π; exact for any double. */
export function withoutTurns(value: number, p: number): bigint {
  const { mantissa, exponent } = partsOf(value);
  const bits = p + Math.max(0, exponent + 53) + 16;
  const turn = 2n * pi(bits);
  const rest = shifted(mantissa, exponent + bits) % turn;
  return shifted(rest < 0n ? rest + turn : rest, p - bits);
}
