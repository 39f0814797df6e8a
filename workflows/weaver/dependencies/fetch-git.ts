import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { messageOf, WeaverGenError } from "../../errors.ts";
import { commitTree } from "../../workspace/commit-tree.ts";
import { fetchCommits, remoteRefs } from "../../workspace/fetch-commits.ts";
import { git, type Repository } from "../../workspace/git.ts";
import { memoryTree } from "../../workspace/memory-tree.ts";
import type { FileTree } from "../../workspace/workspace.ts";
import { type DiskLimit, limitFolder } from "./disk-limit.ts";
import type { AllowedSources } from "./allowed-sources.ts";
import { archiveLimits, isWanted, type SourceContent } from "./archive-files.ts";
import { resolveHost, type LookUp } from "./resolve-host.ts";
import type { SourceCache } from "./source-cache.ts";
import { notFetched, notFetchedNow, sourceProblem } from "./source-problem.ts";

export interface GitSource {
  readonly url: string;
  /** Tag, branch or commit; the default branch where left out. */
  readonly refspec: string | undefined;
  readonly subFolder: string | undefined;
}

export interface GitContext {
  readonly allow: AllowedSources;
  readonly cache: SourceCache;
  /** Files of a registry where left out. */
  readonly content?: SourceContent | undefined;
  readonly lookUp?: LookUp | undefined;
  /** Added to git's environment: proxies. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** See `Repository.asUser`. */
  readonly asUser?: Readonly<Record<string, string>> | undefined;
  /** What one commit may take on the disk while it is fetched. */
  readonly maxDiskBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

const mostDiskBytes = 512 * 1024 * 1024;

const commitId = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
/** What git could not do for reasons that may pass; a repository or a commit that is not there stays away. */
const passing: ReadonlySet<string> = new Set(["fetch-failed", "git-timeout", "git-killed"]);
/** Hosts say the same of what is private and of what is not there. */
const hidden: ReadonlySet<string> = new Set(["token-refused", "repository-gone"]);
const withoutCredentials = "there is no such repository, or it is private: no credentials are sent";
const plainRef = /^(?!.*\.\.)[A-Za-z0-9_][A-Za-z0-9_./+-]*$/;

/**
 * The registry files of one commit of a repository, in memory; only that commit is fetched.
 * @throws UserError `dependency-not-allowed`, `dependency-not-fetched`, `dependency-missing`; OutsideError
 *   `dependency-not-fetched`; the signal's reason
 */
export async function fetchGit(source: GitSource, context: GitContext): Promise<FileTree> {
  const { refspec } = source;
  if (refspec !== undefined && !plainRef.test(refspec))
    throw notFetched(source.url, `${JSON.stringify(refspec)} names no ref`);
  const { url: parsed, address } = await resolveHost(source.url, context);
  // In the form that was checked: git must not find another host in the same text.
  const url = parsed.href;
  const folder = await mkdtemp(join(tmpdir(), "weavergen-dependency-"));
  const { maxDiskBytes = mostDiskBytes } = context;
  await using limit = limitFolder(folder, maxDiskBytes);
  try {
    const repository: Repository = {
      folder,
      env: { ...context.env, ...pinned(parsed, address), GIT_ALLOW_PROTOCOL: protocols(context) },
      asUser: context.asUser,
      signal: context.signal === undefined ? limit.signal : AbortSignal.any([context.signal, limit.signal]),
    };
    const commit = await commitOf(repository, { ...source, url });
    const { content = "registry" } = context;
    const name = `${url} ${commit} ${source.subFolder ?? ""}${content === "registry" ? "" : ` ${content}`}`;
    const texts =
      (await context.cache.texts(name)) ?? (await textsOf(repository, { ...source, url, content, limit }, commit));
    await context.cache.keepTexts(name, texts);
    return memoryTree(texts);
  } catch (error) {
    context.signal?.throwIfAborted();
    if (limit.signal.aborted) throw notFetched(url, `it takes more than ${maxDiskBytes} bytes on the disk`);
    if (error instanceof WeaverGenError && (error.actor === "user" || error.code === "dependency-not-fetched"))
      throw error;
    const code = error instanceof WeaverGenError ? error.code : "";
    if (hidden.has(code) && context.asUser === undefined) throw notFetched(url, withoutCredentials, error);
    throw (passing.has(code) ? notFetchedNow : notFetched)(url, messageOf(error), error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The connection goes to the address that was checked, by http alone, and follows nobody to another host. */
function pinned(url: URL, address: string): Record<string, string> {
  const port = url.port === "" ? (url.protocol === "https:" ? "443" : "80") : url.port;
  const to = address.includes(":") ? `[${address}]` : address;
  const entries = [
    ["http.followRedirects", "false"],
    ["http.curloptResolve", `${url.hostname}:${port}:${to}`],
  ];
  const pairs = entries.flatMap(([key = "", value = ""], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return { ...Object.fromEntries(pairs), GIT_CONFIG_COUNT: String(entries.length) };
}

/** The URL is one of http; a user's own configuration may put ssh in its place. */
function protocols({ asUser }: GitContext): string {
  return asUser === undefined ? "http:https" : "http:https:ssh";
}

async function commitOf(repository: Repository, { url, refspec }: GitSource): Promise<string> {
  if (refspec !== undefined && commitId.test(refspec)) return refspec;
  const names =
    refspec === undefined
      ? ["HEAD"]
      : [`refs/tags/${refspec}^{}`, `refs/tags/${refspec}`, `refs/heads/${refspec}`, refspec];
  const refs = await remoteRefs(repository, { remote: url, patterns: names, token: undefined });
  const commit = names.map((name) => refs.get(name)).find((id) => id !== undefined);
  if (commit === undefined) throw notFetched(url, `it has no ${refspec === undefined ? "commit" : `ref ${refspec}`}`);
  return commit;
}

async function textsOf(
  repository: Repository,
  source: GitSource & { readonly content: SourceContent; readonly limit: DiskLimit },
  commit: string,
): Promise<Record<string, string>> {
  await git(repository, ["init", "--bare", "--quiet", "."]);
  await fetchCommits(repository, { remote: source.url, refspecs: [commit], depth: "--depth=1", token: undefined });
  if (await source.limit.exceeded()) source.limit.signal.throwIfAborted();
  const tree = await commitTree(repository, commit);
  const folder = source.subFolder ?? "";
  const paths = tree.list(folder).filter((path) => isWanted(path, source.content));
  if (paths.length === 0) {
    throw sourceProblem("dependency-missing", {
      message: `${source.url} has no ${source.content} ${folder === "" ? `in commit ${commit}` : `in the folder ${folder}`}.`,
      hint: "Correct the sub-folder in the brackets or the ref behind the @.",
    });
  }
  let left: number = archiveLimits.unpackedBytes;
  const texts = new Map<string, string>();
  for (const path of paths) {
    const text = tree.read(path) ?? "";
    left -= text.length;
    if (left < 0) throw notFetched(source.url, `it has more than ${archiveLimits.unpackedBytes} bytes`);
    texts.set(path, text);
  }
  return Object.fromEntries(texts);
}
