import type { RepositoryRecord } from "../records.ts";
import type { World } from "../world.ts";
import { fullName, nodeId } from "../world.ts";
import { renderAccount } from "./render-account.ts";

export function repositoryApi(world: World, repository: RepositoryRecord): string {
  return `${world.url}/api/v3/repos/${fullName(repository)}`;
}

export function repositoryPage(world: World, repository: RepositoryRecord): string {
  return `${world.url}/${fullName(repository)}`;
}

export interface RenderedRepository extends Record<string, unknown> {
  readonly id: number;
  readonly name: string;
  readonly full_name: string;
}

export function renderRepository(world: World, repository: RepositoryRecord): RenderedRepository {
  const api = repositoryApi(world, repository);
  const page = repositoryPage(world, repository);
  return {
    id: repository.id,
    node_id: nodeId("R", repository.id),
    name: repository.name,
    full_name: fullName(repository),
    private: repository.private,
    owner: renderAccount(world, repository.owner),
    html_url: page,
    description: null,
    fork: repository.parent !== undefined,
    url: api,
    ...templates(api),
    git_url: `${page}.git`,
    ssh_url: `${page}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
    homepage: null,
    language: null,
    topics: [],
    license: null,
    size: 1,
    stargazers_count: 0,
    watchers_count: 0,
    watchers: 0,
    forks_count: 0,
    forks: 0,
    open_issues_count: openPulls(repository),
    open_issues: openPulls(repository),
    has_issues: true,
    has_projects: false,
    has_downloads: false,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    archived: false,
    disabled: false,
    is_template: false,
    allow_forking: true,
    web_commit_signoff_required: false,
    visibility: repository.private ? "private" : "public",
    mirror_url: null,
    default_branch: repository.defaultBranch,
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
    pushed_at: repository.createdAt,
  };
}

function openPulls(repository: RepositoryRecord): number {
  return [...repository.pulls.values()].filter((pull) => pull.state === "open").length;
}

function templates(api: string): Record<string, string> {
  return {
    collaborators_url: `${api}/collaborators{/collaborator}`,
    branches_url: `${api}/branches{/branch}`,
    blobs_url: `${api}/git/blobs{/sha}`,
    git_refs_url: `${api}/git/refs{/sha}`,
    trees_url: `${api}/git/trees{/sha}`,
    commits_url: `${api}/commits{/sha}`,
    git_commits_url: `${api}/git/commits{/sha}`,
    comments_url: `${api}/comments{/number}`,
    issue_comment_url: `${api}/issues/comments{/number}`,
    contents_url: `${api}/contents/{+path}`,
    compare_url: `${api}/compare/{base}...{head}`,
    issues_url: `${api}/issues{/number}`,
    pulls_url: `${api}/pulls{/number}`,
    statuses_url: `${api}/statuses/{sha}`,
    hooks_url: `${api}/hooks`,
    forks_url: `${api}/forks`,
  };
}
