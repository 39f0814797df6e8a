import { relative, resolve } from "node:path";
import { UserError, WeaverGenError } from "../../workflows/errors.ts";
import { nearestName } from "../../workflows/names/nearest-name.ts";
import { findRegistries } from "../../workflows/settings/find-registries.ts";
import { readSettings } from "../../workflows/settings/read-settings.ts";
import { type RegistrySettings, type Settings, settingsPath } from "../../workflows/settings/settings.ts";
import { folderTree } from "../../workflows/workspace/folder-tree.ts";
import { openMergeBase } from "../../workflows/workspace/local-workspace.ts";
import type { FileTree } from "../../workflows/workspace/workspace.ts";
import { programVariables } from "../environment.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { findRoot } from "./find-root.ts";

/** The checkout that the user stands in, as it is on disk. */
export interface Repository {
  readonly root: string;
  readonly files: FileTree;
  readonly settings: Settings;
  readonly registries: readonly RegistrySettings[];
}

/**
 * Reads the repository's own settings; its user runs it, so that the working folder's are in force.
 * @throws UserError `settings-invalid`
 */
export function openRepository({ folder }: Pick<Terminal, "folder">): Repository {
  const root = findRoot(folder);
  const files = folderTree(root);
  const { settings, problems } = readSettings(files.read(settingsPath));
  const [first] = problems;
  if (first) {
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more: \`weavergen config validate\`)` : "";
    throw new UserError("settings-invalid", {
      message: `${first.message}${more}`,
      ...(first.hint === undefined ? {} : { hint: first.hint }),
      at: { file: relative(folder, resolve(root, first.file)), line: first.line },
    });
  }
  return { root, files, settings, registries: findRegistries({ settings, files }) };
}

/** What the branch started from, to tell which generated files are no longer generated; none where git knows of none. */
export async function baseFiles({ folder, variables, signal }: Terminal): Promise<FileTree | undefined> {
  try {
    return (await openMergeBase({ folder, env: programVariables(variables), signal })).files;
  } catch (error) {
    if (error instanceof WeaverGenError && error.actor !== "bug") return undefined;
    throw error;
  }
}

/**
 * The registries with only the targets that were named; all where none is.
 * @throws UserError `target-unknown`, `no-targets`
 */
export function chooseTargets(registries: readonly RegistrySettings[], named: readonly string[]): RegistrySettings[] {
  const known = registries.flatMap(({ targets, docs }) => [
    ...targets.map(({ name }) => name),
    ...docs.map(({ target }) => target),
  ]);
  if (known.length === 0) throw noTargets(registries);
  const unknown = named.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const meant = nearestName(unknown, known);
    throw new UserError("target-unknown", {
      message: `There is no target ${JSON.stringify(unknown)}.`,
      hint: meant === undefined ? `Use one of ${[...new Set(known)].join(", ")}.` : `Did you mean ${meant}?`,
    });
  }
  if (named.length === 0) return [...registries];
  return registries.map((registry) => ({
    ...registry,
    targets: registry.targets.filter(({ name }) => named.includes(name)),
    docs: registry.docs.filter(({ target }) => named.includes(target)),
  }));
}

function noTargets(registries: readonly RegistrySettings[]): UserError {
  if (registries.length === 0) return noRegistry();
  return new UserError("no-targets", {
    message: `Nothing is generated here: no target is configured for ${registries.map(({ path }) => path).join(", ")}.`,
    hint: `Name targets with their output in ${settingsPath}; \`weavergen config init\` writes a first one.`,
  });
}

/** For commands that are of no use without a registry. */
export function noRegistry(): UserError {
  return new UserError("registry-not-found", {
    message: "There is no registry here: neither the settings name one, nor is there a folder with a manifest.yaml.",
    hint: `Run inside the checkout of a registry, or name its path in ${settingsPath}.`,
  });
}
