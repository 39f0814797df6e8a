import { authorAssociation } from "../people/identity.ts";
import type { PullRecord, RepositoryRecord } from "../records.ts";
import type { World } from "../world.ts";
import { nodeId } from "../world.ts";
import { renderAccount } from "./render-account.ts";
import { renderRepository, repositoryApi, repositoryPage } from "./render-repository.ts";

export function pullPage(world: World, pull: PullRecord): string {
  return `${repositoryPage(world, pull.repository)}/pull/${pull.number}`;
}

export function renderPull(world: World, pull: PullRecord) {
  const api = repositoryApi(world, pull.repository);
  const url = `${api}/pulls/${pull.number}`;
  const issue = `${api}/issues/${pull.number}`;
  const page = pullPage(world, pull);
  return {
    url,
    id: pull.id,
    node_id: nodeId("PR", pull.id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: renderAccount(world, pull.author),
    body: pull.body,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeSha,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: [],
    milestone: null,
    draft: pull.draft,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: `${api}/statuses/${pull.head}`,
    head: renderSide(world, { repository: pull.headRepository, ref: pull.branch, sha: pull.head }),
    base: renderSide(world, { repository: pull.repository, ref: pull.baseBranch, sha: pull.baseSha }),
    author_association: authorAssociation(pull.repository, pull.author),
    auto_merge: null,
    active_lock_reason: null,
    merged: pull.merged,
    mergeable: pull.merged ? null : pull.mergeable,
    rebaseable: pull.merged ? null : pull.mergeable,
    mergeable_state: pull.merged ? "unknown" : pull.mergeable ? "clean" : "dirty",
    merged_by: null,
    comments: pull.comments.length,
    review_comments: pull.reviewComments.length,
    ...pull.size,
    maintainer_can_modify: pull.headRepository !== pull.repository,
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${api}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: `${api}/statuses/${pull.head}` },
    },
  };
}

function renderSide(world: World, side: { repository: RepositoryRecord; ref: string; sha: string }) {
  return {
    label: `${side.repository.owner.login}:${side.ref}`,
    ref: side.ref,
    sha: side.sha,
    user: renderAccount(world, side.repository.owner),
    repo: renderRepository(world, side.repository),
  };
}

/** A pull request as the issues API shows it. */
export function renderIssue(world: World, pull: PullRecord) {
  const api = repositoryApi(world, pull.repository);
  const url = `${api}/issues/${pull.number}`;
  return {
    url,
    repository_url: api,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: pullPage(world, pull),
    id: pull.id,
    node_id: nodeId("PR", pull.id),
    number: pull.number,
    title: pull.title,
    user: renderAccount(world, pull.author),
    labels: [],
    state: pull.state,
    locked: false,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: pull.comments.length,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    author_association: authorAssociation(pull.repository, pull.author),
    draft: pull.draft,
    pull_request: {
      url: `${api}/pulls/${pull.number}`,
      html_url: pullPage(world, pull),
      diff_url: `${pullPage(world, pull)}.diff`,
      patch_url: `${pullPage(world, pull)}.patch`,
      merged_at: pull.mergedAt,
    },
    body: pull.body,
  };
}

/** The short form inside check runs; GitHub leaves it out for pull requests from forks. */
export function renderPullReferences(world: World, repository: RepositoryRecord, sha: string) {
  const pulls = [...repository.pulls.values()].filter(
    (pull) => pull.state === "open" && pull.head === sha && pull.headRepository === repository,
  );
  const short = { id: repository.id, url: repositoryApi(world, repository), name: repository.name };
  return pulls.map((pull) => ({
    url: `${repositoryApi(world, repository)}/pulls/${pull.number}`,
    id: pull.id,
    number: pull.number,
    head: { ref: pull.branch, sha: pull.head, repo: short },
    base: { ref: pull.baseBranch, sha: pull.baseSha, repo: short },
  }));
}
