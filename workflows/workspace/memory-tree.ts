import type { FileTree } from "./workspace.ts";
import { isBelow, plainFolder } from "./tree-path.ts";

/** A tree of the given files (path to text), for what is not on disk. */
export function memoryTree(files: Readonly<Record<string, string>>): FileTree {
  const texts = new Map(Object.entries(files));
  const paths = [...texts.keys()].toSorted();
  return {
    root: undefined,
    list: (folder) => paths.filter((path) => isBelow(path, plainFolder(folder))),
    read: (path) => texts.get(path),
  };
}
