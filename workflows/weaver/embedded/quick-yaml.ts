import { readBlockScalar } from "./quick-block-scalar.ts";
import { QuickFlow } from "./quick-flow.ts";
import { beyondQuickYaml, type QuickCursor } from "./quick-cursor.ts";
import { canStartPlain, isBreak, plainEnd, plainScalar } from "./quick-plain.ts";
import type { MapEntry, MapNode, ScalarNode, SequenceNode, YamlNode } from "./yaml-tree.ts";

/** Whatever this reader leaves to the full parser: tags, anchors, tabs, several documents, other line ends. */
const unusual = /[^\P{Cc}\n]|[\u2028\u2029]|^(?:---|\.\.\.)(?:\s|$)|^%/mu;
/** A longer key has to be marked by `?`. */
const maxKey = 1_000;
const maxDepth = 100;

/**
 * Reads the YAML that definition files consist of, in one pass over the text and some ten times as fast as a full parser.
 * @returns undefined for everything that it does not understand or that is wrong: the full parser then decides
 */
export function readQuickYaml(text: string): YamlNode | undefined {
  if (unusual.test(text)) return undefined;
  try {
    return new QuickReader(text).document();
  } catch (error) {
    if (error === beyondQuickYaml) return undefined;
    throw error;
  }
}

class QuickReader implements QuickCursor {
  readonly text: string;
  at: number;
  /** Start of the line that `at` is in. */
  #line = 0;
  #depth = 0;
  readonly #flow: QuickFlow;

  constructor(text: string) {
    this.text = text;
    this.at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    this.#line = this.at;
    this.#flow = new QuickFlow(this);
  }

  document(): YamlNode {
    this.#nextContent();
    const root = this.at >= this.text.length ? nothing(this.at) : this.#block(this.#column(), -1);
    this.#nextContent();
    if (this.at < this.text.length) throw beyondQuickYaml;
    return root;
  }

