import { UserError } from "../../../errors.ts";
import { hasRoom } from "../../jinja/room.ts";

/**
 * Largest list, text and object that a program may build. One allocation beyond the room that V8 keeps at the end of its heap
 * (16 MB) ends the whole process, not only the worker thread; so none may come near it.
 */
export const MAX_ITEMS = 1_000_000;
const MAX_TEXT = 8_000_000;
const MAX_KEYS = 100_000;

function refuse(what: string, limit: number): never {
  throw new UserError("jq-limit", {
    message: `A jq filter builds ${what} of more than ${limit}, and was stopped.`,
    hint: "Look for a filter that multiplies its own results.",
  });
}

export function checkItems(count: number): void {
  if (count > MAX_ITEMS) refuse("a list", MAX_ITEMS);
  // Lists grow item by item, so not every count is worth a look.
  if ((count & 0xffff) === 0 && !hasRoom(24 * count)) refuse("more than there is memory for: a list", count);
}

/** Adds an item to a list that may not grow too long. */
export function append<T>(list: T[], item: T): void {
  list.push(item);
  checkItems(list.length);
}

export function checkText(length: number): void {
  if (length > MAX_TEXT) refuse("a text", MAX_TEXT);
  if (!hasRoom(2 * length)) refuse("more than there is memory for: a text", length);
}

export function checkKeys(count: number): void {
  if (count > MAX_KEYS) refuse("an object", MAX_KEYS);
}

/** Digits of the largest whole number: calculating with larger ones takes too long. */
const MAX_DIGITS = 10_000;
const MAX_BITS = 33_220;

export function checkDigits(count: number): void {
  if (count > MAX_DIGITS) refuse("a number", MAX_DIGITS);
}

export function checkInteger(value: bigint): bigint {
  if (BigInt.asIntN(MAX_BITS, value) !== value) refuse("a number", MAX_DIGITS);
  return value;
}

/** Joins texts whose sum is checked first. */
export function joined(texts: readonly string[], separator: string): string {
  let length = separator.length * texts.length;
  for (const text of texts) length += text.length;
  checkText(length);
  return texts.join(separator);
}
