import type { FileContent } from "../git/commit-files.ts";
import { commitFiles } from "../git/commit-files.ts";
import { moveRef, noCommit, readRef } from "../git/refs.ts";
import type { Account, RepositoryRecord } from "../records.ts";
import type { World } from "../world.ts";
import { gitPerson, githubPerson } from "./identity.ts";
import { branchMoved } from "./move-branch.ts";

export interface BranchCommit {
  readonly repository: RepositoryRecord;
  readonly branch: string;
  readonly author: Account;
  readonly message: string;
  readonly changes: Readonly<Record<string, FileContent | null>>;
  /** The tip that the author knows; another one is `StaleBranch`. */
  readonly expected?: string;
  /** The parent, when it is not the tip: the branch then moves by force. */
  readonly onto?: string;
  /** Made and signed by GitHub on behalf of the author. */
  readonly signed?: boolean;
}

/** The branch stands at another commit than the author expected. */
export class StaleBranch extends Error {
  readonly tip: string | undefined;
  constructor(tip: string | undefined) {
    super("the branch has moved");
    this.tip = tip;
  }
}

/** Commits onto a branch (made where it does not exist) with everything that follows from a push. @returns its sha */
export async function commitOnBranch(world: World, wish: BranchCommit): Promise<string> {
  const { repository, author } = wish;
  const ref = `refs/heads/${wish.branch}`;
  return await world.alone(repository, async () => {
    const tip = await readRef(repository.folder, ref);
    if (wish.expected !== undefined && wish.expected !== tip) throw new StaleBranch(tip);
    const parent = wish.onto ?? tip;
    const after = await commitFiles(repository.folder, {
      parents: parent ? [parent] : [],
      message: wish.message,
      author: gitPerson(author),
      ...(wish.signed ? { committer: githubPerson } : {}),
      date: world.now(),
      changes: wish.changes,
    });
    if (wish.signed) repository.signed.add(after);
    const before = tip ?? noCommit;
    await moveRef(repository.folder, ref, { before, after });
    await branchMoved(world, { repository, ref, before, after, pusher: author });
    return after;
  });
}
