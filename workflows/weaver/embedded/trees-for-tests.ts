import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { FileTree } from "../../workspace/workspace.ts";

/** A tree that holds these files. */
export function memoryTree(files: Readonly<Record<string, string>>): FileTree {
  return treeOf(undefined, new Map(Object.entries(files)));
}

/** A tree of all files below a folder, read once. */
export function folderTree(root: string): FileTree {
  const files = new Map<string, string>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(root, path), readFileSync(path, "utf8"));
  }
  return treeOf(root, files);
}

function treeOf(root: string | undefined, files: ReadonlyMap<string, string>): FileTree {
  const names = [...files.keys()].toSorted();
  return {
    root,
    list: (folder) => names.filter((name) => folder === "" || name.startsWith(`${folder}/`)),
    read: (path) => files.get(path),
  };
}
