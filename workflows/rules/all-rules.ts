import { compareRegistries } from "../review/compare.ts";
import type { Finding } from "../report/report.ts";
import { ambiguousScalar } from "./ambiguous-scalar.ts";
import { attributeRules } from "./backwards-compatibility/attributes.ts";
import { signalRules } from "./backwards-compatibility/signals.ts";
import { breakingChange } from "./breaking-change.ts";
import { configuredFindings, configuredOthers } from "./configured-findings.ts";
import { duplicateSignalName } from "./duplicate-signal-name.ts";
import { duplicateEnumMember, enumEmpty } from "./enum-members.ts";
import { enumValueChanged, mixedEnumValues } from "./enum-values.ts";
import { exampleTypeMismatch } from "./example-type-mismatch.ts";
import { unitInMetricName, unitNotInUcum } from "./metric-units.ts";
import { missingBrief } from "./missing-brief.ts";
import { missingExamples } from "./missing-examples.ts";
import { missingStability } from "./missing-stability.ts";
import { nameInTextMissing } from "./name-in-text.ts";
import { nameReused } from "./name-reused.ts";
import { collisionRules } from "./naming-conventions/collisions.ts";
import { complexType } from "./naming-conventions/complex-types.ts";
import { enumMemberCollision } from "./naming-conventions/enum-members.ts";
import { nameRules } from "./naming-conventions/names.ts";
import { nearDuplicateName } from "./near-duplicate-name.ts";
import { referenceToDeprecated } from "./reference-to-deprecated.ts";
import { removedWithoutDeprecation } from "./removed-without-deprecation.ts";
import { renamedToMissing } from "./renamed-to-missing.ts";
import type { Rule, RuleFacts } from "./rule.ts";
import { lowerStabilityRules } from "./stability/lower-stability.ts";
import { renamedToRules } from "./stability/renamed-to.ts";
import type { Settings } from "../settings/settings.ts";
import { stabilityLowered } from "./stability-lowered.ts";
import { uncategorizedWithRenamedTo } from "./uncategorized-with-renamed-to.ts";
import { wrongNamespaceForFile } from "./wrong-namespace.ts";

/** WeaverGen's own rules, beside Weaver's checks. To add one: a file here, an entry below, an id, a page. */
export const allRules: readonly Rule[] = [
  removedWithoutDeprecation,
  breakingChange,
  stabilityLowered,
  renamedToMissing,
  uncategorizedWithRenamedTo,
  enumEmpty,
  duplicateEnumMember,
  enumValueChanged,
  mixedEnumValues,
  ambiguousScalar,
  nameReused,
  referenceToDeprecated,
  nameInTextMissing,
  nearDuplicateName,
  duplicateSignalName,
  unitInMetricName,
  unitNotInUcum,
  wrongNamespaceForFile,
  missingStability,
  missingBrief,
  missingExamples,
  exampleTypeMismatch,
  ...attributeRules,
  ...signalRules,
  ...nameRules,
  complexType,
  ...collisionRules,
  enumMemberCollision,
  ...renamedToRules,
  ...lowerStabilityRules,
];

export type RulesFacts = Omit<RuleFacts, "changes"> & { readonly changes?: RuleFacts["changes"] };

/**
 * Findings of the rules that the settings leave on, in the order of files and lines. Those that compare with the base are
 * new by their nature; the others become old by `markNewFindings` where the base has them too.
 */
export function checkRules(facts: RulesFacts): Finding[] {
  const { base, head } = facts;
  const changes = facts.changes ?? (base ? compareRegistries({ base, head }) : []);
  const found = configuredFindings(allRules, { ...facts, changes });
  return found.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}

/** Weaver's and the policies' findings under the settings of the rules that share their ids. */
export function configureOthers(findings: readonly Finding[], settings: Settings): Finding[] {
  return configuredOthers(allRules, findings, settings);
}
