import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OutsideError, UserError, WeaverGenError } from "../errors.ts";
import { changedFiles } from "./changed-files.ts";
import { commitTree, type Texts } from "./commit-tree.ts";
import { fetchCommits, remoteRefs } from "./fetch-commits.ts";
import { git, type Repository } from "./git.ts";
import { findMergeBase } from "./merge-base.ts";
import { takeTurn } from "./take-turn.ts";
import type { Workspace } from "./workspace.ts";

export interface FetchedWorkspaceOptions {
  /** Clone URL without credentials. */
  readonly url: string;
  readonly base: { readonly ref: string; readonly sha: string };
  /** `pullRequest` is left out for a merge group. */
  readonly head: { readonly sha: string; readonly pullRequest?: number | undefined; readonly ref?: string | undefined };
  /** Asked before each contact with the remote; it reaches git by the environment alone. */
  readonly token?: (() => Promise<string>) | undefined;
  /** Folder that keeps one bare repository for each URL; left out: a temporary one, removed afterwards. */
  readonly folder?: string | undefined;
  /** For git: `PATH`, proxies. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Fetches base and head of a pull request by their exact commits into a bare repository.
 * @throws UserError `head-gone` (nothing is left to review), `unrelated-histories`; OutsideError `head-moved` and
 *   `base-gone` (read the pull request again), `token-refused`, `repository-gone`, `fetch-failed`, `merge-base-missing`
 */
export async function fetchWorkspace(options: FetchedWorkspaceOptions): Promise<Workspace> {
  if (options.folder === undefined) return fetchInto(options);
  try {
    return await fetchInto(options);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    // A worker that was killed can leave a kept repository locked or half written.
    return fetchInto({ ...options, folder: undefined });
  }
}

const isDamaged = (error: unknown) =>
  error instanceof WeaverGenError && ["fetch-failed", "git-failed", "blob-missing"].includes(error.code);

async function fetchInto(options: FetchedWorkspaceOptions): Promise<Workspace> {
  const bare = await openBare(options);
  try {
    const { mergeBase } = await takeTurn(bare.repository.folder, async () => {
      await initialise(bare.repository);
      return fetchBoth(bare.repository, options);
    });
    return { ...(await build(bare.repository, options, mergeBase)), [Symbol.asyncDispose]: bare.dispose };
  } catch (error) {
    await bare.dispose();
    throw error;
  }
}

async function build(repository: Repository, { base, head }: FetchedWorkspaceOptions, mergeBase: string) {
  const texts: Texts = new Map();
  const [baseFiles, headFiles, trustedFiles, changed] = await Promise.all([
    commitTree(repository, mergeBase, texts),
    commitTree(repository, head.sha, texts),
    commitTree(repository, base.sha, texts),
    changedFiles(repository, mergeBase, head.sha),
  ]);
  return {
    base: { commit: mergeBase, ref: base.ref, files: baseFiles },
    head: { commit: head.sha, ref: head.ref, files: headFiles },
    trusted: { commit: base.sha, ref: base.ref, files: trustedFiles },
    changed,
  };
}

async function openBare({ url, folder, env, signal }: FetchedWorkspaceOptions) {
  const parent = folder ?? (await mkdtemp(join(tmpdir(), "weavergen-fetch-")));
  const name = `${createHash("sha256").update(url).digest("hex").slice(0, 32)}.git`;
  const repository: Repository = { folder: join(parent, name), env: { ...env, GIT_DIR: join(parent, name) }, signal };
  const dispose = async () => {
    if (folder === undefined) await rm(parent, { recursive: true, force: true });
  };
  return { repository, dispose };
}

async function initialise(repository: Repository): Promise<void> {
  if (existsSync(join(repository.folder, "HEAD"))) return;
  await mkdir(repository.folder, { recursive: true });
  // An empty template folder: no sample hooks, whatever this machine's git would copy.
  await git(repository, ["init", "--quiet", "--bare", "--template="]);
}

async function fetchBoth(repository: Repository, options: FetchedWorkspaceOptions) {
  const { url, base, head, token } = options;
  const fetch = (...refspecs: string[]) =>
    fetchCommits(repository, { remote: url, token, depth: "--depth=50", refspecs });
  // Kept as refs, so that the next fetch into a kept folder asks only for what is new.
  const keepBase = `+${base.sha}:refs/weavergen/base/${base.sha}`;
  const keepHead = `+${head.sha}:refs/weavergen/head/${head.pullRequest ?? head.sha}`;
  await fetch(keepBase, keepHead).catch(async (error: unknown) => {
    if (!isGone(error)) throw error;
    await fetch(keepBase).catch((again: unknown) => {
      throw isGone(again) ? baseGone(options, again) : again;
    });
    throw await headGone(repository, options, error);
  });
  return { mergeBase: await findMergeBase(repository, { base: base.sha, head: head.sha, remote: url, token }) };
}

const isGone = (error: unknown) => error instanceof WeaverGenError && error.code === "commit-gone";

function baseGone({ base }: FetchedWorkspaceOptions, cause: unknown): OutsideError {
  return new OutsideError("base-gone", {
    message: `Commit ${base.sha.slice(0, 9)} of the base branch ${base.ref} is no longer there.`,
    hint: "The base branch was rewritten or removed; the pull request is read again.",
    cause,
  });
}

async function headGone(repository: Repository, options: FetchedWorkspaceOptions, cause: unknown) {
  const { url, head, token } = options;
  const ref = `refs/pull/${head.pullRequest ?? 0}/head`;
  const refs = await remoteRefs(repository, { remote: url, token, patterns: [ref] });
  const now = refs.get(ref);
  if (now === undefined) {
    return new UserError("head-gone", {
      message: `The head ${head.sha.slice(0, 9)} is gone: its branch was deleted.`,
      hint: "Restore the branch and push to have it reviewed.",
      cause,
    });
  }
  if (now === head.sha) return cause;
  return new OutsideError("head-moved", {
    message: `The head ${head.sha.slice(0, 9)} is gone: a force push replaced it with ${now.slice(0, 9)}.`,
    hint: "Nothing to do: the new head is reviewed on its own.",
    cause,
  });
}
