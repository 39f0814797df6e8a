import { checkRegistry } from "../embedded/check.ts";
import type { DependencySources } from "../embedded/dependency-sources.ts";
import type { Diagnostic } from "../registry.ts";
import type { Baseline, CommandResult, RegistryRequest } from "../weaver.ts";

/**
 * The result of a command whose registry depends on what was refused or could not be fetched: Weaver does not run, as it
 * would try to fetch that itself. The embedded engine says where the manifest names it.
 */
export function unfetched(request: RegistryRequest, baseline?: Baseline): CommandResult | undefined {
  const missing = [request.dependencies, baseline?.dependencies].flatMap(failuresOf);
  if (missing.length === 0) return undefined;
  const { registry: path, ...rest } = request;
  const compared = baseline ? { baseline: { ...baseline, path: baseline.registry } } : {};
  const { diagnostics } = checkRegistry({ ...rest, ...compared, path, skipPolicies: true });
  const told = diagnostics.filter(({ severity }) => severity === "error");
  return { exitCode: 1, stdout: "", stderr: "", diagnostics: told.length > 0 ? diagnostics : missing };
}

function failuresOf(dependencies: DependencySources | undefined): Diagnostic[] {
  return [...(dependencies?.all ?? [])].flatMap(([path, source]) =>
    source.ok
      ? []
      : [
          {
            severity: "error",
            kind: source.kind,
            error: { [source.kind]: { path } },
            message: source.message,
            hint: source.hint,
            at: dependencies?.namedAt(path),
            related: [],
          },
        ],
  );
}
