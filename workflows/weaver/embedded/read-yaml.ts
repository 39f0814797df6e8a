import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Alias,
  type Document,
  type Node,
  type Pair,
  type Scalar as YamlScalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { explainYamlError } from "./explain-yaml-error.ts";
import { Places } from "./places.ts";
import { readQuickYaml } from "./quick-yaml.ts";
import { misplacedTab, type TabsAllowed } from "./tab-lines.ts";
import { resolvePlain } from "./yaml-scalar.ts";
import type { MapEntry, ScalarNode, YamlNode, YamlProblem } from "./yaml-tree.ts";

/** Bounds of one file. The largest file of the OpenTelemetry registry has 90 kB, depth 12 and no alias. */
const yamlLimits = { characters: 4_000_000, depth: 128, aliasExpansion: 100 } as const;
/** The full parser takes time that grows with the square of some hostile texts. */
const fullLimits = { characters: 500_000, anchors: 1_000 } as const;

/** YAML holds no control characters except tabs and line ends. */
const forbidden = /[^\P{Cc}\t\n\r\u0085]|[\uFFFE\uFFFF]/u;

export type ReadYamlResult =
  | { readonly ok: true; readonly root: YamlNode }
  | { readonly ok: false; readonly problem: YamlProblem };

/** Reads one YAML document; hostile input ends in a problem with a place, never in an exception or a long wait. */
export function readYaml(written: string): ReadYamlResult {
  const text = withLineFeeds(written);
  const quick = text.length > yamlLimits.characters ? undefined : readQuickYaml(text);
  return quick === undefined ? readFullYaml(text) : { ok: true, root: quick };
}

/** A carriage return alone ends a line, too, which the parsers here do not know; all offsets stay as they are. */
function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replaceAll(/\r(?!\n)/g, "\n") : text;
}

/** The same by the full parser alone, which reads all of YAML but takes its time. */
export function readFullYaml(text: string): ReadYamlResult {
  const early = limitProblem(text);
  if (early !== undefined) return { ok: false, problem: early };
  try {
    const document = parseDocument(text, {
      schema: "failsafe",
      uniqueKeys: false,
      // "silent" would also hide a second document.
      logLevel: "error",
      prettyErrors: false,
      merge: false,
    });
    const error = document.errors[0];
    if (error !== undefined) return { ok: false, problem: explainYamlError(error, text) };
    const builder = new TreeBuilder(text);
    const root = builder.build(document);
    const tab = misplacedTab(text, builder.tabsAllowed);
    return tab === undefined ? { ok: true, root } : { ok: false, problem: tabProblem(text, tab) };
  } catch (error) {
    if (error instanceof YamlRefusal) return { ok: false, problem: error.problem };
    if (error instanceof RangeError) return { ok: false, problem: refusal("recursion limit exceeded", 0, 1).problem };
    throw error;
  }
}

function tabProblem(text: string, tab: number): YamlProblem {
  const { line, column } = new Places("", text).range(tab, tab);
  const message = `found a tab that cannot start any token at line ${line} column ${column}`;
  return { message, start: tab, end: tab + 1 };
}

class YamlRefusal extends Error {
  readonly problem: YamlProblem;
  constructor(problem: YamlProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

function refusal(message: string, start: number, end: number): YamlRefusal {
  return new YamlRefusal({ message, start, end });
}

/** Deep flow nesting would exhaust the parser's stack before the tree could be measured. */
function limitProblem(text: string): YamlProblem | undefined {
  if (text.length > yamlLimits.characters) return wholeFile(`at most ${yamlLimits.characters} characters are read`);
  if (text.length > fullLimits.characters) {
    return wholeFile(
      `a file of more than ${fullLimits.characters} characters is read only without anchors, tags and tabs`,
    );
  }
  if ((text.match(/(?:^|\s)[&*]/g)?.length ?? 0) > fullLimits.anchors) {
    return wholeFile(`at most ${fullLimits.anchors} anchors and aliases are read`);
  }
  const control = text.search(forbidden);
  if (control >= 0) {
    const message = `control characters are not allowed at position ${Buffer.byteLength(text.slice(0, control))}`;
    return { message, start: control, end: control + 1 };
  }
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 123) depth++;
    else if (code === 93 || code === 125) depth = Math.max(0, depth - 1);
    if (depth > yamlLimits.depth * 4) return { message: "recursion limit exceeded", start: at, end: at + 1 };
  }
  return undefined;
}

function wholeFile(message: string): YamlProblem {
  return { message, start: 0, end: 1 };
}

