import { toText } from "../jinja/display.ts";
import { invalid, JinjaError } from "../jinja/error.ts";
import { cut, trim, trimEnd } from "../jinja/text.ts";
import type { JinjaFunction, Kwargs, Value } from "../jinja/value.ts";
import { Float, isList, kindOf, textOf } from "../jinja/value.ts";
import type { CommentFormat, ForgeConfig } from "./config.ts";
import { DEFAULT_COMMENT_FORMAT } from "./config.ts";
import { checkMarkdown, checkText } from "./filters/sizes.ts";
import { Memo } from "./memo.ts";
import { renderHtml } from "./markdown/render-html.ts";
import { renderMarkdown } from "./markdown/render-markdown.ts";
import type { MarkdownParser } from "./markdown/parse-markdown.ts";
import { byteLength } from "./markdown/word-wrap.ts";

const MAX_COUNT = 2 ** 32 - 1;
const MAX_INDENT = 1_000;
/** Comments that are kept as they were rendered: a file that changes holds mostly what it held before. */
const MAX_KEPT = 20_000;
/** Ways to render comments of which that many are kept. */
const MAX_SETTINGS = 16;

/** What the rendering of comments needs from outside. */
export interface CommentTools {
  readonly parser: MarkdownParser;
  /** Renders a code snippet of a comment format with `code` in its context. */
  readonly snippet: (template: string, code: string) => string;
}

interface Settings {
  readonly formatName: string;
  readonly format: CommentFormat;
  readonly lineLength: number | undefined;
  readonly indent: string;
  readonly header: string;
  readonly prefix: string;
  readonly footer: string;
}

/** Text of a keyword; a keyword that is missing or undefined leaves the choice to the configuration. */
function keyword(kwargs: Kwargs, name: string): string | undefined {
  const value = kwargs[name];
  return value === undefined ? undefined : (textOf(value) ?? toText(value));
}

function count(kwargs: Kwargs, name: string): number | undefined {
  const value = kwargs[name];
  const number = value instanceof Float ? value.value : typeof value === "boolean" ? Number(value) : value;
  const isCount = typeof number === "number" && Number.isInteger(number) && number >= 0 && number <= MAX_COUNT;
  return isCount ? number : undefined;
}

function indentOf(kwargs: Kwargs, format: CommentFormat): string {
  const type = keyword(kwargs, "indent_type") ?? format.indentType;
  if (type !== "space" && type !== "tab") throw invalid("Invalid indent type, must be 'space' or 'tab'");
  const times = count(kwargs, "indent") ?? 0;
  if (times > MAX_INDENT) throw invalid(`an indent of ${times} is too large`);
  return (type === "space" ? " " : "\t").repeat(times);
}

function settingsOf(config: ForgeConfig, kwargs: Kwargs): Settings {
  const formatName = keyword(kwargs, "format") ?? config.defaultCommentFormat ?? "default";
  const format = config.commentFormats?.get(formatName) ?? DEFAULT_COMMENT_FORMAT;
  return {
    formatName,
    format,
    lineLength: count(kwargs, "line_length") ?? format.wordWrap.lineLength,
    indent: indentOf(kwargs, format),
    header: keyword(kwargs, "header") ?? format.header,
    prefix: keyword(kwargs, "prefix") ?? format.prefix,
    footer: keyword(kwargs, "footer") ?? format.footer,
  };
}

function inputText(value: Value): string {
  return isList(value) ? value.map((item) => toText(item)).join("\n") : toText(value);
}

function withDots(text: string, { format, formatName }: Settings): string {
  if (format.removeTrailingDots && format.enforceTrailingDots) {
    throw invalid(
      `'remove_trailing_dots' and 'enforce_trailing_dots' can't be both set to true at the same time for format '${formatName}'`,
    );
  }
  if (format.removeTrailingDots) return text.endsWith(".") ? text.replace(/\.+$/, "") : text;
  return format.enforceTrailingDots && text !== "" && !text.endsWith(".") ? `${text}.` : text;
}

function linesOf(text: string): string[] {
  if (text === "") return [];
  const lines = cut(text, "\n");
  if (lines.at(-1) === "") lines.pop();
  return text.includes("\r") ? lines.map((line) => line.replace(/\r$/, "")) : lines;
}

