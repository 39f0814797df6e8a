import { beyondQuickYaml, type QuickCursor } from "./quick-cursor.ts";
import { canStartPlain, plainEnd, plainScalar } from "./quick-plain.ts";
import type { MapEntry, ScalarNode, YamlNode } from "./yaml-tree.ts";

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  n: "\n",
  r: "\r",
  t: "\t",
  "0": "\0",
  " ": " ",
};
const maxDepth = 60;

/** Reads `[...]`, `{...}` and quoted scalars. */
export class QuickFlow {
  readonly #cursor: QuickCursor;
  #depth = 0;

  constructor(cursor: QuickCursor) {
    this.#cursor = cursor;
  }

  collection(): YamlNode {
    if (++this.#depth > maxDepth) throw beyondQuickYaml;
    const node = this.#code() === 91 ? this.#list() : this.#map();
    this.#depth--;
    return node;
  }

  /** @param parent column that the lines of a scalar over several lines must exceed */
  quoted(parent: number): ScalarNode {
    const cursor = this.#cursor;
    const start = cursor.at;
    const quote = cursor.text[start] ?? "";
    let value = "";
    let at = start + 1;
    for (;;) {
      const character = cursor.text[at];
      if (character === undefined) throw beyondQuickYaml;
      if (character === quote) {
        if (quote !== "'" || cursor.text[at + 1] !== "'") break;
        value += "'";
        at += 2;
      } else if (character === "\n") {
        const folded = fold(cursor.text, at, parent);
        value = value.replace(/ +$/, "") + folded.text;
        at = folded.next;
      } else if (character === "\\" && quote === '"') {
        const escape = cursor.text[at + 1] ?? "";
        const plain = Object.hasOwn(escapes, escape) ? escapes[escape] : undefined;
        // Spaces that an escape protects would be lost in folding.
        if (plain === undefined || (plain === " " && cursor.text.slice(at).includes("\n"))) throw beyondQuickYaml;
        value += plain;
        at += 2;
      } else {
        const run = runEnd(cursor.text, at, quote);
        value += cursor.text.slice(at, run);
        at = run;
      }
    }
    cursor.at = at + 1;
    return { t: "scalar", value, float: false, tag: undefined, start, end: cursor.at };
  }

  #code(): number {
    return this.#cursor.text.charCodeAt(this.#cursor.at);
  }

  #skip(): void {
    const cursor = this.#cursor;
    for (;;) {
      const code = this.#code();
      if (code === 32 || code === 10) cursor.at++;
      else if (code === 35) {
        const before = cursor.text.charCodeAt(cursor.at - 1);
        const end = cursor.text.indexOf("\n", cursor.at);
        if ((before !== 32 && before !== 10) || end < 0) throw beyondQuickYaml;
        cursor.at = end;
      } else return;
    }
  }

  #list(): YamlNode {
    const start = this.#cursor.at++;
    const items: YamlNode[] = [];
    this.#skip();
    while (this.#code() !== 93) {
      items.push(this.#value());
      this.#skip();
      this.#separator(93);
    }
    this.#cursor.at++;
    return { t: "seq", items, start, end: this.#cursor.at };
  }

  #map(): YamlNode {
    const start = this.#cursor.at++;
    const entries = new Map<string, MapEntry>();
    this.#skip();
    while (this.#code() !== 125) {
      const key = this.#value();
      if (key.t !== "scalar" || entries.has(String(key.value))) throw beyondQuickYaml;
      this.#skip();
      if (this.#code() !== 58) throw beyondQuickYaml;
      this.#cursor.at++;
      this.#skip();
      if (this.#code() === 44 || this.#code() === 125) throw beyondQuickYaml;
      entries.set(String(key.value), { keyStart: key.start, keyEnd: key.end, node: this.#value() });
      this.#skip();
      this.#separator(125);
    }
    this.#cursor.at++;
    return { t: "map", entries, start, end: this.#cursor.at };
  }

  #separator(close: number): void {
    const code = this.#code();
    if (code === close) return;
    if (code !== 44) throw beyondQuickYaml;
    this.#cursor.at++;
    this.#skip();
  }

  #value(): YamlNode {
    const code = this.#code();
    if (code === 91 || code === 123) return this.collection();
    if (code === 34 || code === 39) return this.quoted(-1);
    const cursor = this.#cursor;
    if (!(cursor.at < cursor.text.length) || !canStartPlain(cursor.text, cursor.at)) throw beyondQuickYaml;
    const { end } = plainEnd(cursor.text, cursor.at, true);
    const node = plainScalar(cursor.text, cursor.at, end);
    cursor.at = end;
    return node;
  }
}

/** The end of what can be taken over as it is. */
function runEnd(text: string, from: number, quote: string): number {
  let at = from + 1;
  for (; at < text.length; at++) {
    const character = text[at];
    if (character === quote || character === "\n" || character === "\\") break;
  }
  return at;
}

function fold(text: string, lineEnd: number, parent: number): { readonly text: string; readonly next: number } {
  let breaks = 0;
  let at = lineEnd;
  let line = at;
  while (text.charCodeAt(at) === 10) {
    breaks++;
    at++;
    line = at;
    while (text.charCodeAt(at) === 32) at++;
  }
  if (at - line <= parent) throw beyondQuickYaml;
  return { text: breaks === 1 ? " " : "\n".repeat(breaks - 1), next: at };
}
