import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { isMap, isSeq, type Node, parseDocument, type YAMLMap } from "yaml";
import { UserError } from "../../errors.ts";
import { memoryTree } from "../../workspace/memory-tree.ts";
import type { FileTree } from "../../workspace/workspace.ts";
import type { DependencySources } from "../embedded/dependency-sources.ts";
import { legacyManifestName, type Manifest, manifestName, pathOf, readManifest } from "../embedded/manifest.ts";
import { treePath } from "../embedded/tree-path.ts";
import { parseVirtualPath } from "../embedded/virtual-path.ts";
import type { WorkingFolder } from "./working-folder.ts";

interface Dependent {
  readonly files: FileTree;
  readonly registry: string;
  readonly dependencies?: DependencySources | undefined;
}

/** Virtual paths by the folders that stand for them, as Weaver prints those. */
export type StandIns = ReadonlyMap<string, string>;

/**
 * Writes what was fetched beside the registry and lets its manifests name these folders, so that Weaver itself reaches
 * for nothing outside. To be called once the tree's own files are written.
 * @param side the folder of the tree that was written: `head` or `baseline`
 * @throws UserError `dependency-needs-embedded` for a manifest that cannot be changed safely
 */
export async function writeDependencies(
  { root }: WorkingFolder,
  side: "head" | "baseline",
  { files, registry, dependencies }: Dependent,
): Promise<StandIns> {
  if (dependencies === undefined || dependencies.all.size === 0) return new Map();
  const move = new Move({ files, dependencies, prefix: `../dependencies/${side}-` });
  const manifests = move.manifests({ files, folder: treePath(registry), outside: undefined, path: registry });
  const own = [...manifests].map(([path, text]) => ({ path: join(root, side, path), text }));
  const fetched = move.fetched.map(({ path, text }) => ({ path: join(root, "head", path), text }));
  for (const { path, text } of [...own, ...fetched]) {
    // oxlint-disable-next-line no-await-in-loop -- some dozen files
    await mkdir(dirname(path), { recursive: true });
    // oxlint-disable-next-line no-await-in-loop -- as above
    await writeFile(path, text);
  }
  return move.standIns(side === "baseline" ? "baseline:" : "");
}

/** What Weaver prints, with the sources' own names in place of the folders that stood for them. */
export function withoutStandIns(text: string, standIns: StandIns): string {
  if (standIns.size === 0) return text;
  return text.replaceAll(/\.\.\/dependencies\/(?:head|baseline)-\d+/g, (name) => standIns.get(name) ?? name);
}

interface Location {
  readonly files: FileTree;
  /** The registry's folder, or its manifest. */
  readonly folder: string | undefined;
  readonly outside: string | undefined;
  readonly path: string;
}

class Move {
  readonly fetched: { readonly path: string; readonly text: string }[] = [];
  readonly #files: FileTree;
  readonly #sources: DependencySources;
  readonly #prefix: string;
  readonly #folders = new Map<string, string>();
  readonly #seen = new Set<string>();

  constructor(facts: { readonly files: FileTree; readonly dependencies: DependencySources; readonly prefix: string }) {
    this.#files = facts.files;
    this.#sources = facts.dependencies;
    this.#prefix = facts.prefix;
  }

  standIns(mark: string): StandIns {
    return new Map([...this.#folders].map(([path, folder]) => [folder, `${mark}${path}`]));
  }

  /** The tree's manifests that have to change, by their paths. */
  manifests(location: Location): ReadonlyMap<string, string> {
    const changed = new Map<string, string>();
    this.#visit(location, (path, text) => changed.set(path, text));
    return changed;
  }

  #visit(location: Location, change: (path: string, text: string) => void): void {
    const { files, folder, outside, path } = location;
    if (folder === undefined || this.#seen.has(path)) return;
    this.#seen.add(path);
    const file = manifestFile(files, folder);
    const found = file === undefined ? undefined : readManifest({ files, folder, outside }, path);
    if (file === undefined || found === undefined || "failure" in found) return;
    const { manifest } = found;
    const local = manifest.dependencies.map((dependency) => this.#localPath(pathOf(dependency, this.#sources), change));
    const uri = this.#localUri(manifest, outside === undefined ? posix.dirname(file) : undefined);
    if (uri === undefined && local.every((each) => each === undefined)) return;
    const text = changedManifest(files.read(file) ?? "", { local, uri });
    checkLocal(text, path);
    change(file, text);
  }

  /** Where a dependency lies now; undefined where it stays in its folder of the tree. */
  #localPath(path: ReturnType<typeof pathOf>, change: (path: string, text: string) => void): string | undefined {
    if (typeof path !== "string") return undefined;
    const folder = parseVirtualPath(path)?.kind === "folder" ? treePath(path) : undefined;
    if (folder === undefined) return this.#standIn(path);
    this.#visit({ files: this.#files, folder, outside: undefined, path }, change);
    return undefined;
  }

  #localUri({ resolvedUri }: Manifest, inTree: string | undefined): string | undefined {
    if (resolvedUri === undefined || parseVirtualPath(resolvedUri)?.kind === "folder") return undefined;
    const name = this.#standIn(resolvedUri)?.slice("../dependencies/".length);
    if (name === undefined) return undefined;
    if (inTree === undefined) return `../${name}`;
    return `${posix.relative(posix.join("head", inTree), "dependencies")}/${name}`;
  }

  #standIn(path: string): string | undefined {
    const source = this.#sources.find(path);
    if (source?.ok !== true) return undefined;
    const { files, folder } = source;
    const isFile = folder !== "" && files.read(folder) !== undefined;
    const name = this.#folders.get(path) ?? `${this.#prefix}${this.#folders.size}`;
    if (!this.#folders.has(path)) {
      this.#folders.set(path, name);
      this.#copy(name, { files, folder, outside: path, path, isFile });
    }
    return isFile ? `${name}/${folder}` : name;
  }

