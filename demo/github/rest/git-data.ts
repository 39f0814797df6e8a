import { join } from "node:path";
import { z } from "zod";
import { checkPath } from "../git/check-path.ts";
import { runGit, gitText } from "../git/run-git.ts";
import { isAncestor, listRefs, moveRef, noCommit, readRef, resolveCommit } from "../git/refs.ts";
import { readBlob, readCommit, readTree } from "../git/read-objects.ts";
import type { RepositoryCall, Route } from "../http/call.ts";
import { actorOf, created, notFound, ok, Refused, repositoryRoute } from "../http/call.ts";
import { parseBody } from "../http/validate.ts";
import { gitPerson, githubPerson } from "../people/identity.ts";
import { branchMoved } from "../people/move-branch.ts";
import { refuseWorkflows } from "./contents.ts";
import { renderGitCommit } from "./render-commit.ts";
import { repositoryApi } from "./render-repository.ts";

const Person = z.object({ name: z.string(), email: z.string(), date: z.string().optional() });
const Blob = z.object({ content: z.string(), encoding: z.enum(["utf-8", "base64"]).optional() });
const Tree = z.object({
  base_tree: z.string().optional(),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.enum(["100644", "100755", "040000", "160000", "120000"]),
      type: z.string().optional(),
      sha: z.string().nullish(),
      content: z.string().optional(),
    }),
  ),
});
const Commit = z.object({
  message: z.string(),
  tree: z.string(),
  parents: z.array(z.string()).optional(),
  author: Person.optional(),
  committer: Person.optional(),
});
const NewRef = z.object({ ref: z.string(), sha: z.string() });
const ChangeRef = z.object({ sha: z.string(), force: z.boolean().optional() });
const read = ["contents:read"];
const write = ["contents:write"];

export const gitDataRoutes: Route[] = [
  repositoryRoute("GET /git/blobs/:sha", read, "git/blobs#get-a-blob", async (call) => {
    const sha = call.params["sha"] ?? "";
    const bytes = /^[0-9a-f]{40}$/.test(sha) ? await readBlob(call.repository.folder, sha) : undefined;
    if (!bytes) throw notFound();
    const url = `${repositoryApi(call.world, call.repository)}/git/blobs/${sha}`;
    return ok({ sha, url, size: bytes.length, content: bytes.toString("base64"), encoding: "base64" });
  }),
  repositoryRoute("POST /git/blobs", write, "git/blobs#create-a-blob", async (call) => {
    const wish = parseBody(Blob, call.body);
    const bytes = Buffer.from(wish.content, wish.encoding === "base64" ? "base64" : "utf8");
    const sha = await gitText(call.repository.folder, ["hash-object", "-w", "--stdin"], { input: bytes });
    return created({ sha, url: `${repositoryApi(call.world, call.repository)}/git/blobs/${sha}` });
  }),
  repositoryRoute("GET /git/trees/*sha", read, "git/trees#get-a-tree", async (call) => {
    const wanted = call.params["sha"] ?? "";
    const { folder } = call.repository;
    const treeish = (await resolveCommit(folder, wanted)) ?? (/^[0-9a-f]{40}$/.test(wanted) ? wanted : undefined);
    const entries = treeish && (await readTree(folder, treeish, { recursive: call.query.has("recursive") }));
    if (!treeish || !entries) throw notFound();
    const sha = await gitText(folder, ["rev-parse", `${treeish}^{tree}`]);
    return ok(renderTree(call, sha, entries));
  }),
  repositoryRoute("POST /git/trees", write, "git/trees#create-a-tree", createTree),
  repositoryRoute("GET /git/commits/:sha", read, "git/commits#get-a-commit-object", async (call) => {
    const sha = call.params["sha"] ?? "";
    const commit = /^[0-9a-f]{40}$/.test(sha) ? await readCommit(call.repository.folder, sha) : undefined;
    if (!commit) throw notFound();
    return ok(renderGitCommit(call.world, call.repository, commit));
  }),
  repositoryRoute("POST /git/commits", write, "git/commits#create-a-commit", createCommit),
  repositoryRoute("GET /git/ref/*ref", read, "git/refs#get-a-reference", async (call) => {
    const ref = `refs/${call.params["ref"] ?? ""}`;
    const sha = await readRef(call.repository.folder, ref);
    if (!sha) throw notFound();
    return ok(renderRef(call, ref, sha));
  }),
  repositoryRoute("GET /git/matching-refs/*ref", read, "git/refs#list-matching-references", async (call) => {
    const prefix = `refs/${call.params["ref"] ?? ""}`;
    const refs = await listRefs(call.repository.folder, "refs");
    return ok([...refs].filter(([ref]) => ref.startsWith(prefix)).map(([ref, sha]) => renderRef(call, ref, sha)));
  }),
  repositoryRoute("POST /git/refs", write, "git/refs#create-a-reference", createRef),
  repositoryRoute("PATCH /git/refs/*ref", write, "git/refs#update-a-reference", changeRef),
  repositoryRoute("DELETE /git/refs/*ref", write, "git/refs#delete-a-reference", async (call) => {
    const ref = `refs/${call.params["ref"] ?? ""}`;
    const before = await readRef(call.repository.folder, ref);
    if (!before) throw new Refused(422, "Reference does not exist");
    await move(call, { ref, before, after: noCommit });
    return { status: 204 };
  }),
];

