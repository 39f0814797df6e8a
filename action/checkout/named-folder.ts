import { existsSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { UserError } from "../../workflows/errors.ts";
import { folderTree } from "../../workflows/workspace/folder-tree.ts";
import type { FileTree } from "../../workflows/workspace/workspace.ts";

export interface NamedFolder {
  readonly files: FileTree;
  /** Relative to the root of `files`. */
  readonly path: string;
}

/**
 * A folder that the user named, in the tree of the folder that they stand in, as Weaver derives ids from the path that
 * it is given; one that lies elsewhere, in the tree of its parent.
 * @throws UserError `folder-not-local` for what looks like an address
 */
export function namedFolder(standing: string, name: string): NamedFolder {
  if (/^(?:https?|git|ssh):|\.git\b|\.(?:zip|tar\.gz|tgz)$|@|\[/.test(name) && !existsSync(resolve(standing, name))) {
    throw new UserError("folder-not-local", {
      message: `${name} is no folder that exists, and looks like an address that is not read here.`,
      hint: "Name a local folder. Registries and templates may be archives and git repositories, too, the latter by https, such as https://github.com/OWNER/NAME.git@REF[FOLDER].",
    });
  }
  const root = realpathSync(standing);
  const folder = folderOf(resolve(standing, name));
  const inside = relative(root, folder);
  if (inside === "") return { files: folderTree(root), path: "." };
  if (!isAbsolute(inside) && inside.split(sep)[0] !== "..") return { files: folderTree(root), path: posix(inside) };
  return { files: folderTree(dirname(folder)), path: basename(folder) };
}

/** With links followed, because the user named it; a manifest stands for the folder that holds it. */
function folderOf(path: string): string {
  if (!existsSync(path)) return path;
  const real = realpathSync(path);
  return statSync(real).isFile() ? dirname(real) : real;
}

function posix(path: string): string {
  return path.split(sep).join("/");
}
