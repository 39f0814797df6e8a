import type { FileTree } from "./workspace.ts";
import { isBelow, plainFolder } from "./tree-path.ts";

/** The base with some files changed or added; `undefined` removes a file. Nothing is written. */
export function overlayTree(base: FileTree, changes: ReadonlyMap<string, string | undefined>): FileTree {
  return {
    root: undefined,
    list(folder) {
      const paths = new Set(base.list(folder));
      for (const [path, text] of changes) {
        if (text === undefined) paths.delete(path);
        else if (isBelow(path, plainFolder(folder))) paths.add(path);
      }
      return [...paths].toSorted();
    },
    ...(base.hasFolder && { hasFolder: (folder) => base.hasFolder?.(folder) === true }),
    read: (path) => (changes.has(path) ? changes.get(path) : base.read(path)),
    bytes: (path) => (changes.has(path) ? undefined : base.bytes?.(path)),
  };
}
