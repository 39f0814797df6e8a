import { posix } from "node:path";
import type { RegistryRequest } from "../weaver.ts";

/** Values stand behind `=` and names behind `--`, so that none is taken for a flag. */
export function flag(name: string, value: string | number | boolean | undefined): string[] {
  return value === undefined ? [] : [`--${name}=${value}`];
}

export const quiet = ["--quiet", "registry"] as const;

/** Diagnostics on stdout where the command prints nothing else there. */
export function diagnosticArguments(where: "stdout" | "stderr"): string[] {
  return ["--diagnostic-format=json", ...(where === "stdout" ? ["--diagnostic-stdout=true"] : [])];
}

export function registryArguments(request: RegistryRequest): string[] {
  return [
    ...flag("registry", request.registry),
    ...(request.v2 ? flag("v2", true) : []),
    ...(request.includeUnreferenced ? flag("include-unreferenced", true) : []),
    ...(request.followSymlinks ? flag("follow-symlinks", true) : []),
    ...(request.future ? ["--future"] : []),
  ];
}

/** Where policies of another tree lie, beside the working folder. */
export const policyFolder = "policies";

export function policyArguments({ policies = [], policyFiles, skipPolicies }: RegistryRequest): string[] {
  const named = policyFiles === undefined ? policies : policies.map((path) => posix.join("..", policyFolder, path));
  return [...named.flatMap((path) => flag("policy", path)), ...(skipPolicies ? flag("skip-policies", true) : [])];
}
