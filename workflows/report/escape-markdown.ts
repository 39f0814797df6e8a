/** Control characters, bidirectional overrides and invisible characters: they make text look like what it is not. */
const invisible = /[^\P{Cc}\n\t]|[\p{Cf}\u2028\u2029]/gu;
/** Word joiner: parts what GitHub would take for a mention, a reference or an address. */
const breaker = "\u2060";

/** Text without control, bidirectional and invisible characters; line breaks and tabs stay. */
export function plainText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(invisible, "")
    .replaceAll(/\p{Cs}/gu, "\uFFFD");
}

/**
 * Text from a pull request as one line of Markdown that shows just that text: no markup, HTML, comment, image, mention,
 * issue reference or link comes of it, in a paragraph, list or table cell.
 */
export function escapeMarkdown(text: string): string {
  return escaped(oneLine(text));
}

/** A sentence of ours that quotes names in backticks: the quotes become code, all else is escaped. */
export function quotingMarkdown(text: string): string {
  return oneLine(text)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part.slice(1, -1)) : escaped(part)))
    .reduce((sentence, part) => {
      // Two pieces of code side by side would become one.
      const touches = sentence.endsWith("`") && part.startsWith("`");
      return `${sentence}${touches ? breaker : ""}${part}`;
    }, "");
}

/** Only what would mean something is escaped, so that the text reads well as mail and in terminals too. */
function escaped(line: string): string {
  return (
    line
      .replaceAll("&", "&amp;")
      .replaceAll(/[\\*~$]/g, (char) => `\\${char}`)
      .replaceAll(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\_")
      .replaceAll("<", "&lt;")
      .replaceAll("@", `@${breaker}`)
      .replaceAll(/#(?=\d)/g, `#${breaker}`)
      // As codes, brackets and backticks mean nothing to any reader of Markdown, within the label of a link too.
      .replaceAll(/[|[\]`]/g, asEntities)
      .replaceAll(/:(?=\/\/)|:(?=[\w+-]+:)/g, `:${breaker}`)
      .replaceAll(/(www)\./gi, `$1${breaker}.`)
      .replaceAll(/(GH)-(?=\d)/gi, `$1${breaker}-`)
      .replace(/^(?:[#>+=-]|\d+[.)])/, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`)
  );
}

/** Text as inline code that holds in paragraphs and in table cells. */
export function codeSpan(text: string): string {
  const clean = oneLine(text);
  if (clean.trim() === "") return "";
  // A bar would end a table cell even within backticks, so that this code is written as HTML.
  if (clean.includes("|")) return `<code>${asEntities(clean)}</code>`;
  const ticks = "`".repeat(longestRun(clean) + 1);
  const pad = /^[` ]|[` ]$/.test(clean) ? " " : "";
  return `${ticks}${pad}${clean}${pad}${ticks}`;
}

/** Text as a fenced block whose fence nothing inside can end. */
export function fenced(text: string, language = ""): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}${text.endsWith("\n") || text === "" ? "" : "\n"}${fence}`;
}

/** Length of the longest run of backticks. */
export function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

/** A link, or its label alone where there is no address. */
export function linked(label: string, url: string | undefined): string {
  if (url === undefined || !/^https?:\/\/[^\s<>]+$/.test(url)) return label;
  return `[${label}](${url.replaceAll(/[()]/g, (bracket) => (bracket === "(" ? "%28" : "%29"))})`;
}

function oneLine(text: string): string {
  return plainText(text).replaceAll(/\s+/g, " ").trim();
}

function asEntities(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9 ]/gu, (char) => `&#${char.codePointAt(0) ?? 63};`);
}
