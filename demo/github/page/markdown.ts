import { marked } from "marked";
import sanitize from "sanitize-html";
import { Html } from "./html.ts";

const allowed: sanitize.IOptions = {
  allowedTags: [
    ..."h1 h2 h3 h4 h5 h6 p br hr ul ol li blockquote pre code a strong em del ins sub sup kbd".split(" "),
    ..."table thead tbody tr th td details summary input div span".split(" "),
  ],
  allowedAttributes: {
    a: ["href", "title", "rel"],
    code: ["class"],
    th: ["align"],
    td: ["align"],
    details: ["open"],
    input: ["type", "checked", "disabled"],
  },
  allowedClasses: { code: ["language-*"] },
  allowedSchemes: ["http", "https", "mailto"],
  transformTags: {
    a: sanitize.simpleTransform("a", { rel: "nofollow noreferrer" }),
    // An image would be a request to a stranger's server; its description stays.
    img: (_tag, attributes) => ({
      tagName: "em",
      text: `[image${attributes["alt"] ? `: ${attributes["alt"]}` : ""}]`,
      attribs: {},
    }),
    input: (_tag, { checked }) => ({
      tagName: "input",
      attribs: { type: "checkbox", disabled: "", ...(checked === undefined ? {} : { checked: "" }) },
    }),
  },
};

/** Renders what a person or an App wrote, which is hostile: GitHub's Markdown with its harmless HTML. */
export function renderMarkdown(text: string): Html {
  const rendered = marked.parse(text, { async: false, gfm: true, breaks: true });
  return new Html(`<div class="markdown">${sanitize(rendered, allowed)}</div>`);
}
