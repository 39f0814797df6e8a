import type { PhrasingContent } from "mdast";
import { delimiterRun, type Piece, resolveEmphasis } from "./emphasis.ts";

/** What is not just text. */
const SPECIAL = /[\\`*_[\]<\n]/;
const TOKEN = /\\|`+|\*+|_+|!?\[|\]|<| *\n */g;
const PUNCTUATION = /^[!-/:-@[-`{-~]/;
/** The target of a link in its usual form: no escapes, at most one pair of brackets within another. */
const TARGET = /\( *(?:<([^<>\\\n]*)>|((?:[^\s()<>\\]|\([^\s()<>\\]*\))*))(?: +(?:"([^"\\\n]*)"|'([^'\\\n]*)'))? *\)/y;
const AUTOLINK = /<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s<>]*)>/y;
const TAG =
  /<(?:[A-Za-z][A-Za-z0-9-]*(?: +[A-Za-z_:][\w.:-]*(?: *= *(?:[^\s"'=<>`]+|'[^'\n]*'|"[^"\n]*"))?)* *\/?|\/[A-Za-z][A-Za-z0-9-]* *)>/y;
/** Brackets and marks of emphasis beyond this number are left to the full parser. */
const MOST_MARKS = 400;

interface Bracket {
  readonly piece: Piece;
  readonly isImage: boolean;
  isActive: boolean;
}

/** Text, code, emphasis, links and HTML of a paragraph or heading; undefined where it is not surely read right. */
export function readInlines(text: string): PhrasingContent[] | undefined {
  if (!SPECIAL.test(text)) return text === "" ? [] : [{ type: "text", value: text }];
  const reader = new InlineReader(text);
  return reader.read() ? resolveEmphasis(reader.pieces) : undefined;
}

class InlineReader {
  readonly #text: string;
  readonly #brackets: Bracket[] = [];
  #at = 0;
  #marks = 0;
  pieces: Piece[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** False where something is not surely read right. */
  read(): boolean {
    while (this.#at < this.#text.length) {
      TOKEN.lastIndex = this.#at;
      const token = TOKEN.exec(this.#text);
      this.#plain(this.#text.slice(this.#at, token?.index));
      if (token === null) return true;
      this.#at = token.index + token[0].length;
      if (!this.#token(token[0], token.index) || this.#marks > MOST_MARKS) return false;
    }
    return true;
  }

  #plain(value: string): void {
    if (value === "") return;
    const last = this.pieces.at(-1);
    if (last?.type === "text" && this.#brackets.at(-1)?.piece !== last) last.value += value;
    else this.pieces.push({ type: "text", value });
  }

  #token(token: string, start: number): boolean {
    const [mark = ""] = token;
    switch (mark) {
      case "\\":
        return this.#escape();
      case "`":
        return this.#code(token);
      case "*":
      case "_":
        this.#marks++;
        return this.#run(token, start);
      case "[":
      case "!":
        this.#marks++;
        this.#openBracket(token);
        return true;
      case "]":
        return this.#closeBracket();
      case "<":
        return this.#angle(start);
      default:
        this.#lineEnd(token);
        return true;
    }
  }

  #escape(): boolean {
    const next = this.#text[this.#at] ?? "";
    // A backslash before a line end breaks the line, which nothing here needs.
    if (next === "\n") return false;
    if (PUNCTUATION.test(next)) this.#at++;
    this.#plain(PUNCTUATION.test(next) ? next : "\\");
    return true;
  }

  #code(fence: string): boolean {
    const end = this.#endOfCode(fence.length);
    if (end === undefined) {
      this.#plain(fence);
      return true;
    }
    const value = this.#text.slice(this.#at, end);
    if (/^\n|\n$/.test(value)) return false;
    const isPadded = value.startsWith(" ") && value.endsWith(" ") && value.trim() !== "";
    this.pieces.push({ type: "inlineCode", value: isPadded ? value.slice(1, -1) : value });
    this.#at = end + fence.length;
    return true;
  }

  #endOfCode(length: number): number | undefined {
    const ticks = /`+/g;
    ticks.lastIndex = this.#at;
    for (let found = ticks.exec(this.#text); found; found = ticks.exec(this.#text)) {
      if (found[0].length === length) return found.index;
    }
    return undefined;
  }

  #run(marks: string, start: number): boolean {
    const run = delimiterRun(marks, this.#text[start - 1], this.#text[this.#at]);
    if (run === undefined) return false;
    if (run.opens || run.closes) this.pieces.push(run);
    else this.#plain(marks);
    return true;
  }

  #openBracket(mark: string): void {
    const piece: Piece = { type: "text", value: mark };
    this.pieces.push(piece);
    this.#brackets.push({ piece, isImage: mark === "![", isActive: true });
  }

  /** Without definitions, brackets without a target are text. */
  #closeBracket(): boolean {
    const bracket = this.#brackets.pop();
    if (this.#text[this.#at] !== "(" || bracket === undefined) {
      this.#plain("]");
      return true;
    }
    TARGET.lastIndex = this.#at;
    const target = TARGET.exec(this.#text);
    if (!bracket.isActive || target === null) return false;
    this.#at = TARGET.lastIndex;
    this.#link(bracket, target);
    return true;
  }

  #link({ piece, isImage }: Bracket, [, inAngles, bare, doubly, singly]: RegExpExecArray): void {
    const [url, title] = [inAngles ?? bare ?? "", (doubly ?? singly) || null];
    const at = this.pieces.indexOf(piece);
    const children = resolveEmphasis(this.pieces.slice(at + 1));
    this.pieces.length = at;
    if (isImage) this.pieces.push({ type: "image", title, url, alt: children.map(plainText).join("") });
    else this.pieces.push({ type: "link", title, url, children });
    // A link holds no links.
    if (!isImage) for (const bracket of this.#brackets) bracket.isActive &&= bracket.isImage;
  }

  #angle(start: number): boolean {
    AUTOLINK.lastIndex = start;
    const address = AUTOLINK.exec(this.#text);
    if (address !== null) {
      const [whole, url = ""] = address;
      this.pieces.push({ type: "link", title: null, url, children: [{ type: "text", value: url }] });
      this.#at = start + whole.length;
      return true;
    }
    TAG.lastIndex = start;
    const [tag] = TAG.exec(this.#text) ?? [];
    if (tag !== undefined) {
      this.pieces.push({ type: "html", value: tag });
      this.#at = start + tag.length;
      return true;
    }
    this.#plain("<");
    // A tag over several lines, and the address of a mailbox, are left to the full parser.
    return !/^[^\s<>]*(?:@|\s[^<>]*>)/.test(this.#text.slice(this.#at));
  }

  #lineEnd(token: string): void {
    const last = this.pieces.at(-1);
    if (token.startsWith("  ")) this.pieces.push({ type: "break" });
    else if (last?.type === "text" && this.#brackets.at(-1)?.piece !== last) last.value += "\n";
    else this.pieces.push({ type: "text", value: "\n" });
  }
}

function plainText(node: PhrasingContent): string {
  if ("children" in node) return node.children.map(plainText).join("");
  if ("alt" in node) return node.alt ?? "";
  return "value" in node ? node.value : "";
}