class TreeBuilder {
  readonly tabsAllowed: TabsAllowed[] = [];
  /** Column of the innermost block collection; -1 in none. */
  #column = -1;
  readonly #text: string;
  readonly #anchors = new Map<string, { readonly node: YamlNode; readonly size: number }>();
  #nodes = 0;
  #expanded = 0;
  #depth = 0;
  /** Where the node that is being built stands, as Weaver writes it: `groups[0].attributes[2]`. */
  readonly #path: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  build(document: Document.Parsed): YamlNode {
    const contents: Node | null = document.contents;
    return contents === null ? nullNode(0) : this.#node(contents);
  }

  #node(node: Node): YamlNode {
    if (++this.#depth > yamlLimits.depth) throw this.#refuse("recursion limit exceeded", node);
    this.#nodes++;
    const before = this.#expanded++;
    const column = this.#column;
    this.#noteTabs(node);
    const built = this.#convert(node);
    this.#column = column;
    this.#depth--;
    if (!isAlias(node) && node.anchor !== undefined) {
      this.#anchors.set(node.anchor, { node: built, size: this.#expanded - before });
    }
    return built;
  }

  #noteTabs(node: Node): void {
    const [start, end, after] = node.range ?? [0, 0, 0];
    if (isScalar(node)) {
      const plain = node.type === "PLAIN" || node.type === undefined;
      const block = node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
      if (plain && start === end) return;
      this.tabsAllowed.push({ start, end: block ? after : end, column: plain ? this.#column + 1 : undefined });
    } else if (!isAlias(node)) {
      const first = this.#text[start];
      if (first === "{" || first === "[") this.tabsAllowed.push({ start, end, column: undefined });
      else this.#column = start - this.#text.lastIndexOf("\n", start - 1) - 1;
    }
  }

  #convert(node: Node): YamlNode {
    if (isScalar(node)) return this.#scalar(node);
    if (isMap(node)) return this.#map(node);
    if (isSeq(node)) return this.#sequence(node);
    return this.#alias(node);
  }

  #scalar(node: YamlScalar): ScalarNode {
    const [start, end] = this.#span(node);
    const source = this.#content(node);
    const tag = node.tag?.replace(/^tag:yaml\.org,2002:/, "!!");
    const plain = tag === undefined ? node.type === "PLAIN" || node.type === undefined : tag.startsWith("!!");
    if (tag !== "!!str" && plain && tag !== "!")
      return { t: "scalar", ...resolvePlain(source), tag: undefined, start, end };
    const own = tag === undefined || tag.startsWith("!!") || tag === "!";
    return { t: "scalar", value: source, float: false, tag: own ? undefined : tag, start, end };
  }

  /** A block scalar that the end of the file cuts off has no line break of its own. */
  #content(node: YamlScalar): string {
    const value = typeof node.value === "string" ? node.value : (node.source ?? "");
    const block = node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
    const cut =
      block && value.endsWith("\n") && !this.#text.endsWith("\n") && (node.range?.[1] ?? 0) >= this.#text.length;
    return cut ? value.slice(0, -1) : value;
  }

  #sequence(node: YAMLSeq): YamlNode {
    const [start, end] = this.#span(node);
    const items: YamlNode[] = [];
    for (const [index, item] of node.items.entries()) items.push(this.#at(`[${index}]`, asNode(item)));
    const last = this.#endOf(node.items.at(-1), items.at(-1));
    return { t: "seq", items, start, end: this.#blockEnd(start, last) ?? end };
  }

  /** A block collection ends with its last item; the parser would let it run on over the comments below. */
  #blockEnd(start: number, last: number | undefined): number | undefined {
    const first = this.#text[start];
    return first === "{" || first === "[" ? undefined : last;
  }

  #map(node: YAMLMap): YamlNode {
    const [start, end] = this.#span(node);
    const entries = new Map<string, MapEntry>();
    for (const pair of node.items) this.#entry(pair, entries, start);
    const last = [...entries.values()].at(-1);
    const lastEnd = this.#endOf(node.items.at(-1)?.value, last?.node) ?? 0;
    const blockEnd = this.#blockEnd(start, last && Math.max(last.keyEnd, lastEnd));
    return { t: "map", entries, start, end: blockEnd ?? end };
  }

  /** An alias stands elsewhere than what it names. */
  #endOf(written: unknown, built: YamlNode | undefined): number | undefined {
    return isAlias(written) ? this.#span(written)[1] : built?.end;
  }

  #entry(pair: Pair, entries: Map<string, MapEntry>, parent: number): void {
    const keyNode = asNode(pair.key);
    const key = this.#node(keyNode);
    const name = key.t === "scalar" ? String(key.value) : JSON.stringify(key);
    if (entries.has(name)) throw this.#duplicate(name, key, parent);
    const value = isNothing(pair.value) ? nullNode(key.end) : this.#at(`.${name}`, asNode(pair.value));
    const node = value.t === "scalar" && value.start === value.end ? { ...value, start: key.end, end: key.end } : value;
    entries.set(name, { keyStart: key.start, keyEnd: key.end, node });
  }

  #at(step: string, node: Node): YamlNode {
    this.#path.push(step);
    const built = this.#node(node);
    this.#path.pop();
    return built;
  }

  /** Weaver names the mapping, unless it is the whole file; the place is that of the second key. */
  #duplicate(name: string, key: YamlNode, parent: number): YamlRefusal {
    const { line, column } = new Places("", this.#text).range(parent, parent);
    const path = this.#path
      .join("")
      .replace(/^\.(?!\[)/, "")
      .replace(/^\[/, ".[");
    const message = `duplicate entry with key ${JSON.stringify(name)}`;
    return refusal(path === "" ? message : `${path}: ${message} at line ${line} column ${column}`, key.start, key.end);
  }

  #alias(node: Alias): YamlNode {
    const target = this.#anchors.get(node.source);
    if (target === undefined) {
      const [start] = this.#span(node);
      const { line, column } = new Places("", this.#text).range(start, start);
      throw this.#refuse(`unknown anchor at line ${line} column ${column}`, node);
    }
    this.#expanded += target.size;
    if (this.#expanded > yamlLimits.aliasExpansion * (this.#nodes + 100)) {
      throw this.#refuse("repetition limit exceeded", node);
    }
    return target.node;
  }

  #span(node: Node): readonly [number, number] {
    const range = node.range;
    if (range === undefined || range === null) return [0, 0];
    return [range[0], this.#trim(range[0], range[1])];
  }

  #trim(start: number, end: number): number {
    let last = end;
    while (last > start && this.#text.charCodeAt(last - 1) <= 32) last--;
    return last;
  }

  #refuse(message: string, node: Node): YamlRefusal {
    const [start, end] = this.#span(node);
    return refusal(message, start, end);
  }
}

function asNode(value: unknown): Node {
  return value as Node;
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined;
}

function nullNode(at: number): ScalarNode {
  return { t: "scalar", value: null, float: false, tag: undefined, start: at, end: at };
}
