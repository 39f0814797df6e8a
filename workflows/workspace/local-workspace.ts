import { UserError } from "../errors.ts";
import { changedFiles } from "./changed-files.ts";
import { commitTree, type Texts } from "./commit-tree.ts";
import { fetchCommits } from "./fetch-commits.ts";
import { git, tryGit, type Repository } from "./git.ts";
import { findMergeBase, isShallow } from "./merge-base.ts";
import { snapshotFolder, type Snapshot } from "./snapshot-folder.ts";
import type { Tree, Workspace } from "./workspace.ts";

export interface LocalWorkspaceOptions {
  /** Any folder inside the checkout. */
  readonly folder: string;
  /** Base branch or commit; left out: the default branch of the remote, else `main` or `master`. */
  readonly base?: string | undefined;
  /** Head branch or commit; left out: the working folder as it is, uncommitted and untracked files included. */
  readonly head?: string | undefined;
  /** Where configuration, templates and policies come from; left out: the tip of the base. */
  readonly trusted?: string | undefined;
  /** For fetching what a shallow checkout lacks, where the checkout holds no credentials of its own. */
  readonly token?: (() => Promise<string>) | undefined;
  /** For git: `PATH`, proxies. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Accept a checkout that another user owns. */
  readonly ownedByOther?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface LocalWorkspace extends Workspace {
  /** Root of the checkout: what paths are relative to. */
  readonly folder: string;
}

/**
 * Opens a local checkout as base and head. Nothing is checked out; only a shallow history may be deepened.
 * @throws UserError `not-a-repository`, `no-commits`, `base-not-found`, `ref-not-found`, `unrelated-histories`;
 *   OutsideError `merge-base-missing`; OperatorError `git-missing`, `repository-not-trusted`
 */
export async function openLocalWorkspace(options: LocalWorkspaceOptions): Promise<LocalWorkspace> {
  const repository = await openRepository(options);
  const remote = await remoteOf(repository);
  const source: Source = { repository, remote, token: options.token };
  const base = options.base === undefined ? await defaultBase(source) : await named(source, options.base);
  const head = options.head === undefined ? await currentHead(repository) : await named(source, options.head);
  const trusted = options.trusted === undefined ? base : await named(source, options.trusted);
  const mergeBase = await findMergeBase(repository, { ...source, base: base.commit, head: head.commit });
  const snapshot = options.head === undefined ? await snapshotFolder(repository) : undefined;
  try {
    return await build({ repository, snapshot, mergeBase, base, head, trusted });
  } catch (error) {
    await snapshot?.[Symbol.asyncDispose]();
    throw error;
  }
}

/**
 * Where the current branch began, without a look at the working folder, which takes long where that is large.
 * @throws as `openLocalWorkspace`
 */
export async function openMergeBase(options: Pick<LocalWorkspaceOptions, "folder" | "env" | "signal">): Promise<Tree> {
  const repository = await openRepository(options);
  const source: Source = { repository, remote: await remoteOf(repository), token: undefined };
  const [base, head] = await Promise.all([defaultBase(source), currentHead(repository)]);
  const commit = await findMergeBase(repository, { ...source, base: base.commit, head: head.commit });
  return { commit, ref: base.ref, files: await commitTree(repository, commit) };
}

interface Source {
  readonly repository: Repository;
  readonly remote: string | undefined;
  readonly token: (() => Promise<string>) | undefined;
}

type Commit = Pick<Tree, "commit" | "ref">;

interface Parts {
  readonly repository: Repository;
  readonly snapshot: Snapshot | undefined;
  readonly mergeBase: string;
  readonly base: Commit;
  readonly head: Commit;
  readonly trusted: Commit;
}

async function build({ repository, snapshot, mergeBase, base, head, trusted }: Parts): Promise<LocalWorkspace> {
  const seen = snapshot?.repository ?? repository;
  const headTree = snapshot?.tree ?? head.commit;
  const texts: Texts = new Map();
  const [baseFiles, headFiles, trustedFiles, changed] = await Promise.all([
    commitTree(repository, mergeBase, texts),
    commitTree(seen, headTree, texts),
    commitTree(repository, trusted.commit, texts),
    changedFiles(seen, mergeBase, headTree),
  ]);
  return {
    folder: repository.folder,
    base: { commit: mergeBase, ref: base.ref, files: baseFiles },
    head: { ...head, files: headFiles },
    trusted: { ...trusted, files: trustedFiles },
    changed,
    [Symbol.asyncDispose]: async () => snapshot?.[Symbol.asyncDispose](),
  };
}

async function openRepository({
  folder,
  env,
  ownedByOther,
  signal,
}: Pick<LocalWorkspaceOptions, "folder" | "env" | "ownedByOther" | "signal">): Promise<Repository> {
  const inside: Repository = { folder, env, ownedByOther, signal };
  const { exitCode, stdout } = await tryGit(inside, ["rev-parse", "--show-toplevel"]);
  if (exitCode === 0) return { ...inside, folder: stdout.toString("utf8").replace(/\n$/, "") };
  throw new UserError("not-a-repository", {
    message: `${folder} is not inside a git checkout.`,
    hint: "Run inside a checkout, or make one with `git init` and a first commit.",
  });
}

async function remoteOf(repository: Repository): Promise<string | undefined> {
  const names = (await git(repository, ["remote"])).toString("utf8").split("\n").filter(Boolean);
  return names.includes("origin") ? "origin" : names[0];
}

const defaultBases = ["origin/HEAD", "origin/main", "main", "origin/master", "master"];

async function defaultBase({ repository }: Source): Promise<Commit> {
  for (const ref of defaultBases) {
    // oxlint-disable-next-line no-await-in-loop -- the first that exists wins
    const commit = await resolveRef(repository, ref);
    if (commit !== undefined) return { commit, ref: ref === "origin/HEAD" ? await originHead(repository) : ref };
  }
  throw new UserError("base-not-found", {
    message: `There is nothing to compare with: none of ${defaultBases.join(", ")} exists here.`,
    hint: "Name the base branch or commit with --base.",
  });
}

async function originHead(repository: Repository): Promise<string> {
  const { stdout } = await tryGit(repository, ["rev-parse", "--abbrev-ref", "origin/HEAD"]);
  return stdout.toString("utf8").trim() || "origin/HEAD";
}

/** As git resolves it; a name that only the remote has, such as the base branch in CI, is found there. */
async function named(source: Source, ref: string): Promise<Commit> {
  const { repository, remote } = source;
  const candidates = remote === undefined ? [ref] : [ref, `refs/remotes/${remote}/${ref}`];
  for (const candidate of candidates) {
    // oxlint-disable-next-line no-await-in-loop -- the first that exists wins
    const commit = await resolveRef(repository, candidate);
    if (commit !== undefined) return { commit, ref: isId(ref) ? undefined : ref };
  }
  return { commit: await fetchMissing(source, ref), ref: isId(ref) ? undefined : ref };
}

const isId = (ref: string) => /^[0-9a-f]{40}$/.test(ref);

async function resolveRef(repository: Repository, ref: string): Promise<string | undefined> {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
  const { exitCode, stdout } = await tryGit(repository, args);
  return exitCode === 0 ? stdout.toString("utf8").trim() : undefined;
}

/** A shallow checkout of one commit holds neither the base branch nor the head of a pull request. */
async function fetchMissing({ repository, remote, token }: Source, ref: string): Promise<string> {
  if (remote === undefined || !/^[\w./-]+$/.test(ref) || !(await isShallow(repository))) throw refNotFound(ref);
  const keep = "refs/weavergen/fetched";
  const wanted = isId(ref) || ref.startsWith("refs/") ? ref : `refs/heads/${ref}`;
  try {
    await fetchCommits(repository, { remote, token, refspecs: [`+${wanted}:${keep}`], depth: "--depth=50" });
    const commit = await resolveRef(repository, keep);
    if (commit !== undefined) return commit;
  } catch (cause) {
    repository.signal?.throwIfAborted();
    throw refNotFound(ref, cause);
  } finally {
    await tryGit(repository, ["update-ref", "-d", keep]);
  }
  throw refNotFound(ref);
}

function refNotFound(ref: string, cause?: unknown): UserError {
  return new UserError("ref-not-found", {
    message: `"${ref}" is not a branch, tag or commit of this checkout.`,
    hint: "Name one that exists here; in GitHub Actions check out with `fetch-depth: 0`.",
    cause,
  });
}

async function currentHead(repository: Repository): Promise<Commit> {
  const commit = await resolveRef(repository, "HEAD");
  if (commit === undefined) {
    throw new UserError("no-commits", {
      message: "This repository has no commit yet, so there is nothing to compare with.",
      hint: "Make a first commit.",
    });
  }
  const branch = await tryGit(repository, ["symbolic-ref", "--quiet", "--short", "HEAD"]);
  return { commit, ref: branch.exitCode === 0 ? branch.stdout.toString("utf8").trim() : undefined };
}
