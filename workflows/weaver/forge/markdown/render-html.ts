import type { Nodes, PhrasingContent, Root, RootContent } from "mdast";
import type { WordWrap } from "./word-wrap.ts";
import { WrappingWriter } from "./word-wrap.ts";

export interface HtmlOptions {
  readonly oldStyleParagraph: boolean;
  readonly omitClosingLi: boolean;
  /** Gives the text of inline code, and of a block of code. */
  readonly inlineCode: (code: string) => string;
  readonly blockCode: (code: string) => string;
}

/** Writes a Markdown tree as the HTML of a comment. */
class HtmlWriter {
  readonly #options: HtmlOptions;
  readonly #out: WrappingWriter;
  #newLine = false;
  /** A `<p>` is due where another paragraph follows. */
  #paragraphDue = false;

  constructor(options: HtmlOptions, wrap: WordWrap) {
    this.#options = options;
    this.#out = new WrappingWriter(wrap);
  }

  get text(): string {
    return this.#out.text;
  }

  all(nodes: readonly (RootContent | PhrasingContent)[], indent: string): void {
    for (const node of nodes) this.write(node, indent);
  }

  #before(node: Nodes, indent: string): void {
    if (this.#newLine) this.#out.line(indent);
    this.#newLine = false;
    if (this.#paragraphDue && node.type === "paragraph") {
      const [first] = node.children;
      // A tag of a documentation comment stands for itself.
      const isTag = first?.type === "text" && first.value.startsWith("@");
      this.#out.unbroken(isTag ? "" : "<p>", indent);
      this.#out.line(indent);
    }
    this.#paragraphDue = false;
  }

  write(node: Nodes, indent: string): void {
    this.#before(node, indent);
    const out = this.#out;
    switch (node.type) {
      case "root":
        this.all(node.children, indent);
        break;
      case "text":
        out.words(node.value, indent);
        break;
      case "paragraph":
        this.#paragraph(node.children, indent);
        break;
      case "list":
        this.#list(node.children, node.ordered === true ? "ol" : "ul", indent);
        break;
      case "listItem":
        for (const child of node.children) {
          if (child.type === "paragraph") this.all(child.children, indent);
          else this.write(child, indent);
        }
        break;
      case "html":
        out.raw(node.value);
        break;
      case "inlineCode":
        out.unbroken(this.#options.inlineCode(node.value), indent);
        break;
      case "code":
        out.unbroken(this.#options.blockCode(node.value), indent);
        break;
      case "blockquote":
        out.unbroken("<blockquote>", indent);
        out.line(indent);
        this.all(node.children, indent);
        out.unbroken("</blockquote>", indent);
        this.#newLine = true;
        break;
      case "link":
        this.#element(`<a href="${node.url}">`, node.children, "</a>", indent);
        break;
      case "strong":
        this.#element("<strong>", node.children, "</strong>", indent);
        break;
      case "emphasis":
        this.#element("<em>", node.children, "</em>", indent);
        break;
      case "delete":
        this.#element("<s>", node.children, "</s>", indent);
        break;
      case "heading":
        this.#element(`<h${node.depth}>`, node.children, `</h${node.depth}>\n`, indent);
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

  #element(open: string, children: readonly PhrasingContent[], close: string, indent: string): void {
    this.#out.unbroken(open, indent);
    this.all(children, indent);
    this.#out.unbroken(close, indent);
  }

  #paragraph(children: readonly PhrasingContent[], indent: string): void {
    if (!this.#options.oldStyleParagraph) this.#out.unbroken("<p>", indent);
    this.all(children, indent);
    if (this.#options.oldStyleParagraph) this.#paragraphDue = true;
    else this.#out.unbroken("</p>", indent);
    this.#newLine = true;
  }

  #list(items: readonly RootContent[], tag: string, indent: string): void {
    const inner = `${indent}  `;
    this.#out.unbroken(`<${tag}>`, indent);
    for (const item of items) {
      this.#out.line(inner);
      this.#out.unbroken("<li>", inner);
      this.write(item, inner);
      if (!this.#options.omitClosingLi) this.#out.unbroken("</li>", indent);
    }
    this.#out.line(indent);
    this.#out.unbroken(`</${tag}>`, indent);
    this.#newLine = true;
    if (this.#options.oldStyleParagraph) this.#paragraphDue = true;
  }
}

/** The HTML of a comment; the author of the text is trusted with raw HTML, as in Weaver. */
export function renderHtml(tree: Root, options: HtmlOptions, wrap: WordWrap): string {
  const writer = new HtmlWriter(options, wrap);
  writer.write(tree, "");
  return writer.text;
}
