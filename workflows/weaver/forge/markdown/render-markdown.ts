import type { Nodes, PhrasingContent, Root, RootContent } from "mdast";
import type { WordWrap } from "./word-wrap.ts";
import { WrappingWriter } from "./word-wrap.ts";

export interface MarkdownOptions {
  readonly escapeBackslashes: boolean;
  readonly escapeSquareBrackets: boolean;
  readonly indentFirstLevelListItems: boolean;
  readonly shortcutReferenceLink: boolean;
  readonly defaultBlockCodeLanguage: string | undefined;
  readonly useGoStyleListIndent: boolean;
}

function escapeBrackets(text: string): string {
  // A bracket after an odd number of backslashes is escaped already.
  return text.replaceAll(/(\\*)([[\]])/g, (all, slashes: string, bracket: string) =>
    slashes.length % 2 === 0 ? `${slashes}\\${bracket}` : all,
  );
}

/** Writes a Markdown tree back as Markdown in the form that a comment needs. */
class MarkdownWriter {
  readonly #options: MarkdownOptions;
  readonly #out: WrappingWriter;
  readonly #links: { readonly label: string; readonly url: string }[] = [];
  /** Text that must stay on one line while it is collected. */
  #unbroken: string | undefined;
  #linePrefix = "";
  #skipsPrefix = false;
  #listLevel = 0;
  #itemNumber = 0;
  /** Line ends that are due only when something follows. */
  #pendingLines = 0;

  constructor(options: MarkdownOptions, wrap: WordWrap) {
    this.#options = options;
    this.#out = new WrappingWriter(wrap);
  }

  finish(): string {
    if (this.#links.length > 0) {
      this.#out.raw("\n".repeat(this.#pendingLines));
      for (const { label, url } of this.#links) this.#out.raw(`\n[${label}]: ${url}`);
    }
    return this.#out.text;
  }

  #line(): void {
    this.#out.line(this.#linePrefix);
  }

  #blankLine(): void {
    if (!this.#out.endsWith("\n\n") && !this.#out.isEmpty) this.#line();
  }

