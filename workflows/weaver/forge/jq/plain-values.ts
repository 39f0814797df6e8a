import { Float } from "../../jinja/value.ts";
import { survives } from "./handed-number.ts";
import type { Meter } from "./outcome.ts";
import type { JqObject, JqValue } from "./value.ts";
import { Decimal, isArray, UNPRINTABLE } from "./value.ts";

/** Lists and objects, which never change, that hold only what JSON can say. */
const knownPlain = new WeakSet<object>();

/** For values that are known to hold nothing else: what is known is not looked through again. */
export function knowAsPlain(value: JqValue): void {
  if (typeof value === "object" && value !== null) knownPlain.add(value);
}

/** Whether a value holds only what JSON can say. */
export function isPlain(value: JqValue, meter: Meter): boolean {
  meter.spend();
  if (value === null || typeof value !== "object") {
    if (typeof value === "number") return Number.isInteger(value) || survives(value);
    return typeof value !== "bigint" || fitsJson(value);
  }
  if (value instanceof Float) {
    return !(value instanceof Decimal) && Number.isFinite(value.value) && survives(value.value);
  }
  if (knownPlain.has(value)) return true;
  if (!(isArray(value) ? value.every((item) => isPlain(item, meter)) : isPlainObject(value, meter))) return false;
  knownPlain.add(value);
  return true;
}

function isPlainObject(value: JqObject, meter: Meter): boolean {
  for (const key in value) if (!isPlain(value[key] ?? null, meter)) return false;
  return !(UNPRINTABLE in value);
}

/** Weaver's JSON knows integers of 64 bits, signed and unsigned. */
export function fitsJson(integer: bigint): boolean {
  return integer < 2n ** 64n && integer >= -(2n ** 63n);
}
