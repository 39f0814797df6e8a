import type { CommitFacts } from "../git/read-objects.ts";
import type { RepositoryRecord } from "../records.ts";
import type { World } from "../world.ts";
import { nodeId } from "../world.ts";
import { renderAccount } from "./render-account.ts";
import { repositoryApi, repositoryPage } from "./render-repository.ts";

function renderVerification(repository: RepositoryRecord, commit: CommitFacts) {
  const verified = repository.signed.has(commit.sha);
  return { verified, reason: verified ? "valid" : "unsigned", signature: null, payload: null, verified_at: null };
}

/** A commit as `/repos/:owner/:repo/commits` shows it. */
export function renderCommit(world: World, repository: RepositoryRecord, commit: CommitFacts) {
  const api = repositoryApi(world, repository);
  const page = `${repositoryPage(world, repository)}/commit`;
  const account = (name: string) => {
    const found = world.accounts.get(name.toLowerCase());
    return found ? renderAccount(world, found) : null;
  };
  return {
    sha: commit.sha,
    node_id: nodeId("C", Number.parseInt(commit.sha.slice(0, 12), 16)),
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      url: `${api}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: renderVerification(repository, commit),
    },
    url: `${api}/commits/${commit.sha}`,
    html_url: `${page}/${commit.sha}`,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    author: account(commit.author.name),
    committer: account(commit.committer.name),
    parents: commit.parents.map((sha) => ({ sha, url: `${api}/commits/${sha}`, html_url: `${page}/${sha}` })),
  };
}

/** A commit as `/repos/:owner/:repo/git/commits` shows it. */
export function renderGitCommit(world: World, repository: RepositoryRecord, commit: CommitFacts) {
  const { commit: inner, sha, node_id, html_url, parents } = renderCommit(world, repository, commit);
  const { author, committer, message, tree, url, verification } = inner;
  return { sha, node_id, url, html_url, author, committer, message, tree, parents, verification };
}
