import type { FileTree } from "../../workspace/workspace.ts";
import type { ConfigFile } from "./config.ts";
import { forgeFailure } from "./failure.ts";

export interface Templates {
  readonly files: FileTree;
  /** Folder that holds the targets, or `registry/` with them. */
  readonly folder: string;
}

/** The templates of one target; names are relative to its folder. */
export interface TemplateFolder {
  readonly folder: string;
  readonly names: readonly string[];
  read(name: string): string | undefined;
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "" && part !== ".").join("/");
}

function clean(path: string): string | undefined {
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  return parts.includes("..") ? undefined : parts.join("/");
}

function namesIn(files: FileTree, folder: string): string[] {
  const start = folder === "" ? 0 : folder.length + 1;
  return files.list(folder).map((path) => path.slice(start));
}

/** The folder of a target below the templates, never outside of them. @throws ForgeFailure `TargetNotSupported` */
export function templateFolder(templates: Templates, target: string): TemplateFolder {
  const { files } = templates;
  const base = clean(templates.folder) ?? "";
  const registry = join(base, "registry");
  const root = files.list(registry).length > 0 ? registry : base;
  const name = clean(target);
  const folder = name === undefined ? undefined : join(root, name);
  const names = folder === undefined ? [] : namesIn(files, folder);
  if (folder === undefined || names.length === 0) throw notSupported(root, target);
  const read = (path: string): string | undefined => {
    const inside = clean(path);
    return inside === undefined || path.startsWith("/") ? undefined : files.read(join(folder, inside));
  };
  return { folder, names, read };
}

function notSupported(root: string, target: string): Error {
  const error = `invalid operation: Failed to canonicalize the path '${join(root, target)}' (error: No such file or directory (os error 2)). The current working directory is '.'`;
  return forgeFailure(
    "TargetNotSupported",
    { error, root_path: root, target },
    `Target \`${target}\` not found in \`${root}\`. Error: ${error}`,
    { hint: "Please check the subdirectories of the template path for the target." },
  );
}

/** Every weaver.yaml from the tree's root down to the target; nothing outside the tree is read. */
export function configFiles(files: FileTree, folder: string): ConfigFile[] {
  const parts = folder === "" ? [] : folder.split("/");
  return [...Array(parts.length + 1).keys()].flatMap((depth) => {
    const path = join(...parts.slice(0, depth), "weaver.yaml");
    const text = files.read(path);
    return text === undefined ? [] : [{ path, text }];
  });
}

/** Configuration files that were asked for by name. @throws ForgeFailure `FileLoaderError` */
export function namedConfigFiles(files: FileTree, paths: readonly string[]): ConfigFile[] {
  return paths.map((path) => {
    const inside = clean(path);
    const text = inside === undefined ? undefined : files.read(inside);
    if (text !== undefined) return { path, text };
    const error = "No such file or directory (os error 2)";
    throw forgeFailure("FileLoaderError", { file: path, error }, `Error loading the file '${path}': ${error}`);
  });
}
