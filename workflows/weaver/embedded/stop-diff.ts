import type { Diagnostic } from "../registry.ts";
import { diagnosticOf, failure, type Failure, type Fatal } from "./failure.ts";
import type { OpenedRegistry } from "./open-registry.ts";
import { weaverDocument, type WeaverDiagnostic } from "./weaver-document.ts";

interface Compared {
  readonly head: OpenedRegistry;
  readonly baseline: OpenedRegistry;
  readonly v2: boolean;
  readonly future: boolean;
}

/** Why two registries are not compared. */
export interface StoppedDiff {
  readonly diagnostics: readonly Diagnostic[];
  /** What Weaver prints of it. */
  readonly document: readonly WeaverDiagnostic[];
}

/**
 * Weaver reads both manifests, then loads the registry and its baseline, and passes over what it warns of in the two
 * manifests themselves. Undefined where the registries can be compared; warnings are then not said at all.
 */
export function stopDiff({ head, baseline, v2, future }: Compared): StoppedDiff | undefined {
  const fatals = [
    ...head.fatals.filter(isOfManifest).map(bare),
    ...baseline.fatals.filter(isOfManifest).map(bare),
    ...head.fatals.filter((fatal) => !isOfManifest(fatal)),
    ...baseline.fatals.filter((fatal) => !isOfManifest(fatal)),
    ...incompatible({ head, baseline }, v2),
  ];
  const failures = fatals.length > 0 ? [] : [...pastManifest(head), ...pastManifest(baseline)];
  if (fatals.length === 0 && !failures.some((item) => future || item.severity !== "Warning")) return undefined;
  const diagnostics = [
    ...fatals.flatMap((fatal) => fatal.failures.map((item) => diagnosticOf(item, { fatal: fatal.layer, future }))),
    ...failures.map((item) => diagnosticOf(item, { fatal: undefined, future })),
  ];
  return { diagnostics, document: weaverDocument({ fatals, failures, future }) };
}

/** Of a published registry there is no version 1. Empty where both registries are of one version. */
export function incompatible({ head, baseline }: Pick<Compared, "head" | "baseline">, v2: boolean): readonly Fatal[] {
  if (v2 || head.resolution === undefined || baseline.resolution === undefined) return [];
  if ((head.resolution.published === undefined) === (baseline.resolution.published === undefined)) return [];
  const message = "A registry of version 1 cannot be compared with one of version 2.";
  return [{ layer: undefined, failures: [failure("IncompatibleRegistries", undefined, { message })], compound: false }];
}

/** Weaver opens a baseline outside of what gives its errors their layer. */
export function bare(fatal: Fatal): Fatal {
  return isOfManifest(fatal) ? { ...fatal, layer: undefined } : fatal;
}

function isOfManifest({ layer }: Fatal): boolean {
  return layer === "Semconv";
}

function pastManifest({ loaded, failures }: OpenedRegistry): readonly Failure[] {
  const passedOver = new Set(loaded?.manifest?.warnings);
  return failures.filter((item) => !passedOver.has(item));
}
