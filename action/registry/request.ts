import { existsSync, readFileSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { messageOf, UserError } from "../../workflows/errors.ts";
import type { AllowedSources } from "../../workflows/weaver/dependencies/allowed-sources.ts";
import type { CredentialOf } from "../../workflows/weaver/dependencies/credential.ts";
import type { FetchPolicy } from "../../workflows/weaver/dependencies/fetch-sources.ts";
import { prepareDependencies } from "../../workflows/weaver/dependencies/prepare-dependencies.ts";
import type { DependencySources } from "../../workflows/weaver/embedded/dependency-sources.ts";
import { parseVirtualPath } from "../../workflows/weaver/embedded/virtual-path.ts";
import { parseParam, parseParamsFile } from "../../workflows/weaver/forge/params.ts";
import type { Baseline, RegistryRequest } from "../../workflows/weaver/weaver.ts";
import { folderTree } from "../../workflows/workspace/folder-tree.ts";
import type { FileTree } from "../../workflows/workspace/workspace.ts";
import { findRoot } from "../checkout/find-root.ts";
import { allowedHosts } from "../configuration/allowed-hosts.ts";
import { programVariables } from "../environment.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { RegistryOptions } from "./arguments.ts";
import { namedRegistry } from "./named-registry.ts";

export interface Surroundings {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  readonly schemaUrlOverrides?: Readonly<Record<string, string>>;
  /** Tokens of `.weaver.toml`. */
  readonly credentialOf?: CredentialOf;
  /** Hosts and addresses that may be asked beside those of `allowedHosts`. */
  readonly allow?: AllowedSources;
  /** In place of OpenTelemetry's own registry, where none is named. */
  readonly defaultRegistry?: string;
}

/** What Weaver takes where no registry is named. */
const openTelemetry = "https://github.com/open-telemetry/semantic-conventions.git[model]";

/** The registry that a command is about: as named, or OpenTelemetry's own. */
export function registryName({ registry }: RegistryOptions, { defaultRegistry = openTelemetry }: Surroundings): string {
  return registry ?? defaultRegistry;
}

/**
 * What all commands on a registry ask for, with everything fetched that its manifests name.
 * @throws UserError `folder-not-local`, `link-leads-out`, `link-broken`
 */
export async function registryRequest(options: RegistryOptions, surroundings: Surroundings): Promise<RegistryRequest> {
  const name = registryName(options, surroundings);
  const found = await sourceOf(name, options, surroundings);
  const source = options.registry === undefined ? sayingHowToName(found) : found;
  return {
    ...source,
    v2: options.v2 ?? false,
    includeUnreferenced: options.includeUnreferenced ?? false,
    future: options.future ?? false,
    policies: options.policy ?? [],
    skipPolicies: options.skipPolicies ?? false,
    signal: surroundings.signal,
  };
}

/** The registry of `--baseline-registry`, where it was given. */
export async function baselineOf(options: RegistryOptions, surroundings: Surroundings): Promise<Baseline | undefined> {
  const { baselineRegistry } = options;
  return baselineRegistry === undefined ? undefined : sourceOf(baselineRegistry, options, surroundings);
}

/** Whoever named no registry may not have meant to fetch one. */
function sayingHowToName({ dependencies, ...source }: Baseline): Baseline {
  if (dependencies === undefined) return source;
  const hint = "Name the folder of your registry, such as `-r model`: without it OpenTelemetry's own is fetched.";
  const find: DependencySources["find"] = (path) => {
    const known = dependencies.find(path);
    return known === undefined || known.ok || path !== source.registry ? known : { ...known, hint };
  };
  const { all } = dependencies;
  const override: DependencySources["override"] = (url) => dependencies.override(url);
  return { ...source, dependencies: { all, find, override, namedAt: (file) => dependencies.namedAt(file) } };
}

/** What git may know of the user: nothing, unless `--allow-git-credentials` says so. */
export function gitOfUser(
  { allowGitCredentials }: RegistryOptions,
  { variables }: Terminal,
): Pick<FetchPolicy, "env" | "asUser"> {
  return { env: programVariables(variables), ...(allowGitCredentials === true ? { asUser: variables } : {}) };
}

async function sourceOf(name: string, options: RegistryOptions, surroundings: Surroundings): Promise<Baseline> {
  const { followSymlinks = false, linksInside = false } = options;
  const { folder } = surroundings.terminal;
  const kind = parseVirtualPath(name)?.kind;
  const isLocal = kind === undefined || kind === "folder";
  const source = isLocal
    ? namedRegistry(name, { folder, followFolders: followSymlinks, anywhere: followSymlinks && !linksInside })
    : { files: folderTree(folder), path: name };
  const git = gitOfUser(options, surroundings.terminal);
  const dependencies = await dependenciesOf({ ...source, git }, surroundings);
  return { files: source.files, registry: source.path, dependencies };
}

/** Folders of the user's own repository may be read, and an archive that the user names. */
function dependenciesOf(
  { files, path, git }: { readonly files: FileTree; readonly path: string; readonly git: FetchPolicy },
  { terminal, signal, schemaUrlOverrides, credentialOf, allow: more = {} }: Surroundings,
): Promise<DependencySources> {
  const { variables, folder } = terminal;
  const folders = [findRoot(folder), ...namedArchive(path, folder), ...(more.folders ?? [])];
  const allow = allowedHosts([path], { variables, more: { ...more, folders } });
  return prepareDependencies({ ...git, files, path, allow, overrides: schemaUrlOverrides, credentialOf, signal });
}

function namedArchive(name: string, folder: string): readonly string[] {
  const path = parseVirtualPath(name);
  const file = path?.kind === "archive" ? resolve(folder, path.path) : undefined;
  return file !== undefined && existsSync(file) ? [realpathSync(file)] : [];
}

/** `-D` over `--params`, as Weaver has it; values are YAML. */
export function paramsOf(
  { param = [], params }: Pick<RegistryOptions, "param" | "params">,
  { folder }: Terminal,
): Record<string, unknown> {
  const ofFile = params === undefined ? [] : readParams(resolve(folder, params), params);
  return Object.fromEntries([...ofFile, ...param.map(parseParam)]);
}

function readParams(file: string, name: string): Iterable<readonly [string, unknown]> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw new UserError("invalid-params-file", {
      message: `${name} cannot be read: ${messageOf(cause)}`,
      hint: "Correct the path after --params.",
    });
  }
  return parseParamsFile(text, name);
}
