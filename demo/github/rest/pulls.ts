import { z } from "zod";
import { diffFromMergeBase, rawDiff } from "../git/diff.ts";
import { mergeBase, readRef } from "../git/refs.ts";
import { readCommits } from "../git/read-objects.ts";
import type { Answer, RepositoryCall, Route } from "../http/call.ts";
import { actorOf, created, notFound, ok, Refused, repositoryRoute } from "../http/call.ts";
import { page } from "../http/paginate.ts";
import { parseBody, validationFailed } from "../http/validate.ts";
import { changePull, openPull } from "../people/open-pull-request.ts";
import { mergePull } from "../people/merge-pull-request.ts";
import type { PullRecord } from "../records.ts";
import { findRepository } from "../world.ts";
import { pullOf } from "./find-pull-request.ts";
import { renderFile } from "./render-file.ts";
import { renderCommit } from "./render-commit.ts";
import { renderPull } from "./render-pull-request.ts";

const NewPull = z.object({
  title: z.string(),
  head: z.string(),
  base: z.string(),
  body: z.string().nullish(),
  draft: z.boolean().optional(),
  maintainer_can_modify: z.boolean().optional(),
});
const Change = z.object({
  title: z.string().optional(),
  body: z.string().nullish(),
  state: z.enum(["open", "closed"]).optional(),
});
const Merge = z.object({ sha: z.string().optional(), commit_message: z.string().optional() });
const read = ["pull_requests:read"];
const write = ["pull_requests:write"];
const docs = "pulls/pulls";
const maxFiles = 3000;

export const pullRoutes: Route[] = [
  repositoryRoute("GET /pulls", read, `${docs}#list-pull-requests`, (call) =>
    page(call, matching(call), (one) => renderPull(call.world, one)),
  ),
  repositoryRoute("POST /pulls", write, `${docs}#create-a-pull-request`, create),
  repositoryRoute("GET /pulls/:number", read, `${docs}#get-a-pull-request`, async (call) => {
    const pull = pullOf(call);
    if (/\.(diff|patch)\b/.test(call.accept)) return await asDiff(pull);
    return ok(renderPull(call.world, pull));
  }),
  repositoryRoute("PATCH /pulls/:number", write, `${docs}#update-a-pull-request`, async (call) => {
    const pull = pullOf(call);
    await changePull(call.world, pull, { ...parseBody(Change, call.body), sender: actorOf(call).user });
    return ok(renderPull(call.world, pull));
  }),
  repositoryRoute("GET /pulls/:number/files", read, `${docs}#list-pull-requests-files`, async (call) => {
    const pull = pullOf(call);
    const files = await diffFromMergeBase(pull.repository.folder, pull.baseSha, pull.head);
    return page(call, files.slice(0, maxFiles), (one) => renderFile(call.world, pull.repository, one, pull.head));
  }),
  repositoryRoute("GET /pulls/:number/commits", read, `${docs}#list-commits-on-a-pull-request`, async (call) => {
    const pull = pullOf(call);
    const from = await mergeBase(pull.repository.folder, pull.baseSha, pull.head);
    const range = from ? [`${from}..${pull.head}`] : [pull.head];
    const commits = await readCommits(pull.repository.folder, ["--max-count=250", ...range]);
    return page(call, commits.toReversed(), (one) => renderCommit(call.world, pull.repository, one));
  }),
  repositoryRoute("GET /pulls/:number/merge", read, `${docs}#check-if-a-pull-request-has-been-merged`, (call) => {
    if (!pullOf(call).merged) throw notFound();
    return { status: 204 };
  }),
  repositoryRoute("PUT /pulls/:number/merge", ["contents:write"], `${docs}#merge-a-pull-request`, async (call) => {
    const pull = pullOf(call);
    const { sha } = parseBody(Merge, call.body);
    if (sha && sha !== pull.head) throw new Refused(409, "Head branch was modified. Review and try the merge again.");
    if (pull.state !== "open" || !pull.mergeable) throw new Refused(405, "Pull Request is not mergeable");
    const merged = await mergePull(call.world, pull, actorOf(call).user);
    return ok({ sha: merged, merged: true, message: "Pull Request successfully merged" });
  }),
];

function matching(call: RepositoryCall): PullRecord[] {
  const state = call.query.get("state") ?? "open";
  const head = call.query.get("head");
  const base = call.query.get("base");
  const wanted = [...call.repository.pulls.values()].filter(
    (pull) =>
      (state === "all" || pull.state === state) &&
      (head === null || `${pull.headRepository.owner.login}:${pull.branch}` === head) &&
      (base === null || pull.baseBranch === base),
  );
  const oldestFirst = call.query.get("direction") === "asc";
  return oldestFirst ? wanted : wanted.toReversed();
}

async function asDiff(pull: PullRecord): Promise<Answer> {
  const raw = await rawDiff(pull.repository.folder, pull.baseSha, pull.head);
  return { status: 200, raw, headers: { "content-type": "application/vnd.github.diff; charset=utf-8" } };
}

async function create(call: RepositoryCall) {
  const wish = parseBody(NewPull, call.body);
  const { world, repository } = call;
  const [owner = "", branch = ""] = wish.head.includes(":")
    ? wish.head.split(":")
    : [repository.owner.login, wish.head];
  const headRepository = owner === repository.owner.login ? repository : findRepository(world, owner, repository.name);
  const head = headRepository && (await readRef(headRepository.folder, `refs/heads/${branch}`));
  const base = await readRef(repository.folder, `refs/heads/${wish.base}`);
  if (!headRepository || !head) throw validationFailed("PullRequest", [{ field: "head", code: "invalid" }]);
  if (!base) throw validationFailed("PullRequest", [{ field: "base", code: "invalid" }]);
  const open = [...repository.pulls.values()].find(
    (one) => one.state === "open" && one.branch === branch && one.headRepository === headRepository,
  );
  if (open) refuseCustom(`A pull request already exists for ${owner}:${branch}.`);
  if (head === base) refuseCustom(`No commits between ${wish.base} and ${branch}`);
  const pull = await openPull(world, {
    repository,
    headRepository,
    branch,
    baseBranch: wish.base,
    head,
    baseSha: base,
    title: wish.title,
    body: wish.body ?? null,
    draft: wish.draft ?? false,
    author: actorOf(call).user,
  });
  const rendered = renderPull(world, pull);
  return created(rendered, rendered.url);
}

function refuseCustom(message: string): never {
  throw validationFailed("PullRequest", [{ field: "head", code: "custom", message }]);
}
