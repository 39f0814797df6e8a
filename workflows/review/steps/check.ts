import type { Finding } from "../../report/report.ts";
import { acceptKnown } from "../../rules/accept-known.ts";
import { type Accepted, readBaselineFile } from "../../rules/baseline-file.ts";
import type { Diagnostic } from "../../weaver/registry.ts";
import type { CheckRequest } from "../../weaver/weaver.ts";
import type { ChangedFile } from "../../workspace/workspace.ts";
import { checkRegistry } from "../check-registry.ts";
import { markNewFindings } from "../new-findings.ts";
import { policiesNotRun } from "../policies-not-run.ts";
import type { ReadSides, ReviewRun } from "../review-run.ts";

/** Checks every touched registry of the head; findings that the base has too are old. */
export async function checkStep(run: ReviewRun, signal: AbortSignal): Promise<void> {
  const checked = await Promise.all(run.sides.map((sides) => checkSides({ run, sides, signal })));
  run.checked = checked.flat();
}

async function checkSides(options: { run: ReviewRun; sides: ReadSides; signal: AbortSignal }): Promise<Finding[]> {
  const { run, sides } = options;
  const diagnostics = await diagnosticsOfBinary(options);
  const head = checkRegistry({
    files: run.workspace.head.files,
    path: sides.settings.path,
    base: sides.base,
    settings: run.settings,
    cache: run.services.parseCache,
    dependencies: sides.dependencies.head,
    ...(diagnostics ? { diagnostics: diagnostics.head } : {}),
  });
  if (diagnostics === undefined) notePolicies(run, { sides, read: head.read.diagnostics });
  const base = diagnostics ? withDiagnostics(options, diagnostics.base) : sides.baseFindings;
  const marked = markNewFindings({ head: head.findings, base, renames: renamesOf(run.workspace.changed) });
  return acceptKnown(
    marked.map((finding) => unlessFetched(finding, sides)),
    acceptedOf(run),
  );
}

/** What the network did not let us look at cannot be what the base has too: another run may show more. */
function unlessFetched(finding: Finding, { dependencies }: ReadSides): Finding {
  if (finding.rule !== "dependency-not-fetched") return finding;
  const mayPass = [...dependencies.head.all.values()].some((source) => !source.ok && source.mayPass);
  return mayPass ? { ...finding, new: true } : finding;
}

function notePolicies(run: ReviewRun, facts: { sides: ReadSides; read: readonly Diagnostic[] }): void {
  const { path, policies } = facts.sides.settings;
  const notice = policiesNotRun({ path, configured: policies, diagnostics: facts.read });
  if (notice !== undefined) run.notices.push(notice);
}

/** What the team has accepted, from the trusted tree: a pull request cannot accept its own findings. */
function acceptedOf({ settings, workspace, trustHead }: ReviewRun): readonly Accepted[] {
  const path = settings.review["baseline-file"];
  if (path === undefined) return [];
  return readBaselineFile((trustHead ? workspace.head : workspace.trusted).files, path).accepted;
}

/** The real Weaver's word, policies included, where it is the engine; our reader only adds the places. */
async function diagnosticsOfBinary(options: {
  run: ReviewRun;
  sides: ReadSides;
  signal: AbortSignal;
}): Promise<{ head: readonly Diagnostic[]; base: readonly Diagnostic[] } | undefined> {
  const { run, sides, signal } = options;
  const { weaver } = run.services;
  if (weaver.engine === "embedded") return undefined;
  const { base, head, trusted } = run.workspace;
  const { dependencies } = sides;
  const common = { registry: sides.settings.path, policies: sides.settings.policies, signal };
  const registry = sides.settings.path;
  const baseline = { files: base.files, registry, dependencies: dependencies.base };
  const check = async (side: Pick<CheckRequest, "files" | "dependencies" | "baseline">) =>
    (await weaver.check({ ...common, policyFiles: (run.trustHead ? head : trusted).files, ...side })).diagnostics;
  const ofHead = { files: head.files, dependencies: dependencies.head, ...(sides.base && { baseline }) };
  const [inHead, inBase] = await Promise.all([check(ofHead), sides.base ? check(baseline) : []]);
  return { head: inHead, base: inBase };
}

function withDiagnostics(
  { run, sides }: { run: ReviewRun; sides: ReadSides },
  diagnostics: readonly Diagnostic[],
): readonly Finding[] {
  const { settings, services, workspace } = run;
  const facts = {
    files: workspace.base.files,
    path: sides.settings.path,
    base: undefined,
    settings,
    cache: services.parseCache,
    dependencies: sides.dependencies.base,
  };
  return checkRegistry({ ...facts, diagnostics }).findings;
}

function renamesOf(changed: readonly ChangedFile[]): Map<string, string> {
  return new Map(changed.flatMap(({ path, oldPath }) => (oldPath === undefined ? [] : [[path, oldPath]])));
}
