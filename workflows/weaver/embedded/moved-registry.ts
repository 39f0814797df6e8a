import type { FileTree } from "../../workspace/workspace.ts";
import { treePath } from "./tree-path.ts";

/**
 * The tree in which a registry stands at the path of another one, so that both sides of a comparison name their files
 * alike: what did not change is parsed once, and what was removed has a place where it would be now.
 * @returns undefined where one of them is no folder of its tree
 */
export function movedRegistry({
  files,
  from,
  to,
}: {
  files: FileTree;
  from: string;
  to: string;
}): FileTree | undefined {
  const [source, target] = [treePath(from), treePath(to)];
  if (source === undefined || target === undefined || files.read(source) !== undefined) return undefined;
  if (source === target) return files;
  const here = (path: string): string => moved(path, target, source);
  return {
    root: undefined,
    list: (folder) => files.list(here(treePath(folder) ?? folder)).map((path) => moved(path, source, target)),
    ...(files.hasFolder && { hasFolder: (folder) => files.hasFolder?.(here(treePath(folder) ?? folder)) === true }),
    read: (path) => files.read(here(path)),
    ...(files.bytes === undefined ? {} : { bytes: (path) => files.bytes?.(here(path)) }),
  };
}

function moved(path: string, from: string, to: string): string {
  if (from !== "" && path !== from && !path.startsWith(`${from}/`)) return path;
  const inside = from === "" ? path : path.slice(from.length + 1);
  return [to, inside].filter((part) => part !== "").join("/");
}