  #column(): number {
    return this.at - this.#line;
  }

  /** Moves over spaces, line ends and comments. */
  #nextContent(): void {
    const { text } = this;
    for (;;) {
      while (text.charCodeAt(this.at) === 32) this.at++;
      const code = text.charCodeAt(this.at);
      if (code === 35) {
        if (this.at > this.#line && text.charCodeAt(this.at - 1) !== 32) throw beyondQuickYaml;
        this.#endOfLine();
      } else if (code !== 10) return;
      if (this.at >= text.length) return;
      this.at++;
      this.#line = this.at;
    }
  }

  #endOfLine(): void {
    const end = this.text.indexOf("\n", this.at);
    this.at = end < 0 ? this.text.length : end;
  }

  /** A block collection or a scalar that begins here. @param indent its column; @param parent column of what holds it */
  #block(indent: number, parent: number): YamlNode {
    if (++this.#depth > maxDepth) throw beyondQuickYaml;
    const node = this.#isDash(this.at) ? this.#sequence(indent) : this.#mapOrScalar(indent, parent);
    this.#depth--;
    return node;
  }

  #isDash(at: number): boolean {
    if (this.text.charCodeAt(at) !== 45) return false;
    const next = this.text.charCodeAt(at + 1);
    return next === 32 || next === 10 || Number.isNaN(next);
  }

  #sequence(indent: number): SequenceNode {
    const start = this.at;
    const items: YamlNode[] = [];
    let end = start;
    for (;;) {
      const dash = this.at;
      this.at++;
      const item = this.#after(indent, dash + 1, false);
      items.push(item);
      end = Math.max(dash + 1, item.end);
      this.#nextContent();
      if (this.at >= this.text.length || this.#column() < indent) break;
      if (this.#column() > indent) throw beyondQuickYaml;
      if (!this.#isDash(this.at)) break;
    }
    return { t: "seq", items, start, end };
  }

  #mapOrScalar(indent: number, parent: number): YamlNode {
    const key = this.#key();
    if (key === undefined) return this.#inline(parent);
    const start = this.at;
    const entries = new Map<string, MapEntry>();
    let end = start;
    let next: ScalarNode | undefined = key;
    while (next !== undefined) {
      const name = String(next.value);
      if (entries.has(name)) throw beyondQuickYaml;
      this.at = next.end;
      while (this.text.charCodeAt(this.at) === 32) this.at++;
      this.at++;
      const node = this.#after(indent, next.end, true);
      entries.set(name, { keyStart: next.start, keyEnd: next.end, node });
      end = Math.max(next.end, node.end);
      next = this.#nextKey(indent);
    }
    return { t: "map", entries, start, end } satisfies MapNode;
  }

  #nextKey(indent: number): ScalarNode | undefined {
    this.#nextContent();
    if (this.at >= this.text.length || this.#column() < indent) return undefined;
    if (this.#column() > indent) throw beyondQuickYaml;
    const key = this.#isDash(this.at) ? undefined : this.#key();
    if (key === undefined) throw beyondQuickYaml;
    return key;
  }

  /** What follows a dash or a colon: on the same line, or as a block below. */
  #after(indent: number, from: number, isMap: boolean): YamlNode {
    const line = this.#line;
    if (this.at < this.text.length && this.text.charCodeAt(this.at) !== 32 && this.text.charCodeAt(this.at) !== 10)
      throw beyondQuickYaml;
    this.#nextContent();
    if (this.at >= this.text.length) return nothing(from);
    const column = this.#column();
    if (this.#line === line) return isMap ? this.#inline(indent) : this.#block(column, indent);
    if (column > indent) return this.#block(column, indent);
    if (isMap && column === indent && this.#isDash(this.at)) return this.#block(column, indent - 1);
    return nothing(from);
  }

  /** The key that begins here, if the line holds one. */
  #key(): ScalarNode | undefined {
    const code = this.text.charCodeAt(this.at);
    if (code === 34 || code === 39) return this.#quotedKey();
    if (!canStartPlain(this.text, this.at)) return undefined;
    const end = plainEnd(this.text, this.at, false);
    if (this.text.charCodeAt(end.stop) !== 58) return undefined;
    if (end.end - this.at > maxKey) throw beyondQuickYaml;
    return plainScalar(this.text, this.at, end.end);
  }

  #quotedKey(): ScalarNode | undefined {
    const start = this.at;
    const scalar = this.#flow.quoted(-1);
    const end = this.at;
    let at = end;
    while (this.text.charCodeAt(at) === 32) at++;
    this.at = start;
    const isKey = this.text.charCodeAt(at) === 58 && isBreak(this.text.charCodeAt(at + 1));
    if (!isKey || this.text.slice(start, end).includes("\n")) return undefined;
    return scalar;
  }

  /** A value on the line of its key or dash. @param parent column of the collection that holds it */
  #inline(parent: number): YamlNode {
    const code = this.text.charCodeAt(this.at);
    if (code === 124 || code === 62) return this.#blockScalar(parent);
    if (code === 91 || code === 123 || code === 34 || code === 39) {
      const node = code === 34 || code === 39 ? this.#flow.quoted(parent) : this.#flow.collection();
      this.#line = this.text.lastIndexOf("\n", this.at - 1) + 1;
      this.#restIsEmpty();
      return node;
    }
    if (!canStartPlain(this.text, this.at)) throw beyondQuickYaml;
    return this.#plain(parent);
  }

  #blockScalar(parent: number): YamlNode {
    if (parent < 0) throw beyondQuickYaml;
    const { node, next } = readBlockScalar(this.text, this.at, parent);
    this.at = next;
    this.#line = next;
    return node;
  }

  #restIsEmpty(): void {
    const before = this.at;
    while (this.text.charCodeAt(this.at) === 32) this.at++;
    const code = this.text.charCodeAt(this.at);
    if (code === 35 && this.at > before) this.#endOfLine();
    else if (code !== 10 && this.at < this.text.length) throw beyondQuickYaml;
  }

  /** A plain scalar with the lines that continue it. */
  #plain(parent: number): YamlNode {
    const start = this.at;
    const first = plainEnd(this.text, start, false);
    if (this.text.charCodeAt(first.stop) === 58) throw beyondQuickYaml;
    let value = this.text.slice(start, first.end);
    let [end, stop, more] = [first.end, first.stop, false];
    while (this.text.charCodeAt(stop) === 10) {
      const line = continuation(this.text, stop, parent);
      if (line === undefined) break;
      const next = plainEnd(this.text, line.start, false);
      if (this.text.charCodeAt(next.stop) === 58) throw beyondQuickYaml;
      value += (line.blanks === 0 ? " " : "\n".repeat(line.blanks)) + this.text.slice(line.start, next.end);
      [end, stop, more] = [next.end, next.stop, true];
    }
    this.at = stop;
    this.#line = this.text.lastIndexOf("\n", stop - 1) + 1;
    if (this.text.charCodeAt(stop) === 35) {
      const after = this.text.indexOf("\n", stop);
      if (after >= 0 && continuation(this.text, after, parent) !== undefined) throw beyondQuickYaml;
    }
    return more ? { t: "scalar", value, float: false, tag: undefined, start, end } : plainScalar(this.text, start, end);
  }
}

/** The next line of a plain scalar, unless it belongs to something else. */
function continuation(
  text: string,
  lineEnd: number,
  parent: number,
): { readonly start: number; readonly blanks: number } | undefined {
  let blanks = -1;
  let at = lineEnd;
  let line = at;
  while (text.charCodeAt(at) === 10) {
    blanks++;
    at++;
    line = at;
    while (text.charCodeAt(at) === 32) at++;
  }
  if (at >= text.length || at - line <= parent || text.charCodeAt(at) === 35) return undefined;
  return { start: at, blanks };
}

function nothing(at: number): ScalarNode {
  return { t: "scalar", value: null, float: false, tag: undefined, start: at, end: at };
}
