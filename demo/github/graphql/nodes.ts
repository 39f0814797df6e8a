import { reaches } from "../auth/installation-tokens.ts";
import { readCommit } from "../git/read-objects.ts";
import { readRef } from "../git/refs.ts";
import type { Call } from "../http/call.ts";
import type { PullRecord, RepositoryRecord, ReviewCommentRecord } from "../records.ts";
import { pullPage } from "../rest/render-pull-request.ts";
import { repositoryPage } from "../rest/render-repository.ts";
import type { World } from "../world.ts";
import { fullName, nodeId, parseNodeId, pullsOf } from "../world.ts";
import { GraphqlRefused } from "./refused.ts";

export function repositoryNode(world: World, repository: RepositoryRecord) {
  return {
    __typename: "Repository",
    id: nodeId("R", repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: fullName(repository),
    isPrivate: repository.private,
    defaultBranchRef: () => refNode(world, repository, `refs/heads/${repository.defaultBranch}`),
    ref: ({ qualifiedName }: { qualifiedName: string }) =>
      refNode(world, repository, qualifiedName.startsWith("refs/") ? qualifiedName : `refs/heads/${qualifiedName}`),
    pullRequest: ({ number }: { number: number }) => {
      const pull = repository.pulls.get(number);
      if (!pull)
        throw new GraphqlRefused("NOT_FOUND", `Could not resolve to a PullRequest with the number of ${number}.`);
      return pullNode(world, pull);
    },
  };
}

export async function refNode(world: World, repository: RepositoryRecord, ref: string) {
  const sha = await readRef(repository.folder, ref);
  if (!sha) return null;
  const name = ref.replace(/^refs\/(heads|tags)\//, "");
  return {
    id: `REF_${Buffer.from(ref).toString("base64url")}`,
    name,
    target: await commitNode(world, repository, sha),
  };
}

export async function commitNode(world: World, repository: RepositoryRecord, sha: string) {
  const commit = await readCommit(repository.folder, sha);
  const message = commit?.message ?? "";
  return {
    oid: sha,
    url: `${repositoryPage(world, repository)}/commit/${sha}`,
    message,
    messageHeadline: message.split("\n")[0] ?? "",
    signature: repository.signed.has(sha) ? { isValid: true } : null,
  };
}

function pullNode(world: World, pull: PullRecord) {
  return {
    __typename: "PullRequest",
    id: nodeId("PR", pull.id),
    databaseId: pull.id,
    number: pull.number,
    title: pull.title,
    body: pull.body ?? "",
    state: pull.merged ? "MERGED" : pull.state.toUpperCase(),
    isDraft: pull.draft,
    url: pullPage(world, pull),
    headRefName: pull.branch,
    headRefOid: pull.head,
    baseRefName: pull.baseBranch,
    author: { login: pull.author.login },
    reviewThreads: ({ first, after }: { first?: number; after?: string }) =>
      threads(pull, { first: first ?? 100, after }),
  };
}

function threads(pull: PullRecord, window: { first: number; after: string | undefined }) {
  const roots = pull.reviewComments.filter((one) => !one.replyTo && one.review.state !== "PENDING");
  const start = Number(window.after ?? 0);
  const end = Math.min(roots.length, start + window.first);
  return {
    nodes: roots.slice(start, end).map((root) => threadNode(root)),
    totalCount: roots.length,
    pageInfo: { hasNextPage: end < roots.length, endCursor: String(end) },
  };
}

/** A thread is known by its first comment. */
export function threadNode(root: ReviewCommentRecord) {
  const comments = root.pull.reviewComments.filter((one) => one === root || one.replyTo === root);
  return {
    __typename: "ReviewThread",
    id: nodeId("PRRT", root.id),
    isResolved: root.resolved,
    isOutdated: root.subject === "line" && root.current === undefined,
    path: root.path,
    line: root.current?.line ?? null,
    startLine: root.current?.startLine ?? null,
    comments: ({ first }: { first?: number }) => ({
      nodes: comments.slice(0, first ?? 100).map(reviewCommentNode),
      totalCount: comments.length,
    }),
  };
}

function reviewCommentNode(comment: ReviewCommentRecord) {
  return {
    __typename: "ReviewComment",
    id: nodeId("PRRC", comment.id),
    databaseId: comment.id,
    body: comment.body,
    isMinimized: comment.minimized !== undefined,
    author: { login: comment.user.login.replace(/\[bot\]$/, "") },
  };
}

export function findNode(call: Call, id: string) {
  const parsed = parseNodeId(id);
  const { caller, world } = call;
  const mine = (repository: RepositoryRecord) => caller.kind === "installation" && reaches(caller.token, repository);
  const pulls = pullsOf(world).filter((pull) => mine(pull.repository));
  const repository = parsed?.kind === "R" ? world.repositories.get(parsed.id) : undefined;
  if (repository && mine(repository)) return repositoryNode(world, repository);
  const pull = parsed?.kind === "PR" ? pulls.find((one) => one.id === parsed.id) : undefined;
  if (pull) return pullNode(world, pull);
  const comments = pulls.flatMap((one) => one.reviewComments);
  const comment = parsed && comments.find((one) => one.id === parsed.id);
  if (comment && parsed.kind === "PRRT") return threadNode(comment);
  if (comment && parsed.kind === "PRRC") return reviewCommentNode(comment);
  throw new GraphqlRefused("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'`);
}
