import { OutsideError, UserError, WeaverGenError } from "../errors.ts";
import { fetchCommits, type FetchRequest } from "./fetch-commits.ts";
import { git, tryGit, type Repository } from "./git.ts";

/** Commits that each round adds to a shallow history before the merge base is looked for again. */
const rounds = ["--deepen=50", "--deepen=200", "--deepen=1000", "--deepen=5000", "--unshallow"];

export interface MergeBaseRequest extends Pick<FetchRequest, "token"> {
  readonly base: string;
  readonly head: string;
  /** Where a shallow history can be deepened from; undefined where there is no remote. */
  readonly remote: string | undefined;
}

/**
 * The newest common ancestor of two commits; a shallow history is deepened until it shows.
 * @throws OutsideError `merge-base-missing` where the history cannot be deepened far enough; UserError
 *   `unrelated-histories` where the whole history has none
 */
export async function findMergeBase(repository: Repository, request: MergeBaseRequest): Promise<string> {
  const found = await mergeBase(repository, request);
  if (found !== undefined) return found;
  for (const depth of rounds) {
    // oxlint-disable-next-line no-await-in-loop -- each round needs the one before
    if (!(await isShallow(repository))) throw unrelated(request);
    if (request.remote === undefined) throw missing();
    const { remote, token, base, head } = request;
    // oxlint-disable-next-line no-await-in-loop -- as above
    await deepen(repository, { remote, token, depth, refspecs: [base, head] });
    // oxlint-disable-next-line no-await-in-loop -- as above
    const deeper = await mergeBase(repository, request);
    if (deeper !== undefined) return deeper;
  }
  throw unrelated(request);
}

async function mergeBase(repository: Repository, { base, head }: MergeBaseRequest): Promise<string | undefined> {
  const { exitCode, stdout } = await tryGit(repository, ["merge-base", base, head]);
  return exitCode === 0 ? stdout.toString("utf8").trim() : undefined;
}

export async function isShallow(repository: Repository): Promise<boolean> {
  return (await git(repository, ["rev-parse", "--is-shallow-repository"])).toString("utf8").trim() === "true";
}

async function deepen(repository: Repository, request: FetchRequest): Promise<void> {
  try {
    await fetchCommits(repository, request).catch(async (error: unknown) => {
      if (!(error instanceof WeaverGenError && error.code === "commit-gone")) throw error;
      // Commits that were never pushed: what they stand on is deepened with the remote's branches.
      await fetchCommits(repository, { ...request, refspecs: [] });
    });
  } catch (error) {
    repository.signal?.throwIfAborted();
    // A checkout's own credentials, or none, are not the caller's business: what helps is a deeper checkout.
    throw request.token === undefined ? missing(error) : error;
  }
}

function missing(cause?: unknown): OutsideError {
  return new OutsideError("merge-base-missing", {
    message: "This checkout is shallow, and the commit where the branch left its base is not in it.",
    hint: "Check out with the whole history (`fetch-depth: 0` of actions/checkout), or let git reach the remote.",
    cause,
  });
}

function unrelated({ base, head }: MergeBaseRequest): UserError {
  return new UserError("unrelated-histories", {
    message: `${base.slice(0, 9)} and ${head.slice(0, 9)} have no common history, so there is nothing to compare with.`,
    hint: "Name a base that the branch was made from.",
  });
}
