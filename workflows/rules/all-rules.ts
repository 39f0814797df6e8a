import { compareRegistries } from "../review/compare.ts";
import type { Finding } from "../report/report.ts";
import { breakingChange } from "./breaking-change.ts";
import { duplicateEnumMember, enumEmpty } from "./enum-members.ts";
import { exampleTypeMismatch } from "./example-type-mismatch.ts";
import { missingBrief } from "./missing-brief.ts";
import { missingExamples } from "./missing-examples.ts";
import { missingStability } from "./missing-stability.ts";
import { nameReused } from "./name-reused.ts";
import { referenceToDeprecated } from "./reference-to-deprecated.ts";
import { removedWithoutDeprecation } from "./removed-without-deprecation.ts";
import { renamedToMissing } from "./renamed-to-missing.ts";
import { findingOfRule } from "./rule.ts";
import type { Rule, RuleFacts } from "./rule.ts";
import { stabilityLowered } from "./stability-lowered.ts";
import { uncategorizedWithRenamedTo } from "./uncategorized-with-renamed-to.ts";

/** WeaverGen's own rules, beside Weaver's checks. To add one: a file here, an entry below. */
export const allRules: readonly Rule[] = [
  removedWithoutDeprecation,
  breakingChange,
  stabilityLowered,
  renamedToMissing,
  uncategorizedWithRenamedTo,
  enumEmpty,
  duplicateEnumMember,
  nameReused,
  referenceToDeprecated,
  missingStability,
  missingBrief,
  missingExamples,
  exampleTypeMismatch,
];

export type RulesFacts = Omit<RuleFacts, "changes"> & { readonly changes?: RuleFacts["changes"] };

/**
 * Findings of all rules, in the order of files and lines. Those that compare with the base are new by their nature; the
 * others become old by `markNewFindings` where the base has them too.
 */
export function checkRules(facts: RulesFacts): Finding[] {
  const { base, head } = facts;
  const changes = facts.changes ?? (base ? compareRegistries({ base, head }) : []);
  const found = allRules.flatMap((rule) => rule.check({ ...facts, changes }).map((item) => findingOfRule(rule, item)));
  return found.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}
