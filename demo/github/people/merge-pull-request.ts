import { mergeCommits } from "../git/merge.ts";
import { moveRef, readRef } from "../git/refs.ts";
import { Refused } from "../http/call.ts";
import type { Account, MergeGroupRecord, PullRecord } from "../records.ts";
import { requestCheckSuites } from "../rest/check-suites.ts";
import type { World } from "../world.ts";
import { fullName, timestamp } from "../world.ts";
import { gitPerson } from "./identity.ts";
import { branchMoved, closePull } from "./move-branch.ts";

/** Merges with a merge commit. @returns its sha @throws Refused 405 on a conflict */
export async function mergePull(world: World, pull: PullRecord, by: Account): Promise<string> {
  const { repository } = pull;
  const ref = `refs/heads/${pull.baseBranch}`;
  return await world.alone(repository, async () => {
    const before = (await readRef(repository.folder, ref)) ?? "";
    const after = await mergeCommits(repository.folder, {
      base: before,
      head: pull.head,
      message: `Merge pull request #${pull.number} from ${pull.headRepository.owner.login}/${pull.branch}\n\n${pull.title}`,
      author: gitPerson(by),
      date: world.now(),
    });
    if (!after) throw new Refused(405, "Pull Request is not mergeable");
    repository.signed.add(after);
    await moveRef(repository.folder, ref, { before, after });
    pull.merged = true;
    pull.mergedAt = timestamp(world);
    pull.mergeSha = after;
    closePull(world, pull, by);
    await branchMoved(world, { repository, ref, before, after, pusher: by });
    return after;
  });
}

/** Puts pull requests into the merge queue as one group, and asks for its checks. @throws Refused 405 on a conflict */
export async function queueMergeGroup(world: World, pulls: readonly PullRecord[]): Promise<MergeGroupRecord> {
  const [first] = pulls;
  if (!first) throw new Refused(422, "A merge group needs a pull request");
  const { repository, baseBranch } = first;
  const baseSha = (await readRef(repository.folder, `refs/heads/${baseBranch}`)) ?? "";
  let headSha = baseSha;
  for (const pull of pulls) {
    const message = `Merge pull request #${pull.number} from ${pull.headRepository.owner.login}/${pull.branch}`;
    const author = gitPerson(pull.author);
    const merged = await mergeCommits(repository.folder, {
      base: headSha,
      head: pull.head,
      message,
      author,
      date: world.now(),
    });
    if (!merged) throw new Refused(405, "Pull Request is not mergeable");
    headSha = merged;
    pull.queued = true;
  }
  const branch = `gh-readonly-queue/${baseBranch}/pr-${pulls.at(-1)?.number}-${baseSha}`;
  await moveRef(repository.folder, `refs/heads/${branch}`, { after: headSha });
  const group: MergeGroupRecord = {
    repository,
    headSha,
    headRef: `refs/heads/${branch}`,
    baseSha,
    baseRef: `refs/heads/${baseBranch}`,
    pulls,
  };
  world.mergeGroups.push(group);
  await requestCheckSuites(world, { repository, sha: headSha, branch, before: baseSha });
  mergeGroupEvent(world, group, { action: "checks_requested" });
  world.changed(repository);
  return group;
}

/** Takes a group out of the queue: merged, or removed because something failed or a person did it. */
export async function destroyMergeGroup(
  world: World,
  group: MergeGroupRecord,
  reason: "merged" | "invalidated" | "dequeued",
): Promise<void> {
  world.mergeGroups.splice(world.mergeGroups.indexOf(group), 1);
  await moveRef(group.repository.folder, group.headRef, {});
  for (const pull of group.pulls) pull.queued = false;
  if (reason === "merged") for (const pull of group.pulls) await mergePull(world, pull, group.repository.owner);
  mergeGroupEvent(world, group, { action: "destroyed", reason });
  world.changed(group.repository);
}

function mergeGroupEvent(world: World, group: MergeGroupRecord, event: { action: string; reason?: string }): void {
  const { repository } = group;
  const sha = group.headSha;
  world.emit({
    name: "merge_group",
    action: event.action,
    repository,
    account: repository.owner,
    sender: repository.owner,
    payload: {
      ...(event.reason ? { reason: event.reason } : {}),
      merge_group: {
        head_sha: sha,
        head_ref: group.headRef,
        base_sha: group.baseSha,
        base_ref: group.baseRef,
        head_commit: {
          id: sha,
          tree_id: sha,
          message: `Merge group of ${fullName(repository)}`,
          timestamp: timestamp(world),
          author: { name: "GitHub", email: "noreply@github.com" },
          committer: { name: "GitHub", email: "noreply@github.com" },
        },
      },
    },
  });
}
