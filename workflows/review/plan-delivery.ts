import type { Edit } from "../models/proposer.ts";
import type { Delivery, Suggestion } from "../report/report.ts";
import type { Settings } from "../settings/settings.ts";
import type { ChangedFile, FileTree } from "../workspace/workspace.ts";
import { anchorEdits } from "./anchor-edits.ts";
import type { Anchored } from "./anchor-edits.ts";
import type { DriftedFile } from "./drift.ts";
import { applyLineEdits, lineEdits } from "./line-edits.ts";

/** A fix that passed the checks; its edits belong together. */
export interface VerifiedFix extends Pick<
  Suggestion,
  "findings" | "proposer" | "confidence" | "verified" | "explanation"
> {
  readonly edits: readonly Edit[];
}

export interface DeliveryFacts {
  /** Generated files that the head does not hold as its registry generates them. */
  readonly drifted: readonly DriftedFile[];
  readonly fixes: readonly VerifiedFix[];
  readonly changed: readonly ChangedFile[];
  readonly head: FileTree;
  readonly delivery: Settings["review"]["delivery"];
  readonly maxSuggestions: number;
  /** Whether the permissions allow a commit on the head branch. */
  readonly mayPush: boolean;
  readonly fork: boolean;
}

export interface DeliveryPlan {
  readonly suggestions: Suggestion[];
  readonly deliveries: Delivery[];
  /** Files whose delivery is `commit` or `patch`, as they should be. */
  readonly rest: DriftedFile[];
}

/**
 * Chooses how each fix and each generated file reaches the pull request. GitHub's rules: a suggestion changes lines
 * inside one hunk of the diff, and no two may touch the same line; forks and `.github/workflows/` take no push.
 */
export function planDelivery(facts: DeliveryFacts): DeliveryPlan {
  const plan: DeliveryPlan = { suggestions: [], deliveries: [], rest: [] };
  for (const fix of facts.fixes.toSorted((a, b) => b.confidence - a.confidence)) deliverFix(fix, { facts, plan });
  for (const file of facts.drifted) deliverFile(file, { facts, plan });
  plan.suggestions.sort((a, b) => (a.file === b.file ? a.startLine - b.startLine : a.file < b.file ? -1 : 1));
  return plan;
}

interface Planning {
  readonly facts: DeliveryFacts;
  readonly plan: DeliveryPlan;
}

function deliverFix(fix: VerifiedFix, { facts, plan }: Planning): void {
  const { edits, ...about } = fix;
  const files = [...Map.groupBy(edits, (edit) => edit.file)];
  if (files.some(([path]) => refusal(path) !== undefined)) return;
  const anchored = files.map(([path, own]) =>
    anchorEdits({ edits: own, changed: changeOf(path, facts), text: facts.head.read(path) }),
  );
  const all = anchored.every((list) => list !== undefined) ? anchored.flat() : undefined;
  if (all && fits(all, { facts, plan })) {
    plan.suggestions.push(...all.map((lines) => ({ ...lines, ...about })));
    for (const [file] of files)
      addDelivery(plan, { file, way: "suggest", because: "the lines are in this pull request's diff" });
    return;
  }
  // Two fixes of one line cannot both be applied: the one with more confidence stays.
  if (all && overlaps(all, plan.suggestions)) return;
  for (const [path, own] of files) {
    const text = facts.head.read(path);
    if (text !== undefined && !plan.rest.some((file) => file.path === path)) {
      deliverWhole(
        { path, from: text, to: applyLineEdits(text, own) },
        { facts, plan },
        reasonNotSuggested(all, facts),
      );
    }
  }
}

function deliverFile(file: DriftedFile, { facts, plan }: Planning): void {
  const refused = refusal(file.path);
  if (refused !== undefined) {
    addDelivery(plan, { file: file.path, way: "refuse", because: refused });
    return;
  }
  const anchored = suggestible(file, facts);
  if (anchored && fits(anchored, { facts, plan })) {
    plan.suggestions.push(...anchored.map((lines) => ({ ...lines, ...aboutGenerated })));
    addDelivery(plan, { file: file.path, way: "suggest", because: "the lines are in this pull request's diff" });
    return;
  }
  deliverWhole(file, { facts, plan }, reasonNotSuggested(anchored, facts));
}

const aboutGenerated = {
  findings: [],
  proposer: "generator",
  confidence: 1,
  verified: [{ check: "generate", result: "these are the lines that the head's registry generates" }],
  explanation: "Generated from the registry of this pull request.",
};

function suggestible({ path, from, to }: DriftedFile, facts: DeliveryFacts): Anchored[] | undefined {
  if (from === undefined || to === undefined) return undefined;
  const changed = changeOf(path, facts);
  if (!changed || changed.hunks.length === 0) return undefined;
  const edits = lineEdits({ file: path, from, to });
  return edits && anchorEdits({ edits, changed, text: from });
}

function deliverWhole(file: DriftedFile, { facts, plan }: Planning, because: string): void {
  plan.rest.push(file);
  const way = facts.delivery === "commit" && facts.mayPush && !facts.fork ? "commit" : "patch";
  addDelivery(plan, { file: file.path, way, because: way === "commit" ? because : `${because}${whyNoCommit(facts)}` });
}

function whyNoCommit({ delivery, fork, mayPush }: DeliveryFacts): string {
  if (delivery !== "commit") return "";
  if (fork) return "; the branch belongs to a fork, which takes no push";
  return mayPush ? "" : "; WeaverGen may not push to this repository";
}

function reasonNotSuggested(anchored: readonly Anchored[] | undefined, facts: DeliveryFacts): string {
  if (!anchored) return "not all of its lines are in this pull request's diff";
  if (facts.delivery === "patch") return "the settings ask for a patch";
  return `the review holds at most ${facts.maxSuggestions} suggestions`;
}

function fits(anchored: readonly Anchored[], { facts, plan }: Planning): boolean {
  if (facts.delivery === "patch") return false;
  const room = facts.maxSuggestions - plan.suggestions.length;
  return anchored.length <= room && !overlaps(anchored, plan.suggestions);
}

function overlaps(anchored: readonly Anchored[], taken: readonly Anchored[]): boolean {
  return anchored.some((lines) =>
    taken.some(
      (other) => other.file === lines.file && other.startLine <= lines.endLine && lines.startLine <= other.endLine,
    ),
  );
}

function changeOf(path: string, { changed }: DeliveryFacts): ChangedFile | undefined {
  return changed.find((file) => file.path === path);
}

/** One entry for each file; a suggestion beside a patch of the same file is told by the patch. */
function addDelivery(plan: DeliveryPlan, delivery: Delivery): void {
  const index = plan.deliveries.findIndex((other) => other.file === delivery.file);
  if (index < 0) plan.deliveries.push(delivery);
  else if (delivery.way !== "suggest") plan.deliveries[index] = delivery;
}

/** Why no write may ever go to a path, or undefined. Compared without case: some file systems ignore it. */
function refusal(path: string): string | undefined {
  const parts = path.toLowerCase().split("/");
  if (parts.includes("..") || path.startsWith("/") || path.includes("\\")) return "the path leaves the repository";
  if (parts.includes(".git")) return "git's own files are never written";
  return parts[0] === ".github" && parts[1] === "workflows" ? "workflow files are never written" : undefined;
}
