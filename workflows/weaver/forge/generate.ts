import type { Place } from "../../errors.ts";
import { UserError } from "../../errors.ts";
import type { Value } from "../jinja/value.ts";
import type { Diagnostic } from "../registry.ts";
import type { GeneratedFile } from "../weaver.ts";
import type { ForgeConfig, TemplateEntry } from "./config.ts";
import { readConfig } from "./config.ts";
import { diagnosticOf, ForgeFailure, forgeFailure } from "./failure.ts";
import { ForgeCache } from "./forge-cache.ts";
import type { JqEngine } from "./jq/evaluate.ts";
import type { JqValue } from "./jq/value.ts";
import { isArray, toJson } from "./jq/value.ts";
import { withProject, type ProjectConfig } from "./project-config.ts";
import { renderTemplate } from "./render-template.ts";
import { mapOf, templateParams } from "./params.ts";
import { runFilter } from "./run-filter.ts";
import type { Params, RenderLimits } from "./target.ts";
import { Target } from "./target.ts";
import type { TemplateFolder, Templates } from "./template-folder.ts";
import { configFiles, namedConfigFiles, templateFolder } from "./template-folder.ts";

export interface ForgeRequest {
  /** The resolved registry, v1 or materialised v2, as the template engine reads it (`fromJson`): floats are kept apart. */
  readonly context: Value;
  readonly templates: Templates;
  readonly target: string;
  readonly params?: Readonly<Record<string, Value>>;
  /** Configuration files of the template tree that replace those found on the way to the target. */
  readonly configs?: readonly string[];
  readonly project?: ProjectConfig;
  readonly signal?: AbortSignal;
  readonly limits?: RenderLimits;
  /** Names the content of `templates`: where it is the same, compiled templates are used again. */
  readonly templatesKey?: string;
}

export interface ForgeResult {
  readonly files: readonly GeneratedFile[];
  /** What was written to a file before something else was, in that order; a report that is printed shows it all. */
  readonly overwritten?: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly exitCode: number;
}

const DEFAULT_MAX_FILES = 10_000;

/** State of one run: what was written, and what went wrong. */
class Run {
  readonly files = new Map<string, string>();
  readonly overwritten: string[] = [];
  readonly failures: ForgeFailure[] = [];
  readonly #maxFiles: number;

  constructor(maxFiles: number) {
    this.#maxFiles = maxFiles;
  }

  attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof ForgeFailure)) throw error;
      this.failures.push(error);
    }
  }

  write(path: string, content: string): void {
    if (this.files.size >= this.#maxFiles && !this.files.has(path)) {
      throw new UserError("too-many-generated-files", {
        message: `The templates write more than ${this.#maxFiles} files.`,
        hint: "Check file_name and application_mode of the templates in weaver.yaml.",
      });
    }
    const before = this.files.get(path);
    if (before !== undefined) this.overwritten.push(before);
    this.files.set(path, content);
  }

  result(): ForgeResult {
    return {
      files: [...this.files].map(([path, content]) => ({ path, content })),
      ...(this.overwritten.length > 0 && { overwritten: this.overwritten }),
      diagnostics: this.failures.map(diagnosticOf),
      exitCode: this.failures.length > 0 ? 1 : 0,
    };
  }
}

function checkPatterns(config: ForgeConfig, folder: TemplateFolder, run: Run): void {
  for (const { pattern, glob, at } of config.templates) {
    if (folder.names.some((name) => glob.matches(name))) continue;
    const error = `Template pattern '${pattern}' did not match any files`;
    run.failures.push(
      forgeFailure(
        "InvalidTemplateFile",
        { template: pattern, error },
        `Invalid template file '${pattern}': ${error}`,
        {
          at,
        },
      ),
    );
  }
}

interface Job {
  readonly target: Target;
  readonly entry: TemplateEntry;
  readonly file: string;
  readonly params: Params;
}

