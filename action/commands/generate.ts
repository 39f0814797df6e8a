import { relative, resolve } from "node:path";
import { runProcess } from "../../workflows/bpmn/run-process.ts";
import { catalogues } from "../../workflows/catalogues.ts";
import { startGenerate, type Compared, type GenerateRun } from "../../workflows/generate/generate-run.ts";
import { generateCatalogue } from "../../workflows/generate/tasks.ts";
import { readProcess } from "../../workflows/processes/process-files.ts";
import type { Target } from "../../workflows/report/report.ts";
import type { ReviewServices } from "../../workflows/review/review-services.ts";
import type { RegistrySettings } from "../../workflows/settings/settings.ts";
import type { EngineName } from "../../workflows/weaver/choose-weaver.ts";
import { createPreparation, type PrepareSources } from "../../workflows/weaver/dependencies/prepare-dependencies.ts";
import { formatOf } from "../../workflows/weaver/embedded/build-registry.ts";
import { loadRegistry } from "../../workflows/weaver/embedded/load-registry.ts";
import type { FileTree } from "../../workflows/workspace/workspace.ts";
import { keepSpans } from "../checkout/keep-spans.ts";
import { baseFiles, chooseTargets, openRepository, type Repository } from "../checkout/repository.ts";
import { writeFiles } from "../checkout/write-files.ts";
import { dependencyPolicy } from "../configuration/allowed-hosts.ts";
import { reviewServices } from "../configuration/review-services.ts";
import { withProgress } from "../terminal/progress.ts";
import type { CommandContext, ExitCode } from "../terminal/terminal.ts";

export interface GenerateOptions {
  readonly targets: readonly string[];
  readonly check?: boolean;
  readonly engine: EngineName;
}

/** `weavergen generate`: brings the configured targets up to date, or says what is not. */
export async function generate(options: GenerateOptions, context: CommandContext): Promise<ExitCode> {
  const { terminal, telemetry } = context;
  const repository = openRepository(terminal);
  const registries = chooseTargets(repository.registries, options.targets);
  using services = await reviewServices({
    variables: terminal.variables,
    telemetry,
    engine: options.engine,
    rendersSoon: true,
    checkout: repository.root,
  });
  const base = await baseFiles(terminal);
  const written: string[] = [];
  const write = async ({ target, drifted }: Compared): Promise<void> => {
    if (drifted.length === 0) return;
    const files = drifted.map(({ path, to }) => ({ path, content: to }));
    await writeFiles(repository.root, files);
    written.push(target.name);
  };
  const deliver = options.check ? undefined : write;
  const facts = { repository, registries, services, base, deliver, context };
  const compared = await withProgress(context, "Generating", () => runGenerate(facts)).catch((error: unknown) => {
    if (written.length > 0) terminal.say(`Written before the error: ${written.join(", ")}.\n`);
    throw error;
  });
  const shown = (path: string): string => relative(terminal.folder, resolve(repository.root, path));
  terminal.print(compared.map(({ target }) => describe(target, { check: options.check ?? false, shown })).join(""));
  if (compared.some(({ target }) => target.error)) return 1;
  return options.check && compared.some(({ drifted }) => drifted.length > 0) ? 1 : 0;
}

interface Facts {
  readonly repository: Repository;
  readonly registries: readonly RegistrySettings[];
  readonly services: ReviewServices;
  readonly base: FileTree | undefined;
  readonly deliver: GenerateRun["deliver"];
  readonly context: CommandContext;
}

async function runGenerate(facts: Facts): Promise<GenerateRun["compared"]> {
  const { repository, registries, services, base, deliver, context } = facts;
  const { files } = repository;
  const { variables, folder, signal } = context.terminal;
  const prepare = createPreparation({ ...dependencyPolicy(variables, folder), signal });
  const run = startGenerate({
    weaver: services.weaver,
    head: files,
    base: base ?? files,
    templates: files,
    registries: await Promise.all(
      registries.map((settings) => toGenerate({ settings, files, base, services, prepare })),
    ),
    now: services.now,
    deliver,
  });
  const outcome = await runProcess({
    process: readProcess("generate"),
    processes: readProcess,
    catalogues,
    catalogue: generateCatalogue,
    run,
    tracer: services.tracer,
    signal,
  });
  await keepSpans(repository.root, outcome.traceId, services.spansOf(outcome.traceId));
  if (outcome.status !== "completed") throw outcome.error;
  return run.compared;
}

async function toGenerate(facts: {
  readonly settings: RegistrySettings;
  readonly files: FileTree;
  readonly base: FileTree | undefined;
  readonly services: ReviewServices;
  readonly prepare: PrepareSources;
}): Promise<GenerateRun["registries"][number]> {
  const { settings, files, base, services, prepare } = facts;
  const { path } = settings;
  const head = await prepare({ files, path });
  const { registry } = loadRegistry({ files, path, cache: services.parseCache, dependencies: head });
  return {
    settings,
    v2: registry !== undefined && formatOf(registry) === "v2",
    dependencies: { head, base: base === undefined ? head : await prepare({ files: base, path }) },
    inBase: base !== undefined && base.list(path).length > 0,
  };
}

const written = { added: "wrote", modified: "wrote", removed: "removed" } as const;
const found = { added: "missing", modified: "out of date", removed: "no longer generated" } as const;

function describe(
  { name, files, error }: Target,
  { check, shown }: { check: boolean; shown: (path: string) => string },
): string {
  const words = check ? found : written;
  const lines = files.flatMap(({ path, status }) =>
    status === "unchanged" ? [] : [`  ${words[status]} ${shown(path)}`],
  );
  const failure = error ? [`  error: ${error.message}`, ...(error.hint === undefined ? [] : [`  ${error.hint}`])] : [];
  const state = error ? "failed" : lines.length === 0 ? "up to date" : `${lines.length} of ${files.length} files`;
  return `${[`${name}: ${state}`, ...lines, ...failure].join("\n")}\n`;
}
