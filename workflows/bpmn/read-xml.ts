import { UserError } from "../errors.ts";

/** One XML element with its namespace resolved; `line` and `column` are 1-based and point at its `<`. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** Attributes without a prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Attributes with a prefix, as `namespace name`. */
  readonly foreign: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

interface OpenElement extends XmlElement {
  readonly qualified: string;
  readonly children: XmlElement[];
  text: string;
  readonly scope: ReadonlyMap<string, string>;
}

const maximumCharacters = 300_000;
const maximumElements = 5_000;
const maximumDepth = 40;

const qualifiedName = "[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?";
const openTag = new RegExp(`<(${qualifiedName})`, "y");
const closeTag = new RegExp(`</(${qualifiedName})\\s*>`, "y");
const attribute = new RegExp(`\\s+(${qualifiedName})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, "y");
const tagEnd = /\s*(\/?)>/y;
const comment = /<!--[^]*?-->/y;
const declaration = /<\?xml\s[^?<>]*\?>/y;
const characters = /[^<]+/y;
const predefined: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * Reads the part of XML that a process file needs and refuses the rest: no document type, no entities of its own, no
 * processing instructions, no CDATA, and limits on size, depth and count. Time is linear in the size.
 * @throws UserError `process-unreadable` with file and line
 */
export function readXml(source: string, file: string): XmlElement {
  if (source.length > maximumCharacters) {
    const message = `${file} has ${source.length} characters; a process file may have ${maximumCharacters}.`;
    throw new UserError("process-too-large", {
      message,
      hint: "Split it with call activities.",
      at: { file, line: 1 },
    });
  }
  return new XmlReader(source.replace(/^\uFEFF/, ""), file).read();
}

class XmlReader {
  readonly #source: string;
  readonly #file: string;
  readonly #open: OpenElement[] = [];
  #position = 0;
  #line = 1;
  #lineStart = 0;
  #counted = 0;
  #elements = 0;
  #root: XmlElement | undefined;

  constructor(source: string, file: string) {
    this.#source = source;
    this.#file = file;
  }

  read(): XmlElement {
    this.#take(declaration);
    while (this.#position < this.#source.length) this.#readNext();
    const unclosed = this.#open.at(-1);
    if (unclosed) this.#refuse(`<${unclosed.qualified}> of line ${unclosed.line} is never closed`);
    if (!this.#root) this.#refuse("it holds no XML element");
    return this.#root;
  }

  #readNext(): void {
    const text = this.#take(characters);
    if (text) return this.#addText(text[0]);
    if (this.#take(comment)) return;
    const closing = this.#take(closeTag);
    if (closing) return this.#close(closing[1] ?? "");
    if (this.#source.startsWith("<!DOCTYPE", this.#position)) {
      this.#refuse("a document type or entity declaration is not allowed in a process file");
    }
    const opening = this.#take(openTag);
    if (opening) return this.#openElement(opening[1] ?? "", opening.index);
    this.#refuse("only elements, text and comments are allowed here");
  }

  #addText(text: string): void {
    const parent = this.#open.at(-1);
    if (parent) parent.text += this.#decode(text);
    else if (text.trim()) this.#refuse("text outside of the root element");
  }

  #close(qualified: string): void {
    const element = this.#open.pop();
    if (element?.qualified !== qualified) {
      this.#refuse(`</${qualified}> closes ${element ? `<${element.qualified}>` : "nothing"}`);
    }
  }

  #openElement(qualified: string, at: number): void {
    const place = this.#place(at);
    const raw = this.#readAttributes();
    const end = this.#take(tagEnd);
    if (!end) this.#refuse(`<${qualified}> is not well formed: attributes are name="value"`);
    const parent = this.#open.at(-1);
    this.#elements += 1;
    if (this.#elements > maximumElements) this.#refuse(`more than ${maximumElements} elements`);
    if (this.#open.length >= maximumDepth) this.#refuse(`elements nested deeper than ${maximumDepth}`);
    const element = this.#resolve({ qualified, raw, scope: parent?.scope ?? new Map(), place });
    if (parent) parent.children.push(element);
    else if (this.#root) this.#refuse("a second root element");
    else this.#root = element;
    if (end[1] === "") this.#open.push(element);
  }

  #readAttributes(): Map<string, string> {
    const attributes = new Map<string, string>();
    for (let found = this.#take(attribute); found; found = this.#take(attribute)) {
      const name = found[1] ?? "";
      if (attributes.has(name)) this.#refuse(`attribute ${name} is given twice`);
      attributes.set(name, this.#decode(found[2] ?? found[3] ?? ""));
    }
    return attributes;
  }

  #resolve(element: {
    qualified: string;
    raw: ReadonlyMap<string, string>;
    scope: ReadonlyMap<string, string>;
    place: { line: number; column: number };
  }): OpenElement {
    const scope = new Map(element.scope);
    const attributes = new Map<string, string>();
    const foreign = new Map<string, string>();
    for (const [name, value] of element.raw) {
      if (name === "xmlns") scope.set("", value);
      else if (name.startsWith("xmlns:")) scope.set(name.slice(6), value);
    }
    for (const [name, value] of element.raw) {
      const [prefix, local] = splitName(name);
      if (name === "xmlns" || prefix === "xmlns") continue;
      if (prefix === "") attributes.set(local, value);
      else foreign.set(`${this.#namespace(scope, prefix)} ${local}`, value);
    }
    const [prefix, name] = splitName(element.qualified);
    const namespace = prefix === "" ? (scope.get("") ?? "") : this.#namespace(scope, prefix);
    const { qualified, place } = element;
    return { qualified, namespace, name, attributes, foreign, children: [], text: "", scope, ...place };
  }

  #namespace(scope: ReadonlyMap<string, string>, prefix: string): string {
    return prefix === "xml" ? "xml" : (scope.get(prefix) ?? this.#refuse(`prefix ${prefix}: is not declared`));
  }

  #decode(text: string): string {
    if (!text.includes("&")) return text;
    return text.replace(/&([^;&]{0,12});?/g, (whole, name: string) => {
      const number = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name);
      const code = number ? Number.parseInt(number[1] ?? number[2] ?? "", number[1] ? 16 : 10) : undefined;
      const decoded = code === undefined ? predefined[name] : code > 0 && code <= 0x10ffff ? code : undefined;
      if (decoded === undefined || !whole.endsWith(";")) this.#refuse(`entity ${whole} is not allowed`);
      return typeof decoded === "number" ? String.fromCodePoint(decoded) : decoded;
    });
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.#source);
    if (match) this.#position = pattern.lastIndex;
    return match;
  }

  #place(position: number): { line: number; column: number } {
    for (; this.#counted < position; this.#counted += 1) {
      if (this.#source[this.#counted] !== "\n") continue;
      this.#line += 1;
      this.#lineStart = this.#counted + 1;
    }
    return { line: this.#line, column: position - this.#lineStart + 1 };
  }

  #refuse(why: string): never {
    const { line, column } = this.#place(this.#position);
    throw new UserError("process-unreadable", {
      message: `${this.#file}:${line} cannot be read as a process: ${why}.`,
      hint: "Export the file again from a BPMN modeller, without document type, entities and extensions.",
      at: { file: this.#file, line, column },
    });
  }
}

function splitName(qualified: string): [prefix: string, local: string] {
  const colon = qualified.indexOf(":");
  return colon < 0 ? ["", qualified] : [qualified.slice(0, colon), qualified.slice(colon + 1)];
}