function isWanted(engine: JqEngine, request: ForgeRequest, { entry, params }: Job): boolean {
  const { when, whenAt: at } = entry;
  if (when === undefined) return true;
  const result = runJq(engine, request, { program: when, params, at });
  if (typeof result === "boolean") return result;
  const actual = toJson(result);
  throw forgeFailure(
    "WhenClauseNotBoolean",
    { when, actual },
    `The \`when\` clause \`${when}\` must evaluate to a single boolean (\`true\` or \`false\`), but it produced \`${actual}\`. ` +
      "Wrap the expression so it yields a boolean, e.g. use `any(...)`/`all(...)` or an explicit comparison " +
      '(`.groups | any(.id == "foo")` instead of `.groups[] | select(.id == "foo")`).',
    { at },
  );
}

interface Configured {
  readonly program: string;
  readonly params: Params;
  readonly at: Place;
}

function runJq(engine: JqEngine, request: ForgeRequest, { program, params, at }: Configured): JqValue {
  const steps = request.limits?.jqSteps;
  const input = request.context as JqValue;
  const limit = steps === undefined ? {} : { maxSteps: steps };
  return runFilter(engine, { program, input, variables: mapOf(params), at, ...limit });
}

function inputsOf(entry: TemplateEntry, result: JqValue): readonly JqValue[] {
  if (entry.mode === "each") return isArray(result) ? result : [result];
  return result === null || (isArray(result) && result.length === 0) ? [] : [result];
}

function process({ jq, rendered }: ForgeCache, request: ForgeRequest, job: Job, run: Run): void {
  if (!isWanted(jq, request, job)) return;
  const result = runJq(jq, request, { program: job.entry.filter, params: job.params, at: job.entry.filterAt });
  for (const ctx of inputsOf(job.entry, result)) {
    request.signal?.throwIfAborted();
    run.attempt(() => {
      const from = { ...job, ctx };
      const { path, content } = rendered.of(from, () => renderTemplate(job.target, from));
      run.write(path, content);
    });
  }
}

function prepare(request: ForgeRequest, cache: ForgeCache, run: Run): Target | undefined {
  let target: Target | undefined;
  run.attempt(() => {
    const { templates, configs, project, limits, signal, templatesKey } = request;
    const key =
      templatesKey && JSON.stringify([templatesKey, templates.folder, request.target, configs, project, limits]);
    target = key === undefined ? undefined : cache.targets.get(key);
    if (target) return;
    const folder = templateFolder(templates, request.target);
    const files = configs ? namedConfigFiles(templates.files, configs) : configFiles(templates.files, folder.folder);
    const config = withProject(readConfig(files), project);
    checkPatterns(config, folder, run);
    if (run.failures.length > 0) return;
    const { markdown: parser, names, rendered } = cache;
    target = new Target({ config, folder, limits, signal, parser, names, rounds: rendered.rounds });
    if (key !== undefined) cache.keep(key, target);
  });
  return target;
}

/**
 * Renders all templates of a target in memory, as `weaver registry generate` does on disk. A template that fails leaves the
 * others alone; then the exit code is 1.
 * @throws UserError where a limit is exceeded (`jq-limit`, `too-many-generated-files`)
 */
export function generate(request: ForgeRequest, cache: ForgeCache = new ForgeCache()): ForgeResult {
  const run = new Run(request.limits?.maxFiles ?? DEFAULT_MAX_FILES);
  const target = prepare(request, cache, run);
  if (!target) return run.result();
  cache.rendered.begin(target);
  try {
    renderAll(target, cache, request, run);
  } finally {
    cache.rendered.end();
  }
  return run.result();
}

function renderAll(target: Target, cache: ForgeCache, request: ForgeRequest, run: Run): void {
  const given = new Map(Object.entries(request.params ?? {}));
  for (const file of target.folder.names) {
    for (const entry of target.config.templates.filter(({ glob }) => glob.matches(file))) {
      request.signal?.throwIfAborted();
      run.attempt(() => {
        const params = templateParams(entry.params, given, target.config.params);
        process(cache, request, { target, entry, file, params }, run);
      });
    }
  }
}
