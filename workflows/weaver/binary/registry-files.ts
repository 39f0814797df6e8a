import { posix } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { FileTree } from "../../workspace/workspace.ts";

const Manifest = z.looseObject({
  dependencies: z.array(z.looseObject({ registry_path: z.string().optional() })).optional(),
});

/**
 * Files that Weaver reads for a registry: the YAML and Rego files below its folder, and those of every registry of the
 * same tree that its manifest names. A dependency outside the tree is left to Weaver to miss.
 */
export function registryFiles(files: FileTree, registry: string): readonly string[] {
  const paths = new Set<string>();
  const waiting = [registry];
  const seen = new Set<string>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const folder = registryFolder(files, next);
    if (folder === undefined || seen.has(folder)) continue;
    seen.add(folder);
    const own = files.list(folder).filter((path) => /\.(ya?ml|rego)$/.test(path));
    for (const path of own) paths.add(path);
    for (const path of own) if (isManifestOf(path, next, folder)) waiting.push(...dependencies(files.read(path)));
  }
  return [...paths].toSorted();
}

/** A registry is a folder, or the manifest inside of it; undefined where it lies outside the tree. */
function registryFolder(files: FileTree, registry: string): string | undefined {
  const plain = posix.normalize(registry).replace(/\/$/, "");
  if (plain.startsWith("..") || plain.startsWith("/")) return undefined;
  if (plain === ".") return "";
  return files.read(plain) === undefined ? plain : posix.dirname(plain).replace(/^\.$/, "");
}

function isManifestOf(path: string, registry: string, folder: string): boolean {
  const names = ["manifest.yaml", "registry_manifest.yaml"];
  return names.some((name) => path === posix.join(folder, name)) || path === posix.normalize(registry);
}

function dependencies(text: string | undefined): string[] {
  const manifest = Manifest.safeParse(parseLoosely(text ?? ""));
  const declared = manifest.success ? (manifest.data.dependencies ?? []) : [];
  return declared.map(({ registry_path: path }) => path ?? "").filter((path) => path !== "" && !path.includes("://"));
}

/** A manifest that is no YAML is Weaver's to report. */
function parseLoosely(text: string): unknown {
  try {
    return parse(text, { logLevel: "silent", maxAliasCount: 0 });
  } catch {
    return undefined;
  }
}
