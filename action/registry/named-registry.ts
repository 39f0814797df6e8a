import { existsSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { linkedTree } from "../../workflows/workspace/linked-tree.ts";
import { findRoot } from "../checkout/find-root.ts";
import { namedFolder, type NamedFolder } from "../checkout/named-folder.ts";

interface Naming {
  /** Folder that the user stands in. */
  readonly folder: string;
  /** `--follow-symlinks`, or `.weaver.toml`. */
  readonly followFolders: boolean;
  /** `--follow-symlinks`: out of the repository, too. */
  readonly anywhere: boolean;
}

/**
 * A registry's folder, or the file that is its manifest, with symbolic links followed as Weaver does: those to files always,
 * those to folders with `--follow-symlinks`. Without it a link that leads out of the repository is refused.
 */
export function namedRegistry(name: string, { folder, followFolders, anywhere }: Naming): NamedFolder {
  const file = resolve(folder, name);
  const isManifest = existsSync(file) && statSync(file).isFile();
  const { root, path } = placeOf(folder, isManifest ? dirname(file) : name);
  const roots = [findRoot(folder), findRoot(resolve(root, path))].filter(existsSync).map((each) => realpathSync(each));
  const mayRead = (real: string): boolean => anywhere || roots.some((each) => isWithin(each, real));
  const files = linkedTree(root, { named: path, folders: followFolders, mayRead, isWanted: isDefinition });
  if (!isManifest) return { files, path };
  return { files, path: path === "." ? basename(file) : `${path}/${basename(file)}` };
}

function isDefinition(path: string): boolean {
  return /\.ya?ml$/.test(path) && path.split("/").every((segment) => !segment.startsWith("."));
}

/** As the user wrote it where that lies below the folder they stand in: Weaver derives paths from it, links or not. */
function placeOf(standing: string, name: string): { readonly root: string; readonly path: string } {
  const written = relative(standing, resolve(standing, name));
  if (existsSync(resolve(standing, name)) && written !== "" && !isAbsolute(written) && written.split(sep)[0] !== "..") {
    return { root: realpathSync(standing), path: written.split(sep).join("/") };
  }
  const { files, path } = namedFolder(standing, name);
  return { root: files.root ?? standing, path };
}

/** Whether a real path is a folder, or lies in it. */
export function isWithin(root: string, real: string): boolean {
  return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep);
}
