import type { Place } from "../../errors.ts";
import type { FileTree } from "../../workspace/workspace.ts";
import { JinjaError } from "../jinja/error.ts";
import type { Value } from "../jinja/value.ts";
import { isPlainMap } from "../jinja/value.ts";
import type { Diagnostic } from "../registry.ts";
import type { GeneratedFile } from "../weaver.ts";
import { readConfig } from "./config.ts";
import { diagnosticOf, ForgeFailure } from "./failure.ts";
import { findGroup, findSignal } from "./find-signal.ts";
import { ForgeCache } from "./forge-cache.ts";
import type { JqValue } from "./jq/value.ts";
import { mapOf } from "./params.ts";
import { withProject, type ProjectConfig } from "./project-config.ts";
import { runFilter } from "./run-filter.ts";
import type { SnippetDirective } from "./snippet-directive.ts";
import { endsSnippet, snippetDirective } from "./snippet-directive.ts";
import type { RenderLimits } from "./target.ts";
import { Target } from "./target.ts";
import type { Templates } from "./template-folder.ts";
import { templateFolder } from "./template-folder.ts";

export interface MarkdownRequest {
  /** The resolved registry, as for `generate`. */
  readonly context: Value;
  readonly documents: { readonly files: FileTree; readonly folder: string };
  readonly templates: Templates;
  readonly target: string;
  readonly params?: Readonly<Record<string, Value>>;
  readonly project?: ProjectConfig;
  readonly attributeRegistryBaseUrl?: string;
  /** The context is a materialised v2 registry. */
  readonly v2?: boolean;
  /** Resolved groups of v2 refinements: a v1 registry leaves them out, but markers may name them. */
  readonly refinementGroups?: readonly Value[];
  readonly signal?: AbortSignal;
  readonly limits?: RenderLimits;
}

export interface MarkdownResult {
  /** Documents whose text changes, by their path in the document folder. */
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly exitCode: number;
}

/** Why a document could not be updated, and the line of the marker. */
class SnippetProblem extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

const DEFAULT_TEMPLATE = "snippet.md.j2";

/** Renders the snippets of one run. */
class SnippetWriter {
  readonly #request: MarkdownRequest;
  readonly #target: Target;
  readonly #cache: ForgeCache;
  readonly #params: ReadonlyMap<string, Value>;

  constructor(request: MarkdownRequest, target: Target, cache: ForgeCache) {
    this.#request = request;
    this.#target = target;
    this.#cache = cache;
    this.#params = new Map([...target.config.params, ...Object.entries(request.params ?? {})]);
  }

  render(directive: SnippetDirective, at: Place): string {
    try {
      return `${directive.kind === "semconv" ? this.#semconv(directive, at.line) : this.#weaver(directive, at)}\n`;
    } catch (error) {
      if (error instanceof JinjaError || error instanceof ForgeFailure)
        throw new SnippetProblem(error.message, at.line);
      throw error;
    }
  }

  #semconv(directive: Extract<SnippetDirective, { kind: "semconv" }>, line: number): string {
    const { context, v2, attributeRegistryBaseUrl: baseUrl, refinementGroups } = this.#request;
    const group = v2 === true ? findSignal(context, directive.id) : findGroup(context, directive.id, refinementGroups);
    if ("problem" in group) throw new SnippetProblem(group.problem, line);
    const snippetType = directive.isMetricTable ? "metric_table" : "attribute_table";
    return this.#template(DEFAULT_TEMPLATE, {
      group: group.found,
      ...(v2 !== true && { snippet_type: snippetType }),
      tag_filter: directive.tags,
      ...(baseUrl !== undefined && { attribute_registry_base_url: baseUrl }),
    });
  }

  #weaver(directive: Extract<SnippetDirective, { kind: "weaver" }>, at: Place): string {
    if (this.#request.v2 !== true) throw new SnippetProblem("Weaver snippets are not supported in V1", at.line);
    const steps = this.#request.limits?.jqSteps;
    const result = runFilter(this.#cache.jq, {
      program: directive.query,
      input: this.#request.context as JqValue,
      variables: mapOf(this.#params),
      at,
      ...(steps !== undefined && { maxSteps: steps }),
    });
    return this.#template(directive.template ?? DEFAULT_TEMPLATE, result);
  }

  #template(name: string, context: Value): string {
    const template = this.#target.environment("none").template(name);
    const own = isPlainMap(context) ? context : {};
    return template.render({ params: mapOf(this.#params), ...own });
  }
}

interface Document {
  readonly path: string;
  readonly text: string;
}

/** The document with every snippet rendered anew; a snippet without its end swallows the rest, as in Weaver. */
function updated({ path, text }: Document, writer: SnippetWriter): string {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  let result = "";
  let inside: SnippetDirective["kind"] | undefined;
  lines.forEach((line, at) => {
    if (inside) {
      if (!endsSnippet(line, inside)) return;
      inside = undefined;
      result += `${line}\n`;
      return;
    }
    result += `${line}\n`;
    const directive = snippetDirective(line);
    if (!directive) return;
    inside = directive.kind;
    result += writer.render(directive, { file: path, line: at + 1, column: 1 });
  });
  return result;
}

function createWriter(request: MarkdownRequest, cache: ForgeCache): SnippetWriter {
  const folder = templateFolder(request.templates, request.target);
  const text = folder.read("weaver.yaml");
  const files = text === undefined ? [] : [{ path: `${folder.folder}/weaver.yaml`, text }];
  const { project, limits, signal } = request;
  const config = withProject(readConfig(files), project);
  const target = new Target({ config, folder, limits, signal, parser: cache.markdown, names: cache.names });
  return new SnippetWriter(request, target, cache);
}

function failed(problems: readonly Diagnostic["related"][number][], message: string): Diagnostic {
  return {
    severity: "error",
    kind: "MarkdownUpdateFailed",
    error: "MarkdownUpdateFailed",
    message,
    hint: undefined,
    at: problems[0],
    related: problems,
  };
}

/**
 * Renders the marked parts of all Markdown documents anew, as `weaver registry update-markdown` does on disk. A document with
 * a marker that fails stays as it is; then the exit code is 1, and the diagnostic names every such marker.
 */
export function updateMarkdown(request: MarkdownRequest, cache: ForgeCache = new ForgeCache()): MarkdownResult {
  const files: GeneratedFile[] = [];
  const problems: { file: string; line: number }[] = [];
  const messages = ["weaver registry update-markdown failed."];
  try {
    const writer = createWriter(request, cache);
    const { files: tree, folder } = request.documents;
    for (const path of tree.list(folder).filter((name) => /[^/]\.md$/.test(name))) {
      request.signal?.throwIfAborted();
      const before = tree.read(path);
      if (before === undefined) continue;
      try {
        const content = updated({ path, text: before.replaceAll("\r\n", "\n") }, writer);
        if (content !== before) files.push({ path: folder === "" ? path : path.slice(folder.length + 1), content });
      } catch (error) {
        if (!(error instanceof SnippetProblem)) throw error;
        problems.push({ file: path, line: error.line });
        messages.push(`${path}:${error.line}: ${error.message}`);
      }
    }
  } catch (error) {
    if (!(error instanceof ForgeFailure)) throw error;
    return { files: [], diagnostics: [diagnosticOf(error)], exitCode: 1 };
  }
  const diagnostics = problems.length > 0 ? [failed(problems, messages.join("\n"))] : [];
  return { files, diagnostics, exitCode: problems.length > 0 ? 1 : 0 };
}
