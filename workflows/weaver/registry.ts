import type { Place } from "../errors.ts";
import type { FileTree } from "../workspace/workspace.ts";

/** A place whose extent is known. */
export interface Range extends Place {
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type Stability = "stable" | "release_candidate" | "beta" | "alpha" | "development" | "deprecated";

export type PrimitiveName = "string" | "int" | "double" | "boolean" | "any";

export interface EnumMember {
  readonly id: string;
  readonly value: string | number | boolean;
  readonly brief: string | undefined;
  readonly stability: Stability | undefined;
  readonly deprecated: Deprecated | undefined;
  readonly annotations?: Readonly<Record<string, unknown>>;
  readonly at: Range;
}

export type AttributeType =
  | { readonly kind: "primitive"; readonly name: PrimitiveName; readonly list: boolean; readonly template: boolean }
  | { readonly kind: "enum"; readonly members: readonly EnumMember[] };

/** `deprecated` in Weaver's structured form; a legacy string is `{reason: "unspecified", note}`. */
export type Deprecated =
  | { readonly reason: "renamed"; readonly renamedTo: string; readonly note: string | undefined }
  | { readonly reason: "obsoleted" | "uncategorized" | "unspecified"; readonly note: string | undefined };

export interface RequirementLevel {
  readonly level: "required" | "conditionally_required" | "recommended" | "opt_in";
  readonly text: string | undefined;
}

/** Where each written key of a definition stands, by the key's name (`brief`, `type`, `renamed_to`, ...). */
export type FieldPlaces = Readonly<Record<string, Range>>;

/** An attribute as a registry defines it. */
export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
  readonly brief: string | undefined;
  readonly note: string | undefined;
  readonly examples: unknown;
  readonly stability: Stability | undefined;
  readonly deprecated: Deprecated | undefined;
  readonly role: "identifying" | "descriptive" | undefined;
  readonly annotations: Readonly<Record<string, unknown>> | undefined;
  /** The group (v1) that defines it, if any. */
  readonly groupId: string | undefined;
  readonly at: Range;
  readonly fields: FieldPlaces;
}

/** An attribute as a signal uses it: the definition with the overrides of the reference applied. */
export interface AttributeUse {
  readonly attribute: Attribute;
  readonly requirementLevel: RequirementLevel;
  /** The place to edit: the local reference, or the definition where it is inherited. */
  readonly at: Range;
  readonly fields: FieldPlaces;
  /** True where this signal writes it itself (not through `extends` or `ref_group`). */
  readonly local: boolean;
}

export type SignalKind = "span" | "metric" | "event" | "entity" | "attribute_group";

export interface Signal {
  readonly kind: SignalKind;
  /** Group id (v1) or the id that Weaver makes for it (v2). */
  readonly id: string;
  /** What users call it: metric name, event name, entity name; for spans and groups the id or type. */
  readonly name: string;
  readonly brief: string | undefined;
  readonly note: string | undefined;
  readonly stability: Stability | undefined;
  readonly deprecated: Deprecated | undefined;
  readonly unit: string | undefined;
  readonly instrument: string | undefined;
  readonly spanKind: string | undefined;
  readonly entityAssociations: readonly string[];
  /** Of attribute groups: `public` ones may be used by other registries. */
  readonly visibility?: "internal" | "public";
  readonly annotations: Readonly<Record<string, unknown>> | undefined;
  readonly attributes: readonly AttributeUse[];
  readonly extends: string | undefined;
  readonly at: Range;
  readonly fields: FieldPlaces;
}

/** A resolved registry with the places where the author wrote each thing. */
export interface Registry {
  /** Folder relative to the repository root. */
  readonly path: string;
  readonly format: "v1" | "v2" | "mixed";
  readonly schemaUrl: string | undefined;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly signals: readonly Signal[];
  /** Every reference to an attribute with its place, resolved or not (for renames and left-over references). */
  readonly references: readonly { readonly name: string; readonly at: Range; readonly owner: string }[];
  /** The JSON that Weaver resolves to in v1 mode (`registry resolve -f json`), lineage included. */
  readonly resolved: unknown;
  readonly files: readonly string[];
}

/** One diagnostic as Weaver gives it, and where it is. */
export interface Diagnostic {
  readonly severity: "error" | "warning" | "advice";
  /** Weaver's own kind: the name of the innermost error variant, such as `UnresolvedAttributeRef`. */
  readonly kind: string;
  /** Weaver's structured `error` object, equal as data to what the binary prints. */
  readonly error: unknown;
  readonly message: string;
  readonly hint: string | undefined;
  readonly at: Range | Place | undefined;
  readonly related: readonly Place[];
  /** Page that explains it; Weaver's own have none. */
  readonly url?: string;
}

/** Checks beside Weaver's, on a registry that resolves and the one that it is compared with. */
export type RegistryRules = (registries: {
  readonly files: FileTree;
  readonly head: Registry;
  readonly base: Registry | undefined;
}) => readonly Diagnostic[];

export interface ReadRegistryResult {
  /** Undefined where a fatal diagnostic stopped the resolution. */
  readonly registry: Registry | undefined;
  readonly diagnostics: readonly Diagnostic[];
}
