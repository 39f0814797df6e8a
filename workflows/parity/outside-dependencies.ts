import { pathOf, readManifest } from "../weaver/embedded/manifest.ts";
import { treePath } from "../weaver/embedded/tree-path.ts";
import { parseVirtualPath } from "../weaver/embedded/virtual-path.ts";
import type { FileTree } from "../workspace/workspace.ts";

/** Whether a registry, or one of the same tree that it depends on, names a dependency that must be fetched. */
export function hasOutsideDependencies(files: FileTree, registry: string): boolean {
  const waiting = [registry];
  const seen = new Set<string>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const found = readManifest({ files, folder: treePath(path) }, path);
    if (found === undefined || "failure" in found) continue;
    const next = found.manifest.dependencies.map((dependency) => pathOf(dependency, undefined));
    const paths = next.filter((one) => typeof one === "string");
    if (paths.some((one) => parseVirtualPath(one)?.kind !== "folder" || treePath(one) === undefined)) return true;
    waiting.push(...paths);
  }
  return false;
}
