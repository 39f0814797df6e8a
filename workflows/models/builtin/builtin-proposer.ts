import type { Proposal, ProposalRequest, Proposer } from "../proposer.ts";
import { addMissingKey } from "./add-missing-key.ts";
import { followRenameInText } from "./follow-rename-in-text.ts";
import { endBrief, mendUnit } from "./mend-metric.ts";
import { followRename, mendReference } from "./mend-reference.ts";
import { mendRenamedTo } from "./mend-renamed-to.ts";
import { proseToNote } from "./prose-to-note.ts";
import { quoteExamples, quoteMemberValue, quoteWord } from "./quote-value.ts";
import { removeDuplicateMember } from "./remove-duplicate-member.ts";
import { restoreAsDeprecated } from "./restore-as-deprecated.ts";
import { restoreStability } from "./restore-stability.ts";

/** Which fix answers which rule. To teach the built-in proposer a rule: one entry here, one function in a file. */
const fixes: Readonly<Record<string, (request: ProposalRequest) => Proposal | undefined>> = {
  "unresolved-attribute-ref": mendReference,
  "renamed-to-missing": (request) => mendRenamedTo(request) ?? mendReference(request),
  "deprecation-attribute-renamed-to-invalid": mendRenamedTo,
  "deprecation-metric-renamed-to-invalid": mendRenamedTo,
  "deprecation-event-renamed-to-invalid": mendRenamedTo,
  "deprecation-entity-renamed-to-invalid": mendRenamedTo,
  "uncategorized-with-renamed-to": proseToNote,
  "stability-lowered": restoreStability,
  "compatibility-stable-attribute-now-unstable": restoreStability,
  "compatibility-event-changed-stability": restoreStability,
  "compatibility-span-changed-stability": restoreStability,
  "compatibility-attribute-group-changed-stability": restoreStability,
  "duplicate-enum-member": removeDuplicateMember,
  "naming-convention-enum-member-collision": removeDuplicateMember,
  "mixed-enum-values": quoteMemberValue,
  "ambiguous-scalar": quoteWord,
  "example-type-mismatch": quoteExamples,
  "unit-not-in-ucum": mendUnit,
  "naming-convention-metric-brief-period": endBrief,
  "name-in-text-missing": followRenameInText,
  "reference-to-deprecated": followRename,
  "missing-stability": addMissingKey,
  "missing-brief": addMissingKey,
  "missing-examples": addMissingKey,
  "removed-without-deprecation": restoreAsDeprecated,
};

/** Rules that the built-in proposer can answer. */
export const builtinRules: ReadonlySet<string> = new Set(Object.keys(fixes));

/** The default proposer: deterministic, no network. It never repeats a proposal that the checks refused. */
export const builtinProposer: Proposer = {
  name: "builtin",
  propose: (request) => {
    if (request.refused.some(({ proposal }) => proposal.proposer === "builtin")) return Promise.resolve(undefined);
    const fix = fixes[request.finding.rule];
    const proposal = fix?.(request);
    const allowed = proposal?.edits.every((edit) => request.editable.includes(edit.file));
    return Promise.resolve(allowed ? proposal : undefined);
  },
};
