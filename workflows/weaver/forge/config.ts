import type { Place } from "../../errors.ts";
import { readYaml } from "../embedded/read-yaml.ts";
import type { YamlNode } from "../embedded/yaml-tree.ts";
import { Glob } from "../embedded/glob.ts";
import type { Value } from "../jinja/value.ts";
import { ConfigReader, lineAndColumn, placeText } from "./config-reader.ts";
import { forgeFailure } from "./failure.ts";
import type { HtmlOptions } from "./markdown/render-html.ts";
import type { MarkdownOptions } from "./markdown/render-markdown.ts";
import type { WordWrap } from "./markdown/word-wrap.ts";

export interface CommentFormat {
  readonly kind:
    | { readonly is: "markdown"; readonly options: MarkdownOptions }
    | ({
        readonly is: "html";
        readonly inlineCodeSnippet: string;
        readonly blockCodeSnippet: string;
      } & Omit<HtmlOptions, "inlineCode" | "blockCode">);
  readonly header: string;
  readonly prefix: string;
  readonly footer: string;
  readonly indentType: "space" | "tab";
  readonly trim: boolean;
  readonly removeTrailingDots: boolean;
  readonly enforceTrailingDots: boolean;
  readonly wordWrap: WordWrap;
}

/** What a format that is not configured would do; rendering it is an error. */
export const DEFAULT_COMMENT_FORMAT: CommentFormat = {
  kind: {
    is: "markdown",
    options: {
      escapeBackslashes: false,
      escapeSquareBrackets: false,
      indentFirstLevelListItems: false,
      shortcutReferenceLink: false,
      defaultBlockCodeLanguage: undefined,
      useGoStyleListIndent: false,
    },
  },
  header: "",
  prefix: "",
  footer: "",
  indentType: "space",
  trim: false,
  removeTrailingDots: false,
  enforceTrailingDots: false,
  wordWrap: { lineLength: undefined, ignoreNewlines: false },
};

/** One entry of `templates` in weaver.yaml. */
export interface TemplateEntry {
  readonly pattern: string;
  readonly glob: Glob;
  readonly filter: string;
  readonly filterAt: Place;
  readonly mode: "single" | "each";
  readonly params: ReadonlyMap<string, Value>;
  readonly fileName: string | undefined;
  readonly autoEscape: "none" | "html" | "json";
  readonly when: string | undefined;
  readonly whenAt: Place;
  /** Where it stands, for messages. */
  readonly at: Place;
}

export interface TemplateSyntax {
  readonly blockStart?: string | undefined;
  readonly blockEnd?: string | undefined;
  readonly variableStart?: string | undefined;
  readonly variableEnd?: string | undefined;
  readonly commentStart?: string | undefined;
  readonly commentEnd?: string | undefined;
}

/** The configuration of a target: all weaver.yaml files that apply, merged. */
export interface ForgeConfig {
  readonly typeMapping: ReadonlyMap<string, string>;
  readonly textMaps: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly acronyms: readonly string[];
  readonly params: ReadonlyMap<string, Value>;
  readonly syntax: TemplateSyntax;
  readonly trimBlocks: boolean;
  readonly lstripBlocks: boolean;
  readonly keepTrailingNewline: boolean;
  readonly commentFormats: ReadonlyMap<string, CommentFormat> | undefined;
  readonly defaultCommentFormat: string | undefined;
  readonly templates: readonly TemplateEntry[];
}

/** What one file says; undefined where it says nothing. */
type ConfigLayer = { readonly [Key in keyof ForgeConfig]: ForgeConfig[Key] | undefined };

const EMPTY: ForgeConfig = {
  typeMapping: new Map(),
  textMaps: new Map(),
  acronyms: [],
  params: new Map(),
  syntax: {},
  trimBlocks: false,
  lstripBlocks: false,
  keepTrailingNewline: false,
  commentFormats: undefined,
  defaultCommentFormat: undefined,
  templates: [],
};

const NOTHING: YamlNode = { t: "scalar", value: null, float: false, tag: undefined, start: 0, end: 0 };

function commentFormat(reader: ConfigReader, node: YamlNode): CommentFormat {
  const fields = reader.fields(node);
  const format = reader.choice(fields.required("format"), ["markdown", "html"], { at: node, path: fields.path });
  const wrap = reader.fields(fields.node("word_wrap") ?? NOTHING);
  return {
    kind:
      format === "markdown"
        ? {
            is: "markdown",
            options: {
              escapeBackslashes: fields.flag("escape_backslashes"),
              escapeSquareBrackets: fields.flag("escape_square_brackets"),
              indentFirstLevelListItems: fields.flag("indent_first_level_list_items"),
              shortcutReferenceLink: fields.flag("shortcut_reference_link"),
              defaultBlockCodeLanguage: fields.quoted("default_block_code_language"),
              useGoStyleListIndent: fields.flag("use_go_style_list_indent"),
            },
          }
        : {
            is: "html",
            oldStyleParagraph: fields.flag("old_style_paragraph"),
            omitClosingLi: fields.flag("omit_closing_li"),
            inlineCodeSnippet: fields.quoted("inline_code_snippet") ?? "<c>{{code}}</c>",
            blockCodeSnippet: fields.quoted("block_code_snippet") ?? "<pre>\n{{code}}\n</pre>",
          },
    header: fields.text("header") ?? "",
    prefix: fields.text("prefix") ?? "",
    footer: fields.text("footer") ?? "",
    indentType: fields.choice("indent_type", ["Space", "Tab"]) === "Tab" ? "tab" : "space",
    trim: fields.flag("trim", true),
    removeTrailingDots: fields.flag("remove_trailing_dots"),
    enforceTrailingDots: fields.flag("enforce_trailing_dots"),
    wordWrap: { lineLength: wrap.count("line_length"), ignoreNewlines: wrap.flag("ignore_newlines") },
  };
}

