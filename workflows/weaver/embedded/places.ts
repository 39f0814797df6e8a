import type { Range } from "../registry.ts";
import type { MapEntry } from "./yaml-tree.ts";

/** Turns offsets of one file into lines and columns (1-based; columns count UTF-16 units, a byte order mark counts for nothing). */
export class Places {
  readonly file: string;
  readonly #starts: number[] = [0];
  readonly #bom: number;
  #last = 0;

  constructor(file: string, text: string) {
    this.file = file;
    this.#bom = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#starts.push(at + 1);
  }

  range(start: number, end: number): Range {
    const from = this.#line(start);
    const to = this.#line(end);
    return {
      file: this.file,
      line: from + 1,
      column: this.#column(from, start),
      endLine: to + 1,
      endColumn: this.#column(to, end),
    };
  }

  /** From the key to the end of its value. */
  entry(entry: MapEntry): Range {
    return this.range(entry.keyStart, Math.max(entry.keyEnd, entry.node.end));
  }

  of(node: { readonly start: number; readonly end: number }): Range {
    return this.range(node.start, node.end);
  }

  #column(line: number, offset: number): number {
    const column = offset - (this.#starts[line] ?? 0) + 1;
    return line === 0 ? Math.max(1, column - this.#bom) : column;
  }

  /** Requests come mostly in the order of the file, so the search begins at the last answer. */
  #line(offset: number): number {
    const starts = this.#starts;
    let line = (starts[this.#last] ?? 0) <= offset ? this.#last : 0;
    if (offset - (starts[line] ?? 0) > 4_000) line = this.#bisect(offset);
    while (line + 1 < starts.length && (starts[line + 1] ?? 0) <= offset) line++;
    this.#last = line;
    return line;
  }

  #bisect(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
