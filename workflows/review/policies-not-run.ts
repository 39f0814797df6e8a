import type { Diagnostic } from "../weaver/registry.ts";

interface Policies {
  /** Folder of the registry. */
  readonly path: string;
  /** What the settings name. */
  readonly configured: readonly string[];
  /** What the embedded engine says of the registry, the policies in its folder among it. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a report says where the embedded engine passed over Rego policies: a review without them must not look whole. */
export function policiesNotRun({ path, configured, diagnostics }: Policies): string | undefined {
  const inFolder = diagnostics.filter(({ kind }) => kind === policiesKind).flatMap(({ error }) => policiesOf(error));
  const policies = [...configured, ...inFolder];
  if (policies.length === 0) return undefined;
  const shown = policies.slice(0, 5).join(", ") + (policies.length > 5 ? ", ..." : "");
  return `The Rego policies of ${path} were not run: they need Weaver's own program (${shown}).`;
}

/** The kind of the embedded engine's diagnostic about policies in a registry's folder. */
export const policiesKind = "PoliciesNeedBinary";

function policiesOf(error: unknown): readonly string[] {
  const { PoliciesNeedBinary: fields } = error as { readonly PoliciesNeedBinary?: { readonly policies?: unknown } };
  return Array.isArray(fields?.policies) ? (fields.policies as string[]) : [];
}