function templateEntry(reader: ConfigReader, node: YamlNode): TemplateEntry {
  const fields = reader.fields(node);
  const patternKey = fields.node("template") ? "template" : "pattern";
  const pattern = fields.text(patternKey) ?? fields.missing("template");
  const mode = fields.choice("application_mode", ["single", "each"]) ?? fields.missing("application_mode");
  return {
    pattern,
    glob: globOf(pattern, () => fields.fail(patternKey)),
    filter: fields.text("filter") ?? ".",
    filterAt: reader.place(fields.node("filter") ?? node),
    mode,
    params: fields.values("params") ?? new Map(),
    fileName: fields.text("file_name"),
    autoEscape: fields.choice("auto_escape", ["none", "html", "json"]) ?? "none",
    when: fields.text("when"),
    whenAt: reader.place(fields.node("when") ?? node),
    at: reader.place(node),
  };
}

function globOf(pattern: string, problem: () => (message: string) => never): Glob {
  try {
    return new Glob(pattern);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return problem()(`error parsing glob '${pattern}': ${error.message}`);
  }
}

function layerOf(reader: ConfigReader, root: YamlNode): ConfigLayer {
  const fields = reader.fields(root);
  const syntax = reader.fields(fields.node("template_syntax") ?? NOTHING);
  const white = reader.fields(fields.node("whitespace_control") ?? NOTHING);
  const formats = fields.entries("comment_formats");
  const maps = fields.entries("text_maps");
  return {
    typeMapping: fields.texts("type_mapping"),
    textMaps: maps && new Map([...maps].map(([name, node]) => [name, reader.textMap(node)])),
    acronyms: fields.list("acronyms")?.map((node) => reader.text(node)),
    params: fields.values("params"),
    syntax: {
      blockStart: syntax.text("block_start"),
      blockEnd: syntax.text("block_end"),
      variableStart: syntax.text("variable_start"),
      variableEnd: syntax.text("variable_end"),
      commentStart: syntax.text("comment_start"),
      commentEnd: syntax.text("comment_end"),
    },
    trimBlocks: white.optionalFlag("trim_blocks"),
    lstripBlocks: white.optionalFlag("lstrip_blocks"),
    keepTrailingNewline: white.optionalFlag("keep_trailing_newline"),
    commentFormats: formats && new Map([...formats].map(([name, node]) => [name, commentFormat(reader, node)])),
    defaultCommentFormat: fields.text("default_comment_format"),
    templates: fields.list("templates")?.map((node) => templateEntry(reader, node)),
  };
}

function defined<T extends object>(layer: T): Partial<T> {
  return Object.fromEntries(Object.entries(layer).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** A later file wins; parameters are added one by one, and null takes one away. */
function merge(config: ForgeConfig, layer: ConfigLayer): ForgeConfig {
  const params = new Map(config.params);
  for (const [name, value] of layer.params ?? []) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  return {
    ...config,
    ...defined(layer),
    syntax: { ...config.syntax, ...defined(layer.syntax ?? {}) },
    params,
  } as ForgeConfig;
}

export interface ConfigFile {
  readonly path: string;
  readonly text: string;
}

/** A mistake in YAML, in Weaver's words where a list is not closed. */
function syntaxProblem(text: string, { message, start }: { readonly message: string; readonly start: number }): string {
  const isOpenList = message.startsWith("Flow sequence") && /[[,]\s*$/.test(text);
  if (!isOpenList) return `${message} at ${placeText(text, start)}`;
  return `did not find expected node content at ${placeText(text, text.length)}, while parsing a flow node`;
}

/** Merges configuration files, the last one winning. @throws ForgeFailure `InvalidConfigFile` */
export function readConfig(files: readonly ConfigFile[]): ForgeConfig {
  return files.reduce((config, { path, text }) => {
    const result = readYaml(text);
    if (!result.ok) {
      return invalidConfig(path, syntaxProblem(text, result.problem), lineAndColumn(text, result.problem.start));
    }
    const reader = new ConfigReader({ path, text }, (error, offset) =>
      invalidConfig(path, error, lineAndColumn(text, offset)),
    );
    return merge(config, layerOf(reader, result.root));
  }, EMPTY);
}

export function invalidConfig(path: string, error: string, at: Omit<Place, "file"> = { line: 1 }): never {
  throw forgeFailure("InvalidConfigFile", { config_file: path, error }, `Invalid config file \`${path}\`: ${error}`, {
    hint: "Please check the syntax of the weaver.yaml file.",
    at: { file: path, ...at },
  });
}
