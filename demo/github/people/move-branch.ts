import { diffCommits, diffFromMergeBase, emptyTree } from "../git/diff.ts";
import { mergeCommits } from "../git/merge.ts";
import { isAncestor, mergeBase, moveRef, noCommit, readRef } from "../git/refs.ts";
import { readCommits } from "../git/read-objects.ts";
import { gitText, runGit } from "../git/run-git.ts";
import type { Account, PullRecord, RepositoryRecord } from "../records.ts";
import { requestCheckSuites } from "../rest/check-suites.ts";
import { pullEvent } from "../webhooks/pull-events.ts";
import { pushEvent } from "../webhooks/push-event.ts";
import type { World } from "../world.ts";
import { pullsOf, timestamp } from "../world.ts";
import { carryComments } from "./carry-comments.ts";
import { gitPerson } from "./identity.ts";

export interface BranchMove {
  readonly repository: RepositoryRecord;
  /** Full name, `refs/heads/main`. */
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly pusher: Account;
}

/** What follows when a branch has moved, whoever moved it: the push event, check suites, and its pull requests. */
export async function branchMoved(world: World, move: BranchMove): Promise<void> {
  const { repository, ref, before, after, pusher } = move;
  if (before === after) return;
  world.emit(pushEvent(world, { ...move, ...(await pushFacts(move)) }));
  if (!ref.startsWith("refs/heads/")) return;
  const branch = ref.slice("refs/heads/".length);
  const open = pullsOf(world).filter((pull) => pull.state === "open");
  for (const pull of open.filter((one) => one.headRepository === repository && one.branch === branch)) {
    if (after === noCommit) closePull(world, pull, pusher);
    else await synchronizePull(world, pull, { after, sender: pusher });
  }
  for (const pull of open.filter((one) => one.repository === repository && one.baseBranch === branch)) {
    if (pull.state === "open") await updateMergeRef(world, pull);
  }
  if (after !== noCommit) await requestCheckSuites(world, { repository, sha: after, branch, before });
  world.changed(repository);
}

async function pushFacts(move: BranchMove) {
  const { repository, before, after } = move;
  if (after === noCommit) return { commits: [], files: [], forced: false };
  const range = before === noCommit ? ["-1", after] : ["--max-count=2048", `${before}..${after}`];
  const [commits, files, forward] = await Promise.all([
    readCommits(repository.folder, range),
    diffCommits(repository.folder, before === noCommit ? emptyTree : before, after),
    before === noCommit ? true : isAncestor(repository.folder, before, after),
  ]);
  return { commits: commits.toReversed(), files, forced: !forward };
}

async function synchronizePull(
  world: World,
  pull: PullRecord,
  push: { after: string; sender: Account },
): Promise<void> {
  const before = pull.head;
  await publishHead(pull, push.after);
  await carryComments(pull, { from: before, to: push.after });
  pull.head = push.after;
  pull.baseSha = (await readRef(pull.repository.folder, `refs/heads/${pull.baseBranch}`)) ?? pull.baseSha;
  pull.updatedAt = timestamp(world);
  await Promise.all([updateMergeRef(world, pull), measurePull(pull)]);
  world.emit(
    pullEvent(world, pull, { action: "synchronize", sender: push.sender, more: { before, after: push.after } }),
  );
  world.changed(pull.repository);
}

/** Makes the head readable from the base repository, as `refs/pull/N/head`. */
export async function publishHead(pull: PullRecord, head: string): Promise<void> {
  const ref = `refs/pull/${pull.number}/head`;
  const { repository, headRepository } = pull;
  if (repository === headRepository) return await moveRef(repository.folder, ref, { after: head });
  await runGit(repository.folder, ["fetch", "--quiet", headRepository.folder, `+refs/heads/${pull.branch}:${ref}`]);
}

/** Test-merges the head into the base branch; a conflict leaves no `refs/pull/N/merge`. */
export async function updateMergeRef(world: World, pull: PullRecord): Promise<void> {
  const { folder } = pull.repository;
  const ref = `refs/pull/${pull.number}/merge`;
  const base = await readRef(folder, `refs/heads/${pull.baseBranch}`);
  const related = base ? await mergeBase(folder, base, pull.head) : undefined;
  const merge =
    base && related
      ? await mergeCommits(folder, {
          base,
          head: pull.head,
          message: `Merge ${pull.head} into ${base}`,
          author: gitPerson(pull.author),
          date: world.now(),
        })
      : undefined;
  pull.mergeable = merge !== undefined;
  if (!pull.merged) pull.mergeSha = merge ?? null;
  if (merge) await moveRef(folder, ref, { after: merge });
  else if (await readRef(folder, ref)) await moveRef(folder, ref, {});
}

/** Counts what the pull request changes, for its payloads. */
export async function measurePull(pull: PullRecord): Promise<void> {
  const { folder } = pull.repository;
  const files = await diffFromMergeBase(folder, pull.baseSha, pull.head);
  const commits = Number(await gitText(folder, ["rev-list", "--count", `${pull.baseSha}..${pull.head}`]));
  const sum = (key: "additions" | "deletions") => files.reduce((total, file) => total + file[key], 0);
  pull.size = { commits, additions: sum("additions"), deletions: sum("deletions"), changed_files: files.length };
}

export function closePull(world: World, pull: PullRecord, sender: Account): void {
  if (pull.state === "closed") return;
  pull.state = "closed";
  pull.closedAt = timestamp(world);
  pull.updatedAt = pull.closedAt;
  pull.queued = false;
  world.emit(pullEvent(world, pull, { action: "closed", sender }));
  world.changed(pull.repository);
}
