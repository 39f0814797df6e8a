import { posix } from "node:path";
import { z } from "zod";
import { allows } from "../auth/installation-tokens.ts";
import type { TreeEntry } from "../git/read-objects.ts";
import { entryAt, readBlob, readCommit, readTree } from "../git/read-objects.ts";
import { resolveCommit } from "../git/refs.ts";
import type { Answer, RepositoryCall, Route } from "../http/call.ts";
import { actorOf, notFound, ok, Refused, repositoryRoute } from "../http/call.ts";
import { parseBody } from "../http/validate.ts";
import { commitOnBranch } from "../people/commit-on-branch.ts";
import { renderGitCommit } from "./render-commit.ts";
import { repositoryApi, repositoryPage } from "./render-repository.ts";

const docs = "repos/contents";
const full = 1_048_576;
const largest = 104_857_600;
const Put = z.object({
  message: z.string(),
  content: z.string(),
  sha: z.string().optional(),
  branch: z.string().optional(),
});
const Remove = z.object({ message: z.string(), sha: z.string(), branch: z.string().optional() });

export const contentRoutes: Route[] = [
  repositoryRoute("GET /contents", ["contents:read"], `${docs}#get-repository-content`, get),
  repositoryRoute("GET /contents/*path", ["contents:read"], `${docs}#get-repository-content`, get),
  repositoryRoute("PUT /contents/*path", ["contents:write"], `${docs}#create-or-update-file-contents`, (call) => {
    const wish = parseBody(Put, call.body);
    return write(call, { ...wish, content: Buffer.from(wish.content, "base64") });
  }),
  repositoryRoute("DELETE /contents/*path", ["contents:write"], `${docs}#delete-a-file`, (call) =>
    write(call, { ...parseBody(Remove, call.body), content: null }),
  ),
];

async function get(call: RepositoryCall): Promise<Answer> {
  const ref = call.query.get("ref") ?? call.repository.defaultBranch;
  const commit = await resolveCommit(call.repository.folder, ref);
  if (!commit) throw new Refused(404, `No commit found for the ref ${ref}`);
  const path = (call.params["path"] ?? "").replace(/\/+$/, "");
  const entry = path === "" ? undefined : await follow(call, commit, path);
  if (path !== "" && !entry) throw notFound();
  if (!entry || entry.type === "tree") return await listing(call, commit, path);
  return await file(call, entry, { ref, path });
}

/** As GitHub does, a symbolic link inside the repository answers with its target. */
async function follow(call: RepositoryCall, commit: string, path: string): Promise<TreeEntry | undefined> {
  const { folder } = call.repository;
  const entry = await entryAt(folder, commit, path);
  if (entry?.mode !== "120000") return entry;
  const target = (await readBlob(folder, entry.sha))?.toString() ?? "";
  const resolved = posix.normalize(posix.join(posix.dirname(path), target));
  if (resolved.startsWith("..") || posix.isAbsolute(target)) return entry;
  const followed = await entryAt(folder, commit, resolved);
  return followed?.type === "blob" ? followed : entry;
}

async function listing(call: RepositoryCall, commit: string, path: string): Promise<Answer> {
  const entries = (await readTree(call.repository.folder, path === "" ? commit : `${commit}:${path}`)) ?? [];
  const ref = call.query.get("ref") ?? call.repository.defaultBranch;
  const shown = entries.slice(0, 1000).map((entry) => {
    const below = path === "" ? entry.path : `${path}/${entry.path}`;
    return facts(call, entry, { ref, path: below });
  });
  return ok(shown);
}

async function file(call: RepositoryCall, entry: TreeEntry, at: { ref: string; path: string }): Promise<Answer> {
  const size = entry.size ?? 0;
  if (size > largest) throw new Refused(403, "This API returns blobs up to 100 MB in size.");
  const bytes = (await readBlob(call.repository.folder, entry.sha)) ?? Buffer.alloc(0);
  if (/\braw\b/.test(call.accept)) {
    return { status: 200, raw: bytes, headers: { "content-type": "application/vnd.github.raw; charset=utf-8" } };
  }
  const small = size <= full;
  const content = small ? bytes.toString("base64").replaceAll(/.{60}/g, "$&\n") : "";
  return ok({ ...facts(call, entry, at), content, encoding: small ? "base64" : "none" });
}

function facts(call: RepositoryCall, entry: TreeEntry, at: { ref: string; path: string }) {
  const path = at.path.split("/").map(encodeURIComponent).join("/");
  const url = `${repositoryApi(call.world, call.repository)}/contents/${path}?ref=${encodeURIComponent(at.ref)}`;
  const page = `${repositoryPage(call.world, call.repository)}/blob/${at.ref}/${path}`;
  return {
    type:
      entry.type === "tree"
        ? "dir"
        : entry.mode === "120000"
          ? "symlink"
          : entry.type === "commit"
            ? "submodule"
            : "file",
    name: posix.basename(at.path),
    path: at.path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url,
    html_url: page,
    git_url: `${repositoryApi(call.world, call.repository)}/git/blobs/${entry.sha}`,
    download_url: entry.type === "blob" ? page.replace("/blob/", "/raw/") : null,
    _links: { self: url, html: page },
  };
}

interface Write {
  readonly message: string;
  readonly content: Buffer | null;
  readonly sha?: string | undefined;
  readonly branch?: string | undefined;
}

async function write(call: RepositoryCall, wish: Write): Promise<Answer> {
  const { world, repository } = call;
  const path = call.params["path"] ?? "";
  const branch = wish.branch ?? repository.defaultBranch;
  const tip = await resolveCommit(repository.folder, `heads/${branch}`);
  if (!tip) throw new Refused(404, `Branch ${branch} not found`);
  refuseWorkflows(call, [path]);
  const known = await entryAt(repository.folder, tip, path);
  if (known && !wish.sha) throw new Refused(422, `Invalid request.\n\n"sha" wasn't supplied.`);
  if (wish.sha && known?.sha !== wish.sha) throw new Refused(409, `${path} does not match ${wish.sha}`);
  const sha = await commitOnBranch(world, {
    repository,
    branch,
    expected: tip,
    message: wish.message,
    author: actorOf(call).user,
    signed: true,
    changes: { [path]: wish.content },
  });
  const entry = await entryAt(repository.folder, sha, path);
  const commit = await readCommit(repository.folder, sha);
  return {
    status: known ? 200 : 201,
    body: {
      content: entry ? facts(call, entry, { ref: branch, path }) : null,
      commit: commit ? renderGitCommit(world, repository, commit) : null,
    },
  };
}

/** Workflow files need a permission of their own. @throws Refused 403 */
export function refuseWorkflows(call: RepositoryCall, paths: readonly string[]): void {
  if (call.caller.kind !== "installation" || allows(call.caller.token, "workflows:write")) return;
  if (!paths.some((path) => path.toLowerCase().startsWith(".github/workflows/"))) return;
  throw new Refused(403, "Resource not accessible by integration");
}
