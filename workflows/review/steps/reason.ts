import { builtinRules } from "../../models/builtin/builtin-proposer.ts";
import type { Proposer } from "../../models/proposer.ts";
import { type ReasonRun, startReasoning } from "../../reason/reason-run.ts";
import type { Finding } from "../../report/report.ts";
import { isInside } from "../../workspace/tree-path.ts";
import { checkRegistry } from "../check-registry.ts";
import type { VerifiedFix } from "../plan-delivery.ts";
import { findingsOfRun, type ReadSides, type ReviewRun } from "../review-run.ts";
import type { ReviewServices } from "../review-services.ts";
import { verifyProposal } from "../verify-proposal.ts";

interface ToMend {
  readonly index: number;
  readonly finding: Finding;
  readonly sides: ReadSides;
}

type MendFacts = Parameters<typeof findingsOfRun>[0] &
  Pick<ReviewRun, "sides" | "settings"> & { readonly services: Pick<ReviewServices, "proposers"> };

/** New findings in the registry's own files that a proposer may mend, most serious first, up to the settings' limit. */
export function findingsToMend(run: MendFacts): ToMend[] {
  const withModels = run.services.proposers.some(({ name }) => name !== "builtin");
  const mendable = findingsOfRun(run).flatMap((finding, index) => {
    const sides = run.sides.find(({ settings }) => isInside(finding.file, settings.path));
    const wanted = finding.new && finding.level !== "information" && (withModels || builtinRules.has(finding.rule));
    return sides && wanted ? [{ index, finding, sides }] : [];
  });
  const violationsFirst = mendable.toSorted(
    (a, b) => Number(b.finding.level === "violation") - Number(a.finding.level === "violation"),
  );
  return violationsFirst.slice(0, run.settings.review["max-suggestions"]);
}

/** Reasons about every finding at once by `reason.bpmn`; only verified edits are kept. */
export async function reasonStep(options: {
  readonly run: ReviewRun;
  readonly proposers: readonly Proposer[];
  readonly signal: AbortSignal;
  readonly reason: (child: ReasonRun) => Promise<void>;
}): Promise<void> {
  const { run, proposers, reason } = options;
  const children = findingsToMend(run).map((toMend) => ({ toMend, child: reasonRun({ run, proposers, toMend }) }));
  await Promise.all(children.map(({ child }) => reason(child)));
  // A run that was stopped keeps nothing: its fallback begins anew.
  options.signal.throwIfAborted();
  run.reasoning = children.flatMap(({ child }) => child.steps);
  run.fixes = children.flatMap(({ toMend, child }) => fixOf(toMend, child));
}

function reasonRun(options: { run: ReviewRun; proposers: readonly Proposer[]; toMend: ToMend }): ReasonRun {
  const { run, proposers, toMend } = options;
  const { workspace, services, settings } = run;
  const { sides, finding, index } = toMend;
  const check = (files: typeof workspace.head.files): readonly Finding[] => {
    const { base, settings: registry } = sides;
    // An edit that names other dependencies finds nothing fetched for it, and so is refused.
    const dependencies = sides.dependencies.head;
    const facts = { files, path: registry.path, base, settings, cache: services.parseCache, dependencies };
    return checkRegistry(facts).findings;
  };
  return startReasoning({
    findingIndex: index,
    proposers,
    iterations: settings.ai.iterations,
    timeoutMs: milliseconds(settings.ai.timeout),
    now: services.now,
    ask: {
      finding,
      files: workspace.head.files,
      baseFiles: workspace.base.files,
      editable: workspace.head.files.list(sides.settings.path).filter((file) => /\.ya?ml$/.test(file)),
      head: sides.head.registry,
      base: sides.base,
    },
    verify: (proposal) =>
      Promise.resolve(
        verifyProposal({
          proposal,
          finding,
          // By the same check as after the edit: the binary words its diagnostics in its own way.
          before: check(workspace.head.files),
          inBase: sides.baseFindings,
          resolvedBefore: sides.head.registry !== undefined,
          files: workspace.head.files,
          check,
        }),
      ),
  });
}

function fixOf({ index }: ToMend, { best }: ReasonRun): VerifiedFix[] {
  if (!best) return [];
  const { proposal, verdict, agreed } = best;
  return [
    {
      edits: proposal.edits,
      findings: [index],
      proposer: agreed.join(", "),
      confidence: proposal.confidence,
      verified: [...verdict.checks],
      explanation: proposal.explanation,
    },
  ];
}

function milliseconds(duration: string): number {
  const [, number = "0", unit] = /^(\d+)(ms|s|m)$/.exec(duration) ?? [];
  const factor = unit === "m" ? 60_000 : unit === "s" ? 1_000 : 1;
  return Number(number) * factor;
}
