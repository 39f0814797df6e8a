import { isMap, isPair, isScalar, LineCounter, parseDocument, visit, type Node } from "yaml";
import type { Range } from "../registry.ts";

/** One written value: under which key it stands, and the offsets of the definition that holds it. */
export interface WrittenValue {
  readonly key: string;
  readonly value: string;
  readonly at: Range;
  readonly start: number;
  /** Extent of the innermost mapping around it. */
  readonly holder: readonly [number, number];
}

export interface YamlPlaces {
  readonly values: readonly WrittenValue[];
  /** Keys of the outermost mapping. */
  readonly top: ReadonlyMap<string, Range>;
  /** The node that covers exactly these bytes, if there is one. */
  readonly bytes: (offset: number, length: number) => Range | undefined;
}

/** Every scalar of a YAML file with its place; a file that is no YAML gives what could be read of it. */
export function yamlPlaces(file: string, text: string): YamlPlaces {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "silent", uniqueKeys: false });
  const range = (start: number, end: number): Range => {
    const [from, to] = [lines.linePos(start), lines.linePos(end)];
    return { file, line: from.line, column: from.col, endLine: to.line, endColumn: to.col };
  };
  const values: WrittenValue[] = [];
  const nodes: Node[] = [];
  visit(document, {
    Node(key, node, path) {
      nodes.push(node);
      if (!isScalar(node) || key === "key" || !node.range) return;
      const pair = path.findLast((parent) => isPair(parent));
      const map = path.findLast((parent) => isMap(parent));
      const holder: readonly [number, number] =
        isMap(map) && map.range ? [map.range[0], map.range[2]] : [0, text.length];
      const [start, end] = node.range;
      const name = isPair(pair) ? String(pair.key) : "";
      values.push({ key: name, value: String(node.value), at: range(start, end), start, holder });
    },
  });
  const top = new Map<string, Range>();
  for (const { key } of isMap(document.contents) ? document.contents.items : []) {
    if (isScalar(key) && key.range) top.set(String(key.value), range(key.range[0], key.range[1]));
  }
  return { values, top, bytes: (offset, length) => nodeAt({ text, nodes, range }, offset, length) };
}

interface Searched {
  readonly text: string;
  readonly nodes: readonly Node[];
  readonly range: (start: number, end: number) => Range;
}

function nodeAt({ text, nodes, range }: Searched, offset: number, length: number): Range | undefined {
  const bytes = Buffer.from(text);
  if (offset + length > bytes.length) return undefined;
  const start = bytes.toString("utf8", 0, offset).length;
  const end = start + bytes.toString("utf8", offset, offset + length).trimEnd().length;
  const exact = nodes.find((node) => node.range && node.range[0] === start && Math.abs(node.range[1] - end) <= 1);
  return exact && range(start, end);
}
