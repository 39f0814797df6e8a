import { realpathSync, statSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import { WeaverGenError } from "../../workflows/errors.ts";
import { fetchTemplates } from "../../workflows/weaver/dependencies/fetch-templates.ts";
import { parseVirtualPath } from "../../workflows/weaver/embedded/virtual-path.ts";
import type { Diagnostic } from "../../workflows/weaver/registry.ts";
import type { GenerateRequest } from "../../workflows/weaver/weaver.ts";
import { linkedTree } from "../../workflows/workspace/linked-tree.ts";
import { isInside } from "../../workflows/workspace/tree-path.ts";
import type { FileTree } from "../../workflows/workspace/workspace.ts";
import { findRoot } from "../checkout/find-root.ts";
import { namedFolder } from "../checkout/named-folder.ts";
import { allowedHosts } from "../configuration/allowed-hosts.ts";
import type { RegistryOptions } from "./arguments.ts";
import { isWithin } from "./named-registry.ts";
import { gitOfUser, type Surroundings } from "./request.ts";
import { withoutCredentials } from "./without-credentials.ts";

export type NamedTemplates =
  | { readonly ok: true; readonly templates: GenerateRequest["templates"] }
  | { readonly ok: false; readonly problem: Diagnostic };

/** The two commands tell of templates that cannot be had by errors of their own. */
type TemplatesError = "InvalidParams" | "InvalidVirtualDirectory";

/**
 * The templates that `-t` names: a folder, an archive or a git repository.
 * @throws UserError `folder-not-local` for an address that is none of these
 */
export async function namedTemplates(
  options: RegistryOptions,
  { terminal, signal, allow, credentialOf }: Surroundings,
  { kind, target }: { readonly kind: TemplatesError; readonly target: string },
): Promise<NamedTemplates> {
  const { templates: name = "templates" } = options;
  const path = parseVirtualPath(name);
  const isFolder = path === undefined || path.kind === "folder" || isFolderNow(resolve(terminal.folder, name));
  if (isFolder) {
    const { files, path: folder } = namedFolder(terminal.folder, name);
    return { ok: true, templates: { files: withLinks({ files, folder, target }), folder } };
  }
  try {
    const found = await fetchTemplates({
      path,
      folder: terminal.folder,
      allow: allowedHosts([name], { variables: terminal.variables, more: allow }),
      credentialOf,
      signal,
      ...gitOfUser(options, terminal),
    });
    return { ok: true, templates: found };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof WeaverGenError) || error.actor === "operator") throw error;
    return { ok: false, problem: problemOf(error, { kind, name }) };
  }
}

type LocalTarget = GenerateRequest["templates"] & { readonly target: string };

/** Links of the target are followed where they stay in its folder, as with Weaver, which refuses others, too. */
function withLinks({ files, folder, target }: LocalTarget): FileTree {
  const { root } = files;
  if (root === undefined) return files;
  const inner = isFolderNow(join(root, folder, "registry")) ? posix.join(folder, "registry") : folder;
  const named = posix.join(inner, target);
  const place = join(root, named);
  if (!isFolderNow(place) || !isWithin(realpathSync(join(root, inner)), realpathSync(place))) return files;
  const repository = realpathSync(findRoot(place));
  const mayRead = (real: string, path: string): boolean => isConfig(path) && isWithin(repository, real);
  return linkedTree(root, {
    named,
    folders: false,
    mayRead,
    isWanted: (path) => isConfig(path) || isInside(path, named),
  });
}

function isConfig(path: string): boolean {
  return posix.basename(path) === "weaver.yaml";
}

function isFolderNow(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function problemOf(
  error: WeaverGenError,
  { kind, name }: { readonly kind: TemplatesError; readonly name: string },
): Diagnostic {
  const fields =
    kind === "InvalidParams" ? { params_file: name, error: error.message } : { path: name, error: error.message };
  const message = `The templates ${withoutCredentials(name)} cannot be had: ${error.message}`;
  return { severity: "error", kind, error: { [kind]: fields }, message, hint: error.hint, at: undefined, related: [] };
}
