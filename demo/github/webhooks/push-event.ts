import type { DiffFile } from "../git/diff.ts";
import type { CommitFacts } from "../git/read-objects.ts";
import { noCommit } from "../git/refs.ts";
import type { BranchMove } from "../people/move-branch.ts";
import { repositoryPage } from "../rest/render-repository.ts";
import type { World, WorldEvent } from "../world.ts";

export interface Push extends BranchMove {
  readonly commits: readonly CommitFacts[];
  readonly files: readonly DiffFile[];
  readonly forced: boolean;
}

export function pushEvent(world: World, push: Push): WorldEvent {
  const { repository, ref, before, after, pusher } = push;
  const page = repositoryPage(world, repository);
  const last = push.commits.length - 1;
  const commits = push.commits.map((commit, index) => ({
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.date,
    url: `${page}/commit/${commit.sha}`,
    author: { ...commit.author, username: commit.author.name },
    committer: { ...commit.committer, username: commit.committer.name },
    ...changed(index === last ? push.files : []),
  }));
  return {
    name: "push",
    action: undefined,
    repository,
    account: repository.owner,
    sender: pusher,
    payload: {
      ref,
      before,
      after,
      created: before === noCommit,
      deleted: after === noCommit,
      forced: push.forced,
      base_ref: null,
      compare: `${page}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
      commits,
      head_commit: commits.at(-1) ?? null,
      pusher: { name: pusher.login, email: `${pusher.login}@users.noreply.github.com` },
    },
  };
}

function changed(files: readonly DiffFile[]) {
  const of = (...statuses: DiffFile["status"][]) =>
    files.filter((file) => statuses.includes(file.status)).map((file) => file.path);
  return { added: of("added"), removed: of("removed"), modified: of("modified", "renamed", "changed") };
}