  #takePending(): number {
    const lines = this.#pendingLines;
    this.#pendingLines = 0;
    return lines;
  }

  #addUnbroken(text: string): void {
    if (this.#unbroken === undefined) this.#out.unbroken(text, this.#linePrefix);
    else this.#unbroken += text;
  }

  #open(text: string): void {
    if (this.#unbroken !== undefined) this.#out.unbroken(this.#unbroken, this.#linePrefix);
    if (this.#out.wraps) this.#unbroken = text;
    else this.#out.raw(text);
  }

  #close(text: string): void {
    const whole = (this.#unbroken ?? "") + text;
    this.#unbroken = undefined;
    this.#addUnbroken(whole);
  }

  #addText(text: string): void {
    if (this.#unbroken !== undefined) {
      this.#unbroken += text;
      return;
    }
    if (this.#out.wraps) this.#wrapText(text);
    else this.#plainText(text);
  }

  #wrapText(text: string): void {
    if (this.#linePrefix !== "" && !this.#skipsPrefix) this.#addUnbroken(this.#linePrefix);
    const lines = this.#out.ignoresNewlines ? [text] : text.split("\n");
    lines.forEach((line, at) => {
      if (at > 0) this.#line();
      this.#out.words(line, this.#linePrefix);
    });
  }

  #plainText(text: string): void {
    text.split("\n").forEach((line, at) => {
      if (at > 0) this.#out.raw("\n");
      if (!this.#skipsPrefix || at > 0) this.#out.raw(this.#linePrefix);
      this.#out.raw(line);
    });
  }

  all(nodes: readonly (RootContent | PhrasingContent)[], indent: string): void {
    for (const node of nodes) this.write(node, indent);
  }

  /** Blocks of a list item or a quote: paragraphs are written without their surrounding lines. */
  #inner(nodes: readonly RootContent[], indent: string): void {
    for (const node of nodes) {
      if (node.type === "paragraph") this.all(node.children, indent);
      else this.write(node, indent);
    }
  }

  write(node: Nodes, indent: string): void {
    const lines = this.#takePending();
    if (node.type !== "list") for (let i = 0; i < lines; i++) this.#line();
    switch (node.type) {
      case "root":
        this.all(node.children, indent);
        break;
      case "text":
        this.#text(node.value);
        break;
      case "paragraph":
        this.#blankLine();
        this.all(node.children, indent);
        this.#line();
        break;
      case "list":
        this.#list(node.children, node.ordered === true, indent);
        break;
      case "listItem":
        this.#inner(node.children, indent);
        break;
      case "html":
        this.#addUnbroken(node.value);
        break;
      case "inlineCode":
        this.#addUnbroken(`\`${node.value}\``);
        break;
      case "code": {
        const language = node.lang ?? this.#options.defaultBlockCodeLanguage ?? "";
        this.#addUnbroken(`\`\`\`${language}\n${node.value}\n\`\`\``);
        this.#line();
        break;
      }
      case "blockquote":
        this.#blankLine();
        this.#linePrefix = "> ";
        this.#inner(node.children, indent);
        this.#resetPrefix();
        this.#line();
        break;
      case "link":
        this.#link(node.children, node.url, indent);
        break;
      case "strong":
        this.#wrapped("**", node.children, indent);
        break;
      case "emphasis":
        this.#wrapped("*", node.children, indent);
        break;
      case "delete":
        this.#wrapped("~~", node.children, indent);
        break;
      case "heading":
        this.#blankLine();
        this.#open(`${indent}${"#".repeat(node.depth)} `);
        this.all(node.children, indent);
        this.#close("");
        this.#line();
        this.#pendingLines += 1;
        break;
      // These have no place in a comment.
      case "break":
      case "definition":
      case "footnoteDefinition":
      case "footnoteReference":
      case "image":
      case "imageReference":
      case "linkReference":
      case "table":
      case "tableCell":
      case "tableRow":
      case "thematicBreak":
      case "yaml":
        break;
    }
  }

  #text(value: string): void {
    const text = this.#options.escapeBackslashes ? value.replaceAll("\\", "\\\\") : value;
    this.#addText(this.#options.escapeSquareBrackets ? escapeBrackets(text) : text);
  }

  #wrapped(mark: string, children: readonly PhrasingContent[], indent: string): void {
    this.#open(mark);
    this.all(children, indent);
    this.#close(mark);
  }

  #resetPrefix(): void {
    this.#linePrefix = "";
    this.#skipsPrefix = false;
  }

  #listIndent(isOrdered: boolean, indent: string): string {
    if (!this.#options.indentFirstLevelListItems && this.#listLevel === 1) return indent;
    return this.#options.useGoStyleListIndent && isOrdered ? `${indent} ` : `${indent}  `;
  }

  #list(items: readonly RootContent[], isOrdered: boolean, outerIndent: string): void {
    this.#listLevel += 1;
    const indent = this.#listIndent(isOrdered, outerIndent);
    this.#line();
    for (const item of items) {
      const lines = this.#takePending();
      if (lines > 0) this.#linePrefix = "";
      for (let i = 0; i < lines; i++) this.#line();
      this.#itemNumber += 1;
      const bullet = isOrdered ? `${indent}${this.#itemNumber}. ` : `${indent}- `;
      this.#skipsPrefix = true;
      this.#linePrefix = " ".repeat(bullet.length);
      this.#addUnbroken(bullet);
      this.write(item, indent);
      this.#pendingLines += 1;
    }
    this.#listLevel -= 1;
    this.#itemNumber = 0;
    this.#resetPrefix();
    this.#pendingLines += 1;
  }

  #link(children: readonly PhrasingContent[], url: string, indent: string): void {
    this.#open("[");
    const before = this.#out.size;
    this.all(children, indent);
    const label = this.#unbroken === undefined ? this.#out.text.slice(before) : this.#unbroken.slice(1);
    this.#addUnbroken("]");
    if (this.#options.shortcutReferenceLink && url !== "") this.#links.push({ label, url });
    else this.#addUnbroken(`(${url})`);
    this.#close("");
  }
}

/** Markdown in the form that a comment needs: wrapped, escaped, without what a comment cannot show. */
export function renderMarkdown(tree: Root, options: MarkdownOptions, wrap: WordWrap): string {
  const writer = new MarkdownWriter(options, wrap);
  writer.write(tree, "");
  return writer.finish();
}
