export interface WordWrap {
  /** Bytes of a line, undefined where lines are not wrapped. */
  readonly lineLength: number | undefined;
  readonly ignoreNewlines: boolean;
}

const ASCII = /^[\0-\x7f]*$/;

/** Length as Weaver measures it: bytes of UTF-8. */
export function byteLength(text: string): number {
  return ASCII.test(text) ? text.length : Buffer.byteLength(text);
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;

/** The words of a text, each without what separates it from the next: spaces, and line ends where they count as such. */
function wordsOf(text: string, ignoreNewlines: boolean): string[] {
  const words: string[] = [];
  const separates = (at: number): boolean => {
    const code = text.charCodeAt(at);
    return code === SPACE || (ignoreNewlines && (code === LINE_FEED || code === CARRIAGE_RETURN));
  };
  for (let at = 0; at < text.length;) {
    const start = at;
    while (at < text.length && !separates(at)) at++;
    const word = text.slice(start, at);
    words.push(ignoreNewlines ? word.trimEnd() : word);
    while (at < text.length && separates(at)) at++;
  }
  return words;
}

/** Writes text into lines of limited length; text that must not be broken starts a new line where it does not fit. */
export class WrappingWriter {
  readonly #wrap: WordWrap;
  readonly #parts: string[] = [];
  #tail = "";
  #length = 0;
  #pendingSpace = false;
  /** Length of the text so far, in UTF-16 units. */
  size = 0;

  constructor(wrap: WordWrap) {
    this.#wrap = wrap;
  }

  get wraps(): boolean {
    return this.#wrap.lineLength !== undefined;
  }

  get ignoresNewlines(): boolean {
    return this.#wrap.ignoreNewlines;
  }

  get text(): string {
    return this.#parts.join("");
  }

  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  endsWith(end: string): boolean {
    return this.#tail.endsWith(end);
  }

  /** Adds text without counting it. */
  raw(text: string): void {
    if (text === "") return;
    this.#parts.push(text);
    this.size += text.length;
    this.#tail = text.length > 1 ? text.slice(-2) : this.#tail.slice(-1) + text;
  }

  #exceeds(length: number): boolean {
    return this.#wrap.lineLength !== undefined && this.#length + length > this.#wrap.lineLength;
  }

  line(indent: string): void {
    this.raw(`\n${indent}`);
    this.#length = byteLength(indent);
    this.#pendingSpace = false;
  }

  unbroken(text: string, indent: string): void {
    if (this.#exceeds(byteLength(text))) {
      this.line(indent);
    } else if (this.#pendingSpace) {
      this.raw(" ");
      this.#length += 1;
    }
    this.raw(text);
    this.#length += byteLength(text);
    this.#pendingSpace = false;
  }

  words(text: string, indent: string): void {
    if (!this.wraps) {
      this.raw(text);
      this.#length += byteLength(text);
      return;
    }
    const lengthOf = ASCII.test(text) ? (word: string) => word.length : byteLength;
    const newLine = `\n${indent}`;
    let written = "";
    let isFirst = true;
    for (const word of wordsOf(text, this.#wrap.ignoreNewlines)) {
      const isNewLine = this.#exceeds(lengthOf(word));
      if (isNewLine) {
        written += newLine;
        this.#length = byteLength(indent);
      } else if (this.#pendingSpace || !isFirst) {
        written += " ";
        this.#length += 1;
      }
      const shown = isFirst && isNewLine ? word.trimStart() : word;
      written += shown;
      this.#length += lengthOf(shown);
      isFirst = false;
      this.#pendingSpace = false;
    }
    this.raw(written);
    this.#pendingSpace = text.endsWith(" ") || (this.#wrap.ignoreNewlines && text.endsWith("\n"));
  }
}
