import { readdirSync, realpathSync, statSync, type Stats } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { UserError } from "../errors.ts";
import { folderTree } from "./folder-tree.ts";
import { isBelow, plainFolder, treeSegments } from "./tree-path.ts";
import type { FileTree } from "./workspace.ts";

/** Which symbolic links are followed; for folders of the user's own alone, never for a pull request's. */
export interface LinkRules {
  /** Folder of the tree that the user named: it may be a link itself. */
  readonly named: string;
  /** Links to folders are followed like links to files, and one that leads nowhere or in a circle is an error. */
  readonly folders: boolean;
  /** Whether what a link leads to may be read, by its real path and by the path of the link. */
  readonly mayRead: (real: string, path: string) => boolean;
  /** Links that must not be left out in silence where they may not be read. */
  readonly isWanted: (path: string) => boolean;
}

const maxEntries = 50_000;

/**
 * Like `folderTree`, but symbolic links are followed as the rules say. Nothing is read from `.git`.
 * @throws UserError `folder-missing` here; where it is listed or read `link-broken`, `link-leads-out`, `too-many-files`, `file-too-large`
 */
export function linkedTree(root: string, rules: LinkRules): FileTree {
  return new LinkedTree(root, rules);
}

interface Folder {
  readonly real: string;
  readonly path: string;
  /** The folder and those above it, as far as the list began. */
  readonly line: readonly { readonly stats: Stats; readonly path: string }[];
}

interface Found {
  readonly paths: string[];
  /** Files, folders and links that were seen. */
  entries: number;
}

class LinkedTree implements FileTree {
  readonly root: string;
  readonly #plain: FileTree;
  readonly #rules: LinkRules;
  readonly #named: string;
  /** Of the named folder, where there is one. */
  readonly #realNamed: string | undefined;

  constructor(root: string, rules: LinkRules) {
    this.#plain = folderTree(root);
    this.root = this.#plain.root ?? root;
    this.#rules = rules;
    this.#named = plainFolder(rules.named);
    this.#realNamed = realOf(join(this.root, this.#named));
  }

  list(folder: string): readonly string[] {
    const path = plainFolder(folder);
    const real = this.#realFolder(path);
    if (real === undefined) return [];
    const found: Found = { paths: [], entries: 0 };
    this.#walk({ real, path, line: [{ stats: statSync(real), path }] }, found);
    return found.paths.toSorted();
  }

  hasFolder(folder: string): boolean {
    return this.#realFolder(plainFolder(folder)) !== undefined;
  }

  read(path: string): string | undefined {
    const text = this.#plain.read(path);
    const place = text === undefined ? this.#placeOf(path) : undefined;
    return place === undefined ? text : folderTree(dirname(place)).read(basename(place));
  }

  bytes(path: string): Uint8Array | undefined {
    const bytes = this.#plain.bytes?.(path);
    const place = bytes === undefined ? this.#placeOf(path) : undefined;
    return place === undefined ? bytes : folderTree(dirname(place)).bytes?.(basename(place));
  }

  /** The real path of a file that may be read. */
  #placeOf(path: string): string | undefined {
    const segments = treeSegments(path);
    const folder = segments === undefined ? undefined : this.#realFolder(segments.slice(0, -1).join("/"));
    const real = folder === undefined ? undefined : realOf(join(folder, basename(path)));
    if (real === undefined || real === join(folder ?? "", basename(path))) return real;
    if (isInGit(real)) return undefined;
    if (!this.#mayRead(real, path)) throw leadsOut(path, real);
    return real;
  }

