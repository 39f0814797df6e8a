/** Rules of WeaverGen's own, in the order of their list. */
const ownRuleIds = [
  "removed-without-deprecation",
  "breaking-change",
  "stability-lowered",
  "renamed-to-missing",
  "uncategorized-with-renamed-to",
  "enum-empty",
  "duplicate-enum-member",
  "enum-value-changed",
  "mixed-enum-values",
  "ambiguous-scalar",
  "name-reused-with-new-meaning",
  "reference-to-deprecated",
  "name-in-text-missing",
  "near-duplicate-name",
  "duplicate-signal-name",
  "unit-in-metric-name",
  "unit-not-in-ucum",
  "wrong-namespace-for-file",
  "missing-stability",
  "missing-brief",
  "missing-examples",
  "example-type-mismatch",
] as const;

/** Rules that give the verdicts of the public policy packages; the ids are the packages' own, in kebab case. */
const packageRuleIds = {
  "backwards-compatibility": [
    "compatibility-removed-attribute",
    "compatibility-stable-attribute-now-unstable",
    "compatibility-stable-attribute-changed-type",
    "compatibility-stable-enum-member-changed-from-stable",
    "compatibility-stable-enum-member-missing",
    "compatibility-entity-changed-identity",
    "compatibility-metric-missing",
    "compatibility-metric-changed-unit",
    "compatibility-metric-changed-instrument",
    "compatibility-metric-added-attributes",
    "compatibility-entity-missing",
    "compatibility-entity-missing-attribute",
    "compatibility-event-removed",
    "compatibility-event-changed-stability",
    "compatibility-event-dropped-attributes",
    "compatibility-span-missing",
    "compatibility-span-changed-stability",
    "compatibility-span-changed-kind",
    "compatibility-span-dropped-attributes",
    "compatibility-attribute-group-removed",
    "compatibility-attribute-group-changed-stability",
    "compatibility-attribute-group-dropped-attributes",
    "compatibility-attribute-group-added-attributes",
  ],
  "naming-conventions": [
    "naming-convention-attr-has-namespace",
    "naming-convention-enum-id",
    "naming-convention-metric-brief-period",
    "naming-convention-entity-type",
    "naming-convention-span-type",
    "naming-convention-metric-name",
    "naming-convention-event-name",
    "naming-convention-attribute-complex-type-violation",
    "naming-convention-attribute-constant-collision",
    "naming-convention-metric-constant-collision",
    "naming-convention-event-constant-collision",
    "naming-convention-entity-constant-collision",
    "naming-convention-attribute-namespace-collision",
    "naming-convention-metric-namespace-collision",
    "naming-convention-enum-member-collision",
  ],
  stability: [
    "deprecation-attribute-renamed-to-invalid",
    "deprecation-attribute-renamed-to-type-mismatch",
    "deprecation-enum-member-renamed-to-invalid",
    "deprecation-metric-renamed-to-invalid",
    "deprecation-event-renamed-to-invalid",
    "deprecation-span-renamed-to-invalid",
    "deprecation-entity-renamed-to-invalid",
    "stability-entity-no-identity",
    "stability-metric-lower-stability-attribute",
    "stability-event-lower-stability-attribute",
    "stability-span-lower-stability-attribute",
    "stability-entity-lower-stability-attribute",
    "stability-attribute-group-lower-stability-attribute",
  ],
} as const;

export type RulePackage = keyof typeof packageRuleIds;
export type RuleId = (typeof ownRuleIds)[number] | (typeof packageRuleIds)[RulePackage][number];

export const rulePackages = Object.keys(packageRuleIds) as readonly RulePackage[];

/** Permanent ids of all rules; settings are held against them, and each has a page `docs/rules/<id>.md`. */
export const ruleIds: readonly RuleId[] = [...ownRuleIds, ...Object.values(packageRuleIds).flat()];

/** Where the page of a rule can be read. */
export function pageOfRule(id: RuleId): string {
  return `https://github.com/weavergen/weavergen/blob/main/docs/rules/${id}.md`;
}

const known: ReadonlySet<string> = new Set(ruleIds);

export function isRuleId(id: string): id is RuleId {
  return known.has(id);
}
