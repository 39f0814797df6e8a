import { WeaverGenError } from "../errors.ts";
import type { Target } from "../report/report.ts";
import type { CommandResult, GeneratedFile } from "../weaver/weaver.ts";
import type { Generated, GenerateJob, GenerateRun } from "./generate-run.ts";

/**
 * Renders every job of one kind at once; a target that fails is a result, not the end of the others.
 * @returns how many files were generated
 */
export async function renderJobs(options: {
  readonly run: GenerateRun;
  readonly kind: GenerateJob["kind"];
  readonly signal: AbortSignal;
}): Promise<number> {
  const { run, kind, signal } = options;
  const jobs = [...run.jobs].filter(([job]) => job.kind === kind);
  const counts = jobs.map(async ([job, rendered]) => {
    const generated = await renderJob({ run, job, signal });
    rendered.resolve(generated);
    return generated.files.length;
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

interface Rendering {
  readonly run: GenerateRun;
  readonly job: GenerateJob;
  readonly signal: AbortSignal;
}

async function renderJob(rendering: Rendering): Promise<Generated> {
  const { run, job } = rendering;
  const started = run.now();
  try {
    const { files, error } = await render(rendering, "head");
    const before = job.kind === "code" && job.registry.inBase ? (await render(rendering, "base")).files : [];
    return { files, before, error, ms: run.now() - started };
  } catch (cause) {
    if (rendering.signal.aborted || !(cause instanceof WeaverGenError)) throw cause;
    return { files: [], before: [], error: errorOf(cause), ms: run.now() - started };
  }
}

async function render(
  { run, job, signal }: Rendering,
  side: "head" | "base",
): Promise<{ files: readonly GeneratedFile[]; error: Target["error"] }> {
  const { dependencies } = job.registry;
  const common = {
    files: run[side],
    ...(dependencies && { dependencies: dependencies[side] }),
    registry: job.registry.settings.path,
    v2: job.registry.v2,
    templates: { files: run.templates, folder: job.target.templates },
    params: job.target.params,
    // Policies are the check's business; a finding there must not hide what drifted.
    skipPolicies: true,
    signal,
  };
  if (job.kind === "code") {
    const result = await run.weaver.generate({ ...common, target: job.target.template ?? job.target.name });
    return { files: result.files, error: failureOf(result) };
  }
  const baseUrl = job.target.attributeRegistryBaseUrl;
  const result = await run.weaver.updateMarkdown({
    ...common,
    target: job.target.target,
    documents: { files: run.head, folder: job.target.path },
    ...(baseUrl === undefined ? {} : { attributeRegistryBaseUrl: baseUrl }),
  });
  // Documents that would change are not an error here: that is what is being asked.
  return { files: result.files, error: result.files.length > 0 ? undefined : failureOf(result) };
}

function failureOf({ exitCode, diagnostics, stderr }: CommandResult): Target["error"] {
  if (exitCode === 0) return undefined;
  const first = diagnostics.find(({ severity }) => severity === "error") ?? diagnostics[0];
  const message = first?.message ?? (stderr.trim().slice(0, 2_000) || `Weaver ended with exit code ${exitCode}.`);
  const code = first?.kind ?? "weaver-failed";
  return first?.hint === undefined ? { code, message } : { code, message, hint: first.hint };
}

function errorOf(error: WeaverGenError): NonNullable<Target["error"]> {
  const { code, message, hint } = error;
  return hint === undefined ? { code, message } : { code, message, hint };
}