  /** The real path of a folder that exists, unless a link lies on the way to it that is not followed. */
  #realFolder(path: string): string | undefined {
    if (path !== "" && treeSegments(path) === undefined) return undefined;
    const real = realOf(join(this.root, path));
    if (real === undefined || isInGit(relative(this.root, real)) || !statSync(real).isDirectory()) return undefined;
    const named = this.#realNamed;
    const isNamed = named !== undefined && (path === this.#named || isBelow(path, this.#named));
    const expected = isNamed ? join(named, path.slice(this.#named.length)) : join(this.root, path);
    return real === join(expected) || this.#rules.folders ? real : undefined;
  }

  #mayRead(real: string, path: string): boolean {
    const named = this.#realNamed;
    return (named !== undefined && (real === named || real.startsWith(named + sep))) || this.#rules.mayRead(real, path);
  }

  #walk(folder: Folder, found: Found): void {
    for (const entry of readdirSync(folder.real, { withFileTypes: true })) {
      if (treeSegments(entry.name) === undefined) continue;
      const path = folder.path === "" ? entry.name : `${folder.path}/${entry.name}`;
      if (++found.entries > maxEntries) throw tooMany(folder.path);
      if (entry.isFile()) found.paths.push(path);
      if (entry.isSymbolicLink()) this.#follow({ folder, name: entry.name, path }, found);
      if (!entry.isDirectory()) continue;
      const real = join(folder.real, entry.name);
      // Weaver looks for no link in hidden folders.
      if (!this.#rules.folders || !entry.name.startsWith(".")) this.#walk(inner(folder, { real, path }), found);
    }
  }

  #follow(link: { readonly folder: Folder; readonly name: string; readonly path: string }, found: Found): void {
    const { folder, name, path } = link;
    const { folders } = this.#rules;
    const stats = this.#stats(join(folder.real, name), path);
    const real = stats === undefined ? undefined : realOf(join(folder.real, name));
    if (stats === undefined || real === undefined || isInGit(real)) return;
    if (stats.isFile()) {
      if (this.#mayRead(real, path)) found.paths.push(path);
      else if (this.#rules.isWanted(path)) throw leadsOut(path, real);
    }
    if (!stats.isDirectory() || !(folders || path === this.#named)) return;
    const above = folder.line.find((each) => each.stats.ino === stats.ino && each.stats.dev === stats.dev);
    if (above !== undefined) throw broken(`File system loop found: ${path} points to an ancestor ${above.path}`, path);
    if (!this.#mayRead(real, path)) throw leadsOut(path, real);
    if (!name.startsWith(".")) this.#walk(inner(folder, { real, path }), found);
  }

  #stats(absolute: string, path: string): Stats | undefined {
    try {
      return statSync(absolute);
    } catch (error) {
      if (!this.#rules.folders) return undefined;
      throw broken(`IO error for operation on ${path}: ${ioProblem(error)}`, path);
    }
  }
}

function inner(folder: Folder, { real, path }: Pick<Folder, "real" | "path">): Folder {
  return { real, path, line: [...folder.line, { stats: statSync(real), path }] };
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isInGit(path: string): boolean {
  return path.split(sep).some((part) => part.toLowerCase() === ".git");
}

const ioProblems: Readonly<Record<string, string>> = {
  ENOENT: "No such file or directory (os error 2)",
  EACCES: "Permission denied (os error 13)",
  ELOOP: "Too many levels of symbolic links (os error 40)",
};

function ioProblem(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
  return ioProblems[code] ?? code;
}

function broken(message: string, file: string): UserError {
  return new UserError("link-broken", {
    message,
    hint: "Correct or remove the link, or leave out --follow-symlinks.",
    at: { file, line: 1 },
  });
}

function leadsOut(path: string, real: string): UserError {
  return new UserError("link-leads-out", {
    message: `${path} is a symbolic link that leads out of its bounds, to ${real}.`,
    hint: "Put a file in the link's place; a registry's links are followed anywhere with --follow-symlinks.",
    at: { file: path, line: 1 },
  });
}

function tooMany(folder: string): UserError {
  return new UserError("too-many-files", {
    message: `The folder ${folder} leads to more than ${maxEntries} files and folders.`,
    hint: "Name the registry's own folder, and check the links in it.",
  });
}