function renderTree(call: RepositoryCall, sha: string, entries: NonNullable<Awaited<ReturnType<typeof readTree>>>) {
  const api = `${repositoryApi(call.world, call.repository)}/git`;
  const tree = entries.slice(0, 100_000).map(({ size, ...entry }) => ({
    ...entry,
    ...(size === undefined ? {} : { size }),
    url: `${api}/${entry.type}s/${entry.sha}`,
  }));
  return { sha, url: `${api}/trees/${sha}`, tree, truncated: entries.length > tree.length };
}

function renderRef(call: RepositoryCall, ref: string, sha: string) {
  const api = `${repositoryApi(call.world, call.repository)}/git`;
  return { ref, node_id: ref, url: `${api}/${ref}`, object: { sha, type: "commit", url: `${api}/commits/${sha}` } };
}

async function createTree(call: RepositoryCall) {
  const wish = parseBody(Tree, call.body);
  const { folder } = call.repository;
  refuseWorkflows(
    call,
    wish.tree.map((entry) => entry.path),
  );
  for (const { path } of wish.tree) checkPath(path);
  const env = { GIT_INDEX_FILE: join(folder, `index-${call.world.nextId()}`) };
  await runGit(folder, ["read-tree", wish.base_tree ?? "--empty"], { env });
  const lines: string[] = [];
  for (const entry of wish.tree) {
    const fresh = entry.content === undefined ? entry.sha : await writeBlob(folder, entry.content);
    lines.push(fresh ? `${entry.mode} ${fresh}\t${entry.path}` : `0 ${noCommit}\t${entry.path}`);
  }
  await runGit(folder, ["update-index", "-z", "--index-info"], {
    env,
    input: lines.map((line) => `${line}\0`).join(""),
  });
  const sha = await gitText(folder, ["write-tree"], { env });
  return created(renderTree(call, sha, (await readTree(folder, sha)) ?? []));
}

async function writeBlob(folder: string, content: string): Promise<string> {
  return await gitText(folder, ["hash-object", "-w", "--stdin"], { input: content });
}

async function createCommit(call: RepositoryCall) {
  const wish = parseBody(Commit, call.body);
  const { world, repository } = call;
  const author = wish.author ?? gitPerson(actorOf(call).user);
  const committer = wish.committer ?? wish.author ?? githubPerson;
  const now = `${Math.floor(world.now().getTime() / 1000)} +0000`;
  const parents = (wish.parents ?? []).flatMap((parent) => ["-p", parent]);
  const sha = await gitText(repository.folder, ["commit-tree", wish.tree, ...parents], {
    input: wish.message,
    env: {
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_AUTHOR_DATE: wish.author?.date ?? now,
      GIT_COMMITTER_NAME: committer.name,
      GIT_COMMITTER_EMAIL: committer.email,
      GIT_COMMITTER_DATE: wish.committer?.date ?? now,
    },
  });
  const commit = await readCommit(repository.folder, sha);
  if (!commit) throw notFound();
  return created(renderGitCommit(world, repository, commit));
}

async function createRef(call: RepositoryCall) {
  const { ref, sha } = parseBody(NewRef, call.body);
  const { folder } = call.repository;
  if (!/^refs\/(heads|tags)\/./.test(ref)) throw new Refused(422, "Reference name must start with 'refs/'.");
  if (await readRef(folder, ref)) throw new Refused(422, "Reference already exists");
  if (!(await readCommit(folder, sha))) throw new Refused(422, "Object does not exist");
  await move(call, { ref, before: noCommit, after: sha });
  return created(renderRef(call, ref, sha));
}

async function changeRef(call: RepositoryCall) {
  const { sha, force } = parseBody(ChangeRef, call.body);
  const { folder } = call.repository;
  const ref = `refs/${call.params["ref"] ?? ""}`;
  const before = await readRef(folder, ref);
  if (!before) throw new Refused(422, "Reference does not exist");
  if (!(await readCommit(folder, sha))) throw new Refused(422, "Object does not exist");
  if (!force && !(await isAncestor(folder, before, sha))) throw new Refused(422, "Update is not a fast forward");
  await move(call, { ref, before, after: sha });
  return ok(renderRef(call, ref, sha));
}

async function move(call: RepositoryCall, to: { ref: string; before: string; after: string }): Promise<void> {
  const { world, repository } = call;
  if (!/^refs\/(heads|tags)\//.test(to.ref)) throw new Refused(403, "Resource not accessible by integration");
  await world.alone(repository, async () => {
    const target = to.after === noCommit ? {} : { after: to.after };
    await moveRef(repository.folder, to.ref, { before: to.before, ...target });
    await branchMoved(world, { repository, ...to, pusher: actorOf(call).user });
  });
}
