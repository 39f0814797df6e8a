import { hash } from "node:crypto";
import { UserError } from "../../errors.ts";
import type { FileTree } from "../../workspace/workspace.ts";
import { toJson } from "../jinja/json.ts";
import { ContextParts } from "./context-parts.ts";
import type { ForgeRequest, ForgeResult } from "./generate.ts";
import type { StartHost } from "./render-host.ts";
import { Renderer } from "./renderer.ts";
import type { RenderLimits } from "./target.ts";
import type { Templates } from "./template-folder.ts";
import { startThread } from "./thread-host.ts";
import type { MarkdownRequest, MarkdownResult } from "./update-markdown.ts";
import { Durations, nextWaiting } from "./next-waiting.ts";
import type { FileTexts, UnsentWork } from "./worker-messages.ts";

export interface RenderPoolOptions {
  /** Worker threads where nothing is said; `startProcess` where others must live on whatever happens in one. */
  readonly startHost?: StartHost | undefined;
  /** Threads or processes that render at the same time; 2 where nothing is said. */
  readonly hosts?: number | undefined;
  /** Longest time of one target. */
  readonly timeoutMs?: number;
  /** Largest heap of one thread or process. */
  readonly memoryMb?: number;
}

/** Renders in threads or processes: what never ends is stopped, and what takes too much memory ends its own. */
export interface RenderPool extends AsyncDisposable {
  /** Loads the threads or processes while something else is done. */
  start(): void;
  /** @throws UserError `render-timeout`, `render-out-of-memory`, and what `generate` throws; the signal's reason */
  generate(request: ForgeRequest): Promise<ForgeResult>;
  /** @throws UserError as `generate` */
  updateMarkdown(request: MarkdownRequest): Promise<MarkdownResult>;
  close(): Promise<void>;
}

const MAX_TEMPLATE_BYTES = 32 * 1024 * 1024;
const MAX_DOCUMENT_BYTES = 128 * 1024 * 1024;

/** Texts of the files below a folder, and what `keep` asks for above it. */
function textsOf(files: FileTree, paths: readonly string[], limit: number): FileTexts {
  let size = 0;
  const texts: Record<string, string> = Object.create(null);
  for (const path of paths) {
    const text = files.read(path);
    if (text === undefined) continue;
    size += text.length;
    if (size > limit) {
      throw new UserError("templates-too-large", {
        message: `The templates or documents have more than ${limit / 1024 / 1024} MB.`,
        hint: "Point to a folder that holds templates or documents only.",
      });
    }
    texts[path] = text;
  }
  return texts;
}

function configPaths(folder: string): string[] {
  const parts = folder.split("/").filter((part) => part !== "");
  return parts.map((_part, depth) => [...parts.slice(0, depth), "weaver.yaml"].join("/"));
}

function templateTexts({ files, folder }: Templates, configs: readonly string[] = []): FileTexts {
  const paths = new Set([...configPaths(folder), ...configs, ...files.list(folder)]);
  return textsOf(files, [...paths], MAX_TEMPLATE_BYTES);
}

interface TemplateTexts {
  readonly files: FileTexts;
  /** Names the content. */
  readonly key: string;
}

/** Trees do not change: what was read for one target stands for all. */
class KnownTemplates {
  readonly #known = new WeakMap<FileTree, Map<string, TemplateTexts>>();

  of(templates: Templates, configs?: readonly string[]): TemplateTexts {
    const ofTree = this.#known.get(templates.files) ?? new Map<string, TemplateTexts>();
    this.#known.set(templates.files, ofTree);
    const name = JSON.stringify([templates.folder, configs]);
    const known = ofTree.get(name) ?? read(templates, configs);
    ofTree.set(name, known);
    return known;
  }
}

function read(templates: Templates, configs?: readonly string[]): TemplateTexts {
  const files = templateTexts(templates, configs);
  return { files, key: hash("sha256", JSON.stringify(files), "hex") };
}

