import type { FieldPlaces, Range } from "../registry.ts";

/** Values in the JSON shape in which Weaver prints them; keys that were not written are absent. */
export type Annotations = Readonly<Record<string, unknown>>;

export type RequirementLevelJson =
  | "required"
  | "recommended"
  | "opt_in"
  | { readonly conditionally_required: string }
  | { readonly recommended: string }
  | { readonly opt_in: string };

export interface DeprecatedJson {
  readonly reason: "renamed" | "obsoleted" | "uncategorized" | "unspecified";
  readonly renamed_to?: string;
  readonly note: string;
}

export interface EnumMemberJson {
  readonly id: string;
  readonly value: string | number | boolean;
  readonly brief?: string;
  readonly note?: string;
  readonly stability?: string;
  readonly deprecated?: DeprecatedJson;
  readonly annotations?: Annotations;
}

export type AttributeTypeJson = string | { readonly members: readonly EnumMemberJson[] };

export type ExamplesKind =
  | "Bool"
  | "Int"
  | "Double"
  | "String"
  | "Any"
  | "Ints"
  | "Doubles"
  | "Bools"
  | "Strings"
  | "Anys"
  | "ListOfInts"
  | "ListOfDoubles"
  | "ListOfBools"
  | "ListOfStrings";

export interface ExamplesSpec {
  readonly kind: ExamplesKind;
  readonly json: unknown;
}

export type AttributeRole = "identifying" | "descriptive";

/** Where the author wrote an attribute or a reference to one. */
export interface Written {
  readonly at: Range;
  /** The name itself: the value of `id`, `key` or `ref`. */
  readonly name: Range;
  readonly fields: FieldPlaces;
  readonly members: readonly Range[];
  /** `deprecated` had a note of its own (Weaver fills in a sentence where there is none). */
  readonly deprecatedNote: boolean;
}

interface AttributeCommon {
  readonly name: string;
  readonly brief: string | undefined;
  readonly examples: ExamplesSpec | undefined;
  readonly tag: string | undefined;
  readonly sampling_relevant: boolean | undefined;
  readonly note: string | undefined;
  readonly stability: string | undefined;
  readonly deprecated: DeprecatedJson | undefined;
  readonly annotations: Annotations | undefined;
  readonly role: AttributeRole | undefined;
  readonly written: Written | undefined;
}

export interface AttributeRefSpec extends AttributeCommon {
  readonly kind: "ref";
  readonly requirement_level: RequirementLevelJson | undefined;
  readonly prefix: boolean;
}

export interface AttributeDefSpec extends AttributeCommon {
  readonly kind: "id";
  readonly type: AttributeTypeJson;
  readonly requirement_level: RequirementLevelJson;
  readonly note: string;
}

export type AttributeSpec = AttributeRefSpec | AttributeDefSpec;

export type GroupType =
  | "attribute_group"
  | "span"
  | "event"
  | "metric"
  | "metric_group"
  | "entity"
  | "scope"
  | "undefined";

export type EntityAssociation =
  | string
  | { readonly one_of: readonly EntityAssociation[] }
  | { readonly all_of: readonly EntityAssociation[] };

/** The body of an event: Weaver's JSON of it, and what its checks look at. */
export interface AnyValueSpec {
  readonly json: Readonly<Record<string, unknown>>;
  readonly type: string;
  readonly id: string;
  readonly stability: string | undefined;
  readonly examples: ExamplesSpec | undefined;
  readonly fields: readonly AnyValueSpec[];
  readonly members: readonly EnumMemberJson[];
  readonly at: Range;
}

export interface GroupSpec {
  readonly id: string;
  readonly type: GroupType;
  readonly brief: string;
  readonly note: string;
  readonly prefix: string;
  readonly extends: string | undefined;
  readonly stability: string | undefined;
  readonly deprecated: DeprecatedJson | undefined;
  readonly attributes: readonly AttributeSpec[];
  readonly span_kind: string | undefined;
  readonly events: readonly string[];
  readonly metric_name: string | undefined;
  readonly instrument: string | undefined;
  readonly unit: string | undefined;
  readonly name: string | undefined;
  readonly display_name: string | undefined;
  readonly body: AnyValueSpec | undefined;
  readonly annotations: Annotations | undefined;
  readonly entity_associations: readonly EntityAssociation[];
  readonly include_groups: readonly string[];
  readonly visibility: "internal" | "public" | undefined;
  readonly is_v2: boolean;
  /** The note of a v2 span's name. */
  readonly span_name: string | undefined;
  readonly requirement_level: "recommended" | "opt_in" | undefined;
  readonly at: Range;
  readonly fields: FieldPlaces;
  readonly deprecatedNote: boolean;
  /** Places of the values behind `extends`, `ref_group` and entity associations, by their text. */
  readonly targets: ReadonlyMap<string, Range>;
}

export const importFields = ["metrics", "events", "spans", "entities", "attribute_groups"] as const;
export type ImportField = (typeof importFields)[number];

export interface ImportPattern {
  readonly field: ImportField;
  readonly pattern: string;
  readonly at: Range | undefined;
}

/** One definition file after decoding; version 2 is already translated into groups, as Weaver does. */
export interface Definition {
  readonly format: "v1" | "v2";
  readonly groups: readonly GroupSpec[];
  readonly imports: readonly ImportPattern[];
}