function prefixed(text: string, { format, header, indent, prefix }: Settings): string {
  let result = "";
  for (const line of linesOf(text)) {
    // The first line stands where the template puts it, unless a header does.
    const start = result === "" && header === "" ? "" : indent;
    const whole = `${start}${prefix}${line}`;
    if (result !== "") result += "\n";
    result += format.trim ? trimEnd(whole) : whole;
    checkText(result.length);
  }
  return result;
}

function render(text: string, settings: Settings, config: ForgeConfig, tools: CommentTools): string {
  const { format, formatName, lineLength, indent, prefix } = settings;
  const left = lineLength === undefined ? undefined : lineLength - byteLength(indent) - byteLength(prefix);
  // A limit below the prefix is none.
  const wrap = {
    lineLength: left === undefined ? format.wordWrap.lineLength : left < 0 ? Number.MAX_SAFE_INTEGER : left,
    ignoreNewlines: format.wordWrap.ignoreNewlines,
  };
  const isKnown = config.commentFormats?.has(formatName) === true;
  if (!isKnown) {
    const known = [...(config.commentFormats ?? [])].flatMap(([name, { kind }]) =>
      kind.is === "markdown" ? [JSON.stringify(name)] : [],
    );
    throw new Error(
      `Comment format \`${formatName}\` not found in the configuration. Available formats: [${known.join(", ")}]`,
    );
  }
  const { kind } = format;
  if (kind.is === "markdown") return renderMarkdown(tools.parser.parse(text), kind.options, wrap);
  const code =
    (mode: "inline_code" | "block_code", template: string) =>
    (inner: string): string => {
      try {
        return tools.snippet(template, inner);
      } catch (error) {
        if (!(error instanceof JinjaError)) throw error;
        throw new Error(`Invalid ${mode} code snippet: ${error.message}`, { cause: error });
      }
    };
  const options = {
    oldStyleParagraph: kind.oldStyleParagraph,
    omitClosingLi: kind.omitClosingLi,
    inlineCode: code("inline_code", kind.inlineCodeSnippet),
    blockCode: code("block_code", kind.blockCodeSnippet),
  };
  return renderHtml(tools.parser.parse(text), options, wrap);
}

function rendered(text: string, settings: Settings, config: ForgeConfig, tools: CommentTools): string {
  try {
    return render(text, settings, config, tools);
  } catch (error) {
    if (!(error instanceof Error) || error instanceof RangeError || error instanceof TypeError) throw error;
    const kind = settings.format.kind.is === "markdown" ? "Markdown" : "HTML";
    throw invalid(
      `Comment ${kind} rendering failed for format '${config.defaultCommentFormat ?? "default"}': ${error.message}`,
    );
  }
}

/** Settings, and the comments that were rendered with them. */
interface Rendered {
  readonly settings: Settings;
  readonly comments: Memo<string>;
}

/** The `comment` filter: a Markdown text as a comment of a programming language. */
export function commentFilter(config: ForgeConfig, tools: CommentTools): JinjaFunction {
  const known = new Memo<Memo<string>>(MAX_SETTINGS);
  const renderedWith = (kwargs: Kwargs): Rendered => {
    const settings = settingsOf(config, kwargs);
    const { formatName, lineLength, indent, prefix } = settings;
    const key = JSON.stringify([formatName, lineLength, indent.length, prefix]);
    return { settings, comments: known.of(key, () => new Memo(MAX_KEPT)) };
  };
  /** Most comments say nothing of how they are to be rendered. */
  let usual: Rendered | undefined;
  return (args, kwargs) => {
    const [value] = args;
    if (args.length > 1) throw new JinjaError("too many arguments");
    if (kindOf(value) === "undefined") return "";
    const isUsual = Object.keys(kwargs).length === 0;
    const { settings, comments } = isUsual ? (usual ??= renderedWith(kwargs)) : renderedWith(kwargs);
    const { format, header, footer, indent } = settings;
    const input = inputText(value);
    checkMarkdown(input.length);
    const text = withDots(format.trim ? trim(input) : input, settings);
    const comment = comments.of(text, () => rendered(text, settings, config, tools));
    const body = prefixed(comment, settings);
    const withHeader = header === "" ? body : `${header}\n${body}`;
    const whole = footer === "" ? withHeader : `${trimEnd(withHeader)}\n${indent}${footer}`;
    return trimEnd(whole);
  };
}
