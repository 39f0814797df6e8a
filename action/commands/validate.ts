import { readFileSync, statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { drawRun } from "../../workflows/bpmn/draw-run.ts";
import { runProcess, type ProcessOutcome } from "../../workflows/bpmn/run-process.ts";
import { catalogues } from "../../workflows/catalogues.ts";
import { BugError, messageOf, UserError } from "../../workflows/errors.ts";
import { readProcess } from "../../workflows/processes/process-files.ts";
import { renderSpanText } from "../../workflows/report/render-span-report.ts";
import type { SpanReport } from "../../workflows/report/report.ts";
import { spansCatalogue } from "../../workflows/spans/tasks.ts";
import { startValidation } from "../../workflows/spans/validation-run.ts";
import { createPreparation } from "../../workflows/weaver/dependencies/prepare-dependencies.ts";
import { readRegistry } from "../../workflows/weaver/embedded/read-registry.ts";
import type { Registry } from "../../workflows/weaver/registry.ts";
import { memoryTree } from "../../workflows/workspace/memory-tree.ts";
import type { FileTree } from "../../workflows/workspace/workspace.ts";
import { keepSpans } from "../checkout/keep-spans.ts";
import { namedFolder } from "../checkout/named-folder.ts";
import { noRegistry, openRepository, type Repository } from "../checkout/repository.ts";
import { dependencyPolicy } from "../configuration/allowed-hosts.ts";
import { withProgress } from "../terminal/progress.ts";
import type { CommandContext, ExitCode, Terminal } from "../terminal/terminal.ts";

export interface ValidateOptions {
  /** Folders name registries, files name samples. */
  readonly paths: readonly string[];
  readonly format: "text" | "json" | "mermaid";
}

/** `weavergen validate`: samples against registries. */
export async function validate({ paths, format }: ValidateOptions, context: CommandContext): Promise<ExitCode> {
  const { terminal } = context;
  const repository = openRepository(terminal);
  const { folders, samples } = sortPaths(paths, terminal);
  const registries = await readRegistries(folders, { repository, terminal });
  const sources = samplesFor({ samples, folders, repository, terminal });
  const { report, outcome } = await withProgress(context, "Validating", () =>
    runValidation({ registries, sources, repository, context }),
  );
  terminal.print(render({ format, report, outcome }));
  if (report.samples === 0 && report.findings.length === 0) {
    terminal.say("note: there were no samples to check; name files, or `samples` in .github/weavergen.yml.\n");
  }
  return report.passed ? 0 : 1;
}

function sortPaths(paths: readonly string[], { folder }: Terminal): { folders: string[]; samples: string[] } {
  const isFolder = (path: string): boolean => {
    try {
      return statSync(resolve(folder, path)).isDirectory();
    } catch (cause) {
      throw new UserError("path-not-found", {
        message: `${path} cannot be read: ${messageOf(cause)}`,
        hint: "Name the folder of a registry, or files of samples.",
        cause,
      });
    }
  };
  const { folders = [], samples = [] } = Object.groupBy(paths, (path) => (isFolder(path) ? "folders" : "samples"));
  return { folders, samples };
}

interface Standing {
  readonly repository: Repository;
  readonly terminal: Terminal;
}

async function readRegistries(folders: readonly string[], { repository, terminal }: Standing): Promise<Registry[]> {
  const named = folders.map((folder) => ({ ...namedFolder(terminal.folder, folder), shown: folder }));
  const configured = repository.registries.map(({ path }) => ({ files: repository.files, path, shown: path }));
  const all = folders.length > 0 ? named : configured;
  if (all.length === 0) throw noRegistry();
  const { variables, folder, signal } = terminal;
  const prepare = createPreparation({ ...dependencyPolicy(variables, folder), signal });
  const read = all.map(async ({ files, path, shown }) => {
    const { registry, diagnostics } = readRegistry({ files, path, dependencies: await prepare({ files, path }) });
    if (registry) return registry;
    const first = diagnostics.find(({ severity }) => severity === "error");
    throw new UserError("registry-unresolved", {
      message: `The registry ${shown} does not resolve: ${first?.message ?? "it holds no definitions."}`,
      hint: first?.hint ?? `\`weavergen registry check -r ${shown}\` says all that is wrong with it.`,
      ...(first?.at && { at: first.at }),
    });
  });
  return Promise.all(read);
}

interface Sources {
  readonly files: FileTree;
  readonly patterns: readonly string[];
}

function samplesFor(
  facts: Standing & { readonly samples: readonly string[]; readonly folders: readonly string[] },
): Sources {
  const { samples, folders, repository, terminal } = facts;
  if (samples.length > 0) {
    const texts = samples.map((path): [string, string] => [path, readFileSync(resolve(terminal.folder, path), "utf8")]);
    return { files: memoryTree(Object.fromEntries(texts)), patterns: ["**", "**/.*", "/**", "../**"] };
  }
  const wanted = folders.map((folder) =>
    relative(repository.root, resolve(terminal.folder, folder)).split(sep).join("/"),
  );
  const chosen = repository.registries.filter(({ path }) => folders.length === 0 || wanted.includes(path));
  return { files: repository.files, patterns: chosen.flatMap((registry) => registry.samples) };
}

interface Validating {
  readonly registries: readonly Registry[];
  readonly sources: Sources;
  readonly repository: Repository;
  readonly context: CommandContext;
}

interface Validated {
  readonly report: SpanReport;
  readonly outcome: ProcessOutcome;
}

async function runValidation({ registries, sources, repository, context }: Validating): Promise<Validated> {
  const { telemetry, terminal } = context;
  const run = startValidation({ ...sources, registries, limits: repository.settings.spans });
  const outcome = await runProcess({
    process: readProcess("validate-spans"),
    processes: readProcess,
    catalogues,
    catalogue: spansCatalogue,
    run,
    tracer: telemetry.tracer,
    signal: terminal.signal,
  });
  await keepSpans(repository.root, outcome.traceId, telemetry.spansOfRun(outcome.traceId));
  if (outcome.status !== "completed") throw outcome.error;
  if (!run.report)
    throw new BugError("validation-without-report", { message: "The validation ended without a report." });
  return { report: run.report, outcome };
}

function render({ format, report, outcome }: Validated & { readonly format: ValidateOptions["format"] }): string {
  switch (format) {
    case "text":
      return `${renderSpanText(report).trimEnd()}\n`;
    case "json":
      return `${JSON.stringify({ schema: "weavergen.span-report/1", ...report }, null, 2)}\n`;
    case "mermaid":
      return drawRun({ process: readProcess("validate-spans"), steps: outcome.steps }).text;
  }
}
