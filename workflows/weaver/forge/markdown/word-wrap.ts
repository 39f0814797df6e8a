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

function wordsOf(text: string, ignoreNewlines: boolean): string[] {
  if (text === "") return [];
  const pieces = ignoreNewlines ? text.match(/[^ \r\n]*[ \r\n]*/g) : text.match(/[^ ]*(?: +|$)/g);
  const words = (pieces ?? []).filter((piece) => piece !== "");
  return words.map((word) => (ignoreNewlines ? word.trimEnd() : word.replace(/ +$/, "")));
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
    let isFirst = true;
    for (const word of wordsOf(text, this.#wrap.ignoreNewlines)) {
      const isNewLine = this.#exceeds(byteLength(word));
      if (isNewLine) {
        this.line(indent);
      } else if (this.#pendingSpace || !isFirst) {
        this.raw(" ");
        this.#length += 1;
      }
      const shown = isFirst && isNewLine ? word.trimStart() : word;
      this.raw(shown);
      this.#length += byteLength(shown);
      isFirst = false;
      this.#pendingSpace = false;
    }
    this.#pendingSpace = text.endsWith(" ") || (this.#wrap.ignoreNewlines && text.endsWith("\n"));
  }
}
