import { failure, type Failure } from "./failure.ts";
import type { LoadedRegistry } from "./load-registry.ts";

/** Weaver runs the policies that lie in a registry's folder; this engine cannot, and says so. */
export function policiesNotice(
  registry: LoadedRegistry | undefined,
  extra: readonly string[] = [],
): readonly Failure[] {
  const policies = [...(registry?.policies ?? []), ...extra];
  const [first] = policies;
  if (first === undefined) return [];
  const message = `${policies.length === 1 ? "A policy was" : `${policies.length} policies were`} not run: Rego policies need the Weaver binary (${policies.slice(0, 5).join(", ")}${policies.length > 5 ? ", ..." : ""}).`;
  const help = "Install Weaver, or skip the policies on purpose with --skip-policies.";
  const details = { severity: "Warning", message, help, at: { file: first, line: 1 } } as const;
  return [failure("PoliciesNeedBinary", { policies }, details)];
}
