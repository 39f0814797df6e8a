import { invalid } from "./error.ts";
import { hasRoom } from "./room.ts";

const whiteSpace = "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const leading = new RegExp(`^[${whiteSpace}]+`, "u");
const blank = new RegExp(`^[${whiteSpace}]$`, "u");
const between = new RegExp(`[${whiteSpace}]+`, "u");

/** Unicode White_Space, which differs from JavaScript's `\s` in U+0085 and U+FEFF. */
export function isSpace(char: string): boolean {
  const code = char.charCodeAt(0);
  if (code <= 0x7f) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return blank.test(char);
}

export function trimStart(text: string): string {
  return isSpace(text.charAt(0)) ? text.replace(leading, "") : text;
}

export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

export function trim(text: string): string {
  return trimStart(trimEnd(text));
}

/** Joins texts for which there is room. @throws JinjaError */
export function joined(parts: readonly string[], separator: string): string {
  let length = separator.length * parts.length;
  for (const part of parts) length += part.length;
  if (!hasRoom(2 * length)) throw invalid("not enough memory is left");
  return parts.join(separator);
}

/** The parts of a text between separators. @throws JinjaError where there are too many */
export function cut(text: string, separator: string | RegExp): string[] {
  if (text.length <= longest) return text.split(separator);
  const parts = text.split(separator, longest + 1);
  checkLength(parts.length);
  return parts;
}

export function everyChar(text: string, test: (char: string) => boolean): boolean {
  for (const char of text) if (!test(char)) return false;
  return true;
}

export function words(text: string): string[] {
  return cut(text, between).filter((word) => word !== "");
}

const astral = /[\ud800-\udfff]/;

/** Whether a character takes two code units. */
export function hasAstral(text: string): boolean {
  return astral.test(text);
}

/** Longest text of which a list is made, and longest such list. */
const longest = 2 ** 20;

function checkLength(length: number): void {
  if (length > longest) throw invalid("text is too long to take apart");
  if (!hasRoom(16 * length)) throw invalid("not enough memory is left");
}

/** The characters (code points) of a text. @throws JinjaError where it is too long */
export function chars(text: string): string[] {
  checkLength(text.length);
  return astral.test(text) ? Array.from(text) : text.split("");
}

export function charCount(text: string): number {
  if (!astral.test(text)) return text.length;
  let count = 0;
  for (const _char of text) count++;
  return count;
}

/** Order of the UTF-8 bytes, which is the order of code points. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  const end = Math.min(left.length, right.length);
  for (let i = 0; i < end; i++) {
    const a = left.charCodeAt(i);
    const b = right.charCodeAt(i);
    if (a !== b) return isSurrogate(a) === isSurrogate(b) ? a - b : isSurrogate(a) ? 1 : -1;
  }
  return left.length - right.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

export function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (part) => part.toLowerCase());
}

/** Lines without their ends (`\n` or `\r\n`); a final end opens no further line. */
export function lines(text: string): string[] {
  if (text === "") return [];
  const parts = cut(text, "\n");
  if (parts.at(-1) === "") parts.pop();
  else return [...parts.slice(0, -1).map(withoutReturn), parts.at(-1) ?? ""];
  return parts.map(withoutReturn);
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}

/** Cuts any of the given characters off one or both ends. */
export function trimChars(text: string, set: string, ends: "both" | "start" | "end"): string {
  const cut = new Set(chars(set));
  const all = chars(text);
  let start = 0;
  let end = all.length;
  if (ends !== "end") while (start < end && cut.has(all[start] ?? "")) start++;
  if (ends !== "start") while (end > start && cut.has(all[end - 1] ?? "")) end--;
  return all.slice(start, end).join("");
}

/** A pattern that matches the text itself. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