interface CommonRequest {
  readonly templates: Templates;
  readonly target: string;
  readonly params?: ForgeRequest["params"];
  readonly project?: ForgeRequest["project"];
  readonly limits?: RenderLimits;
}

class RendererPool implements RenderPool {
  readonly #idle: Renderer[];
  readonly #all: readonly Renderer[];
  readonly #waiting: Waiting[] = [];
  readonly #contexts = new ContextParts();
  readonly #durations = new Durations();
  readonly #templates = new KnownTemplates();

  constructor({ startHost = startThread, hosts = 2, timeoutMs = 60_000, memoryMb = 512 }: RenderPoolOptions) {
    const options = { startHost, timeoutMs, memoryMb };
    this.#all = Array.from({ length: Math.max(1, hosts) }, () => new Renderer(options));
    this.#idle = [...this.#all];
  }

  async generate(request: ForgeRequest): Promise<ForgeResult> {
    const common = this.#common(request, this.#templates.of(request.templates, request.configs));
    const { templatesKey, templateFolder, target, paramsJson, project } = common;
    const run = JSON.stringify([templatesKey, templateFolder, target, paramsJson, request.configs, project]);
    const work = { ...common, kind: "generate", configs: request.configs, run } as const;
    return (await this.#run(work, request)) as ForgeResult;
  }

  async updateMarkdown(request: MarkdownRequest): Promise<MarkdownResult> {
    const { files, folder } = request.documents;
    const paths = files.list(folder).filter((path) => path.endsWith(".md"));
    const work = {
      ...this.#common(request, this.#templates.of(request.templates)),
      kind: "update-markdown",
      documentFiles: textsOf(files, paths, MAX_DOCUMENT_BYTES),
      documentFolder: folder,
      v2: request.v2 === true,
      refinementsJson: toJson(request.refinementGroups ?? []),
      attributeRegistryBaseUrl: request.attributeRegistryBaseUrl,
    } as const;
    return (await this.#run(work, request)) as MarkdownResult;
  }

  start(): void {
    for (const renderer of this.#all) renderer.start();
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((renderer) => renderer.close()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #common(request: CommonRequest, { key, files }: TemplateTexts): Omit<UnsentWork, "kind"> {
    return {
      templatesKey: key,
      templateFiles: files,
      templateFolder: request.templates.folder,
      target: request.target,
      paramsJson: toJson(request.params ?? {}),
      project: request.project,
      limits: request.limits,
    };
  }

  async #run(work: UnsentWork, { context, signal }: ForgeRequest | MarkdownRequest): Promise<unknown> {
    const parted = this.#contexts.of(context);
    const run = work.kind === "generate" ? work.run : undefined;
    const renderer = await this.#take(run);
    const started = performance.now();
    try {
      return await renderer.run(work, parted, signal);
    } finally {
      this.#durations.keep(run, performance.now() - started);
      this.#give(renderer);
    }
  }

  async #take(run: string | undefined): Promise<Renderer> {
    const at = this.#idle.findIndex((renderer) => renderer.hasRun(run));
    const [renderer] = this.#idle.splice(at, 1);
    if (renderer) return renderer;
    const { promise, resolve } = Promise.withResolvers<Renderer>();
    this.#waiting.push({ run, resolve });
    return promise;
  }

  #give(renderer: Renderer): void {
    const others = this.#all.filter((other) => other !== renderer);
    const next = nextWaiting(this.#waiting, { free: renderer, others, durations: this.#durations });
    if (next === undefined) {
      this.#idle.push(renderer);
      return;
    }
    this.#waiting.splice(this.#waiting.indexOf(next), 1);
    next.resolve(renderer);
  }
}

interface Waiting {
  readonly run: string | undefined;
  readonly resolve: (renderer: Renderer) => void;
}

/** Starts nothing before the first request or `start`; close it (or use `await using`) when it is no longer needed. */
export function createRenderPool(options: RenderPoolOptions = {}): RenderPool {
  return new RendererPool(options);
}
