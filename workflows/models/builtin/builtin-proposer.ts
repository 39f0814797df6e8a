import type { Proposal, ProposalRequest, Proposer } from "../proposer.ts";
import { addMissingKey } from "./add-missing-key.ts";
import { followRename, mendReference } from "./mend-reference.ts";
import { restoreAsDeprecated } from "./restore-as-deprecated.ts";

/** Which fix answers which rule. To teach the built-in proposer a rule: one entry here, one function in a file. */
const fixes: Readonly<Record<string, (request: ProposalRequest) => Proposal | undefined>> = {
  "unresolved-attribute-ref": mendReference,
  "renamed-to-missing": mendReference,
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
