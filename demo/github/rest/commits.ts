import { diffCommits, diffFromMergeBase, emptyTree, rawDiff } from "../git/diff.ts";
import { isAncestor, mergeBase, resolveCommit } from "../git/refs.ts";
import type { CommitFacts } from "../git/read-objects.ts";
import { readCommit, readCommits } from "../git/read-objects.ts";
import type { RepositoryCall, Route } from "../http/call.ts";
import { notFound, ok, Refused, repositoryRoute } from "../http/call.ts";
import { page } from "../http/paginate.ts";
import { renderCommit } from "./render-commit.ts";
import { renderFile } from "./render-file.ts";
import { renderPull } from "./render-pull-request.ts";

const read = ["contents:read"];
const comparePage = { files: 300, commits: 250 };

export const commitRoutes: Route[] = [
  repositoryRoute("GET /commits", read, "commits/commits#list-commits", async (call) => {
    const start = await commitOf(call, call.query.get("sha") ?? call.repository.defaultBranch);
    const commits = await readCommits(call.repository.folder, ["--max-count=1000", start.sha]);
    return page(call, commits, (one) => renderCommit(call.world, call.repository, one));
  }),
  repositoryRoute(
    "GET /commits/:sha/pulls",
    ["pull_requests:read"],
    "commits/commits#list-pull-requests-associated-with-a-commit",
    pullsOfCommit,
  ),
  repositoryRoute("GET /commits/*ref", read, "commits/commits#get-a-commit", async (call) => {
    const { folder } = call.repository;
    const commit = await commitOf(call, call.params["ref"] ?? "");
    const files = await diffCommits(folder, commit.parents[0] ?? emptyTree, commit.sha);
    const count = (key: "additions" | "deletions") => files.reduce((sum, file) => sum + file[key], 0);
    const [additions, deletions] = [count("additions"), count("deletions")];
    return ok({
      ...renderCommit(call.world, call.repository, commit),
      stats: { additions, deletions, total: additions + deletions },
      files: files.slice(0, comparePage.files).map((file) => renderFile(call.world, call.repository, file, commit.sha)),
    });
  }),
  repositoryRoute("GET /compare/*basehead", read, "commits/commits#compare-two-commits", compare),
];

/** @throws Refused 422, as GitHub says that no such commit exists */
async function commitOf(call: RepositoryCall, ref: string): Promise<CommitFacts> {
  const sha = await resolveCommit(call.repository.folder, ref);
  const commit = sha ? await readCommit(call.repository.folder, sha) : undefined;
  if (!commit) throw new Refused(422, `No commit found for SHA: ${ref}`);
  return commit;
}

async function pullsOfCommit(call: RepositoryCall) {
  const sha = await resolveCommit(call.repository.folder, call.params["sha"] ?? "");
  if (!sha) throw new Refused(422, `No commit found for SHA: ${call.params["sha"] ?? ""}`);
  const found = [];
  for (const pull of call.repository.pulls.values()) {
    const { folder } = call.repository;
    const inHead = await isAncestor(folder, sha, pull.head);
    if (inHead && !(await isAncestor(folder, sha, pull.baseSha))) found.push(pull);
  }
  return page(call, found, (one) => renderPull(call.world, one));
}

async function compare(call: RepositoryCall) {
  const [baseName = "", headName = ""] = (call.params["basehead"] ?? "").split("...");
  const { world, repository } = call;
  const [base, head] = await Promise.all([side(call, baseName), side(call, headName)]);
  if (/\.(diff|patch)\b/.test(call.accept)) {
    const raw = await rawDiff(repository.folder, base.sha, head.sha);
    return { status: 200, raw, headers: { "content-type": "application/vnd.github.diff; charset=utf-8" } };
  }
  const start = await mergeBase(repository.folder, base.sha, head.sha);
  const from = start ? await readCommit(repository.folder, start) : undefined;
  if (!from) throw notFound();
  const [ahead, behind, files] = await Promise.all([
    readCommits(repository.folder, [`${base.sha}..${head.sha}`]),
    readCommits(repository.folder, [`${head.sha}..${base.sha}`]),
    diffFromMergeBase(repository.folder, base.sha, head.sha),
  ]);
  const url = `${world.url}/api/v3${call.url.pathname.replace(/^.*\/api\/v3/, "")}`;
  return ok({
    url,
    html_url: `${world.url}/${repository.owner.login}/${repository.name}/compare/${baseName}...${headName}`,
    base_commit: renderCommit(world, repository, base),
    merge_base_commit: renderCommit(world, repository, from),
    status: statusOf(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: ahead
      .toReversed()
      .slice(0, comparePage.commits)
      .map((one) => renderCommit(world, repository, one)),
    files: files.slice(0, comparePage.files).map((file) => renderFile(world, repository, file, head.sha)),
  });
}

async function side(call: RepositoryCall, name: string): Promise<CommitFacts> {
  const ref = name.includes(":") ? name.slice(name.indexOf(":") + 1) : name;
  const sha = await resolveCommit(call.repository.folder, ref);
  const commit = sha ? await readCommit(call.repository.folder, sha) : undefined;
  if (!commit) throw notFound();
  return commit;
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return "diverged";
  if (ahead > 0) return "ahead";
  return behind > 0 ? "behind" : "identical";
}
