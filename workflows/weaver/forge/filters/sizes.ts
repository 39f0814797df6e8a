import { invalid } from "../../jinja/error.ts";
import { hasRoom } from "../../jinja/room.ts";

/** Largest results of a filter; one allocation much larger than these could end the whole process. */
const MAX_ITEMS = 1_000_000;
const MAX_TEXT = 16_000_000;

export function checkItems(count: number): void {
  if (count > MAX_ITEMS) throw invalid(`a list of more than ${MAX_ITEMS} items is too large`);
  if (!hasRoom(16 * count)) throw invalid("not enough memory is left");
}

export function checkText(length: number): void {
  if (length > MAX_TEXT) throw invalid(`a text of more than ${MAX_TEXT} characters is too large`);
  if (!hasRoom(2 * length)) throw invalid("not enough memory is left");
}

/** Longest Markdown text: reading it takes hundreds of bytes for each character. */
const MAX_MARKDOWN = 500_000;

export function checkMarkdown(length: number): void {
  if (length > MAX_MARKDOWN) throw invalid(`a Markdown text of more than ${MAX_MARKDOWN} characters is too large`);
  if (!hasRoom(128 * length)) throw invalid("not enough memory is left");
}

/** Joins texts whose sum is checked first. */
export function joined(texts: readonly string[], separator: string): string {
  checkText(texts.reduce((sum, text) => sum + text.length + separator.length, 0));
  return texts.join(separator);
}
