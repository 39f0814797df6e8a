import type { FileTree } from "../../workspace/workspace.ts";
import { checkRegistry, openFor } from "./check.ts";
import { diffV1, diffV2 } from "./diff.ts";
import { packageRegistry } from "./package-registry.ts";
import { ParseCache } from "./parse-cache.ts";
import { readRegistry } from "./read-registry.ts";
import { resolveV1 } from "./resolve-v1.ts";
import { resolveV2 } from "./resolve-v2.ts";
import { statsV1, statsV2 } from "./stats.ts";

/**
 * Runs everything that reads a registry, for tests and for the fuzzer.
 * @returns what does not hold together, or undefined
 */
export function tryRegistry(files: FileTree, path: string): string | undefined {
  const cache = new ParseCache(100);
  for (const v2 of [false, true]) {
    const { exitCode, diagnostics } = checkRegistry({ files, path, v2, cache });
    const errors = diagnostics.filter((item) => item.severity === "error");
    if (errors.length > 0 !== (exitCode === 1)) return `exit code ${exitCode} with ${errors.length} errors`;
    const odd = diagnostics.find((item) => item.at !== undefined && !isPlace(files, item.at));
    if (odd !== undefined) return `${odd.kind} stands at ${JSON.stringify(odd.at)}`;
    const { resolution } = openFor({ files, path, cache }, v2);
    if (resolution === undefined) continue;
    const isV2 = v2 || resolution.published !== undefined;
    JSON.stringify(isV2 ? resolveV2(resolution) : resolveV1(resolution));
    JSON.stringify(isV2 ? statsV2(resolveV2(resolution)) : statsV1(resolution));
    const changes = JSON.stringify(
      isV2 ? diffV2(resolveV2(resolution), resolveV2(resolution)) : diffV1(resolution, resolution),
    );
    if (/"type":"(?:added|removed)"/.test(changes)) return "a registry differs from itself";
  }
  readRegistry({ files, path, cache });
  packageRegistry({ files, path, cache, resolvedRegistryUri: "https://example.com/resolved.yaml" });
  return undefined;
}

function isPlace(
  files: FileTree,
  at: { readonly file: string; readonly line: number; readonly column?: number },
): boolean {
  const text = files.read(at.file);
  if (text === undefined) return false;
  return at.line >= 1 && at.line <= text.split("\n").length && (at.column ?? 1) >= 1;
}
