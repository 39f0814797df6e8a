import { relative, resolve } from "node:path";
import { UserError } from "../../workflows/errors.ts";
import type { ReviewServices } from "../../workflows/review/review-services.ts";
import { runReview, type Review } from "../../workflows/review/run-review.ts";
import type { Settings } from "../../workflows/settings/settings.ts";
import type { EngineName } from "../../workflows/weaver/choose-weaver.ts";
import { openLocalWorkspace, type LocalWorkspace } from "../../workflows/workspace/local-workspace.ts";
import { collectFixes } from "../checkout/collect-fixes.ts";
import { findRoot } from "../checkout/find-root.ts";
import { keepSpans } from "../checkout/keep-spans.ts";
import { writeFiles, writeWhole, type FileToWrite } from "../checkout/write-files.ts";
import { reviewServices } from "../configuration/review-services.ts";
import { programVariables } from "../environment.ts";
import { withProgress } from "../terminal/progress.ts";
import { renderReport, type ReportFormat } from "../terminal/render-report.ts";
import type { CommandContext, ExitCode } from "../terminal/terminal.ts";

export interface ReviewOptions {
  readonly base?: string;
  readonly head?: string;
  readonly format: ReportFormat;
  readonly output?: string;
  readonly fix?: boolean;
  readonly failOn?: Settings["review"]["fail-on"];
  readonly engine: EngineName;
  readonly trustHead?: boolean;
}

/** A fix of the registry may leave generated files out of date, and those may hold what the next check looks at. */
const mostRounds = 3;

/** `weavergen review`: head against base, the report on stdout or in a file. */
export async function review(options: ReviewOptions, context: CommandContext): Promise<ExitCode> {
  checkOptions(options);
  const { terminal, telemetry } = context;
  using services = await reviewServices({
    variables: terminal.variables,
    telemetry,
    engine: options.engine,
    checkout: findRoot(terminal.folder),
  });
  const { report } = await reviewAndFix({ options, context, services });
  const color = terminal.color.out && options.output === undefined;
  const text = renderReport(report, { format: options.format, color });
  if (options.output === undefined) terminal.print(text);
  else {
    writeWhole(resolve(terminal.folder, options.output), text);
    terminal.say(`Wrote ${options.output}. ${report.summary}\n`);
  }
  return report.conclusion === "failure" || report.conclusion === "action_required" ? 1 : 0;
}

function checkOptions({ fix, head }: ReviewOptions): void {
  if (!fix || head === undefined) return;
  throw new UserError("fix-needs-working-folder", {
    message: "--fix writes into the working folder, and --head names a commit that may not be what lies there.",
    hint: "Leave out --head to review and fix the working folder as it is.",
  });
}

interface Reviewing {
  readonly options: ReviewOptions;
  readonly context: CommandContext;
  readonly services: ReviewServices;
}

/** Reviews; with `--fix` writes what is verified and reviews what it has written, until nothing is left to write. */
async function reviewAndFix(reviewing: Reviewing): Promise<Review> {
  const { options, context } = reviewing;
  for (let round = 1; ; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each round looks at what the one before wrote
    await using workspace = await openWorkspace(reviewing);
    // oxlint-disable-next-line no-await-in-loop -- as above
    const reviewed = await reviewOnce(reviewing, workspace);
    const fixes = options.fix ? collectFixes({ ...reviewed, head: workspace.head.files }) : [];
    if (fixes.length === 0 || round > mostRounds) return reviewed;
    // oxlint-disable-next-line no-await-in-loop -- as above
    await writeFiles(workspace.folder, fixes);
    sayWritten({ context, folder: workspace.folder, fixes });
  }
}

function openWorkspace({ options, context }: Reviewing): Promise<LocalWorkspace> {
  const { folder, variables, signal } = context.terminal;
  const { base, head } = options;
  return openLocalWorkspace({ folder, base, head, env: programVariables(variables), signal });
}

async function reviewOnce({ options, context, services }: Reviewing, workspace: LocalWorkspace): Promise<Review> {
  const { terminal, telemetry } = context;
  const reviewed = await withProgress(context, "Reviewing", () =>
    runReview({
      workspace,
      services,
      fork: false,
      mayPush: false,
      failOn: options.failOn,
      trustHead: options.trustHead ?? false,
      signal: terminal.signal,
    }),
  );
  const { runId } = reviewed.report;
  await keepSpans(workspace.folder, runId, telemetry.spansOfRun(runId));
  return reviewed;
}

function sayWritten(written: { context: CommandContext; folder: string; fixes: readonly FileToWrite[] }): void {
  const { terminal } = written.context;
  for (const { path, content } of written.fixes) {
    const shown = relative(terminal.folder, resolve(written.folder, path));
    terminal.say(`${content === undefined ? "removed" : "wrote"} ${shown}\n`);
  }
}