  #copy(name: string, { isFile, ...location }: Location & { readonly isFile: boolean }): void {
    const { files, folder = "" } = location;
    const below = isFile ? "" : folder;
    const inside = (path: string): string => (below === "" ? path : path.slice(below.length + 1));
    const texts = new Map(files.list(below).map((path) => [inside(path), files.read(path) ?? ""]));
    this.#visit(location, (path, text) => texts.set(inside(path), text));
    for (const [path, text] of texts) this.fetched.push({ path: posix.join(name, path), text });
  }
}

function manifestFile(files: FileTree, folder: string): string | undefined {
  const names = [folder, ...[manifestName, legacyManifestName].map((name) => posix.join(folder, name))];
  return names.find((name) => name !== "" && files.read(name) !== undefined);
}

interface Changes {
  /** One for each dependency, in their order. */
  readonly local: readonly (string | undefined)[];
  readonly uri: string | undefined;
}

/** Only the values change, so that lines stay where they are as far as they can. */
function changedManifest(text: string, { local, uri }: Changes): string {
  const root = parseDocument(text, { logLevel: "silent" }).contents;
  const edits: Edit[] = [];
  if (!isMap(root)) return text;
  if (uri !== undefined) {
    const key = ["resolved_registry_uri", "resolved_schema_uri"].find((name) => root.has(name)) ?? "";
    edits.push(...replaced(root, key, uri));
  }
  const list = root.get("dependencies", true);
  const items = isSeq(list) ? list.items : [];
  for (const [index, path] of local.entries()) {
    const item = items[index];
    if (path === undefined || !isMap(item)) continue;
    edits.push(...(item.has("registry_path") ? replaced(item, "registry_path", path) : added(item, path, text)));
  }
  const fromTheEnd = edits.toSorted((one, other) => other.from - one.from);
  return fromTheEnd.reduce((rest, edit) => rest.slice(0, edit.from) + edit.text + rest.slice(edit.to), text);
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function replaced(map: YAMLMap, key: string, value: string): Edit[] {
  const range = (map.get(key, true) as Node | undefined)?.range;
  return range ? [{ from: range[0], to: range[1], text: JSON.stringify(value) }] : [];
}

/** A first key of a map, in the column of the one that is first now. */
function added(map: YAMLMap, path: string, text: string): Edit[] {
  const from = (map.items[0]?.key as Node | undefined)?.range?.[0];
  if (from === undefined) return [];
  const column = from - (text.lastIndexOf("\n", from - 1) + 1);
  const next = map.flow === true ? ", " : `\n${" ".repeat(column)}`;
  return [{ from, to: from, text: `registry_path: ${JSON.stringify(path)}${next}` }];
}

/** Weaver must not find anything to fetch in what we wrote. */
function checkLocal(text: string, path: string): void {
  const found = readManifest({ files: memoryTree({ [manifestName]: text }) }, path);
  const manifest = found !== undefined && "manifest" in found ? found.manifest : undefined;
  const paths = manifest?.dependencies.map((dependency) => pathOf(dependency, undefined)) ?? [];
  const all = [...paths, manifest?.resolvedUri].filter((each) => typeof each === "string");
  if (manifest !== undefined && all.every((each) => parseVirtualPath(each)?.kind === "folder")) return;
  throw new UserError("dependency-needs-embedded", {
    message: `The manifest of ${path} names its dependencies in a form that cannot be handed to the Weaver binary.`,
    hint: "Write each dependency with a plain `registry_path`, or use the embedded engine.",
  });
}
