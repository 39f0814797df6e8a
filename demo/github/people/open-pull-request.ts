import type { Account, PullRecord, RepositoryRecord } from "../records.ts";
import { pullEvent } from "../webhooks/pull-events.ts";
import type { World } from "../world.ts";
import { timestamp } from "../world.ts";
import { closePull, measurePull, publishHead, updateMergeRef } from "./move-branch.ts";

export interface NewPull {
  readonly repository: RepositoryRecord;
  readonly headRepository: RepositoryRecord;
  readonly branch: string;
  readonly baseBranch: string;
  readonly head: string;
  readonly baseSha: string;
  readonly title: string;
  readonly body: string | null;
  readonly draft: boolean;
  readonly author: Account;
}

export async function openPull(world: World, wish: NewPull): Promise<PullRecord> {
  const at = timestamp(world);
  const pull: PullRecord = {
    ...wish,
    id: world.nextId(),
    number: wish.repository.nextNumber++,
    size: { commits: 0, additions: 0, deletions: 0, changed_files: 0 },
    firstHead: wish.head,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    comments: [],
    reviews: [],
    reviewComments: [],
    state: "open",
    merged: false,
    mergedAt: null,
    mergeSha: null,
    mergeable: true,
    queued: false,
  };
  wish.repository.pulls.set(pull.number, pull);
  await publishHead(pull, pull.head);
  await Promise.all([updateMergeRef(world, pull), measurePull(pull)]);
  world.emit(pullEvent(world, pull, { action: "opened", sender: wish.author }));
  world.changed(wish.repository);
  return pull;
}

export interface PullChange {
  readonly sender: Account;
  readonly title?: string | undefined;
  readonly body?: string | null | undefined;
  readonly state?: "open" | "closed" | undefined;
  readonly draft?: boolean;
}

/** What its author or a maintainer changes on the page, with the events that follow. */
export async function changePull(world: World, pull: PullRecord, change: PullChange): Promise<void> {
  const { sender } = change;
  const before = { title: pull.title, body: pull.body };
  pull.updatedAt = timestamp(world);
  if (change.title !== undefined) pull.title = change.title;
  if (change.body !== undefined) pull.body = change.body;
  if (before.title !== pull.title || before.body !== pull.body) {
    const changes = {
      ...(before.title === pull.title ? {} : { title: { from: before.title } }),
      ...(before.body === pull.body ? {} : { body: { from: before.body } }),
    };
    world.emit(pullEvent(world, pull, { action: "edited", sender, more: { changes } }));
  }
  if (change.draft !== undefined && change.draft !== pull.draft) {
    pull.draft = change.draft;
    world.emit(pullEvent(world, pull, { action: pull.draft ? "converted_to_draft" : "ready_for_review", sender }));
  }
  if (change.state === "closed") closePull(world, pull, sender);
  if (change.state === "open" && pull.state === "closed" && !pull.merged) {
    pull.state = "open";
    pull.closedAt = null;
    await updateMergeRef(world, pull);
    world.emit(pullEvent(world, pull, { action: "reopened", sender }));
  }
  world.changed(pull.repository);
}
