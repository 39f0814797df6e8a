import { spawn } from "node:child_process";
import type { IncomingMessage, ServerResponse } from "node:http";
import { allows, findToken, reaches } from "../auth/installation-tokens.ts";
import { readSecret } from "../http/credentials.ts";
import { readBody } from "../http/read-body.ts";
import type { Account, RepositoryRecord, TokenRecord } from "../records.ts";
import { branchMoved } from "../people/move-branch.ts";
import type { World } from "../world.ts";
import { findRepository } from "../world.ts";
import { listRefs, noCommit } from "./refs.ts";
import { gitEnvironment } from "./run-git.ts";

const services = ["git-upload-pack", "git-receive-pack"] as const;
type Service = (typeof services)[number];

/** Which git request a URL is: `/owner/name.git/info/refs`, `/owner/name.git/git-upload-pack` (`.git` may be left out). */
export function gitRequest(
  url: URL,
): { owner: string; name: string; service: Service; advertise: boolean } | undefined {
  const match = /^\/([\w.-]+)\/([\w.-]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/.exec(url.pathname);
  const advertise = match?.[3] === "info/refs";
  const service = services.find((one) => one === (advertise ? url.searchParams.get("service") : match?.[3]));
  return match?.[1] && match[2] && service ? { owner: match[1], name: match[2], service, advertise } : undefined;
}

/** Serves a clone, a fetch or a push over git's smart HTTP protocol, with the rights of the token. */
export async function serveGit(
  world: World,
  exchange: { request: IncomingMessage; response: ServerResponse; wanted: NonNullable<ReturnType<typeof gitRequest>> },
): Promise<void> {
  const { request, response, wanted } = exchange;
  const { service, advertise } = wanted;
  const repository = findRepository(world, wanted.owner, wanted.name);
  const secret = readSecret(request.headers.authorization);
  const token = secret === undefined ? undefined : findToken(world, secret);
  const refused = refusal({ repository, service, token, known: secret !== undefined });
  if (refused || !repository) {
    const [status, words] = refused ?? [404, "Repository not found."];
    response.writeHead(status, {
      "content-type": "text/plain",
      ...(status === 401 ? { "www-authenticate": 'Basic realm="GitHub"' } : {}),
    });
    response.end(`${words}\n`);
    return;
  }
  const body = await readBody(request);
  response.setHeader("cache-control", "no-cache");
  response.setHeader("content-type", `application/x-${service}-${advertise ? "advertisement" : "result"}`);
  if (advertise) response.write(`${packetLine(`# service=${service}\n`)}0000`);
  const run = { world, repository, service, advertise, body, token, protocol: header(request, "git-protocol") };
  if (service === "git-receive-pack" && !advertise && token) {
    const out = await receive(run, token.installation.app.bot);
    response.end(out);
    return;
  }
  response.end(await runService(run));
}

interface ServiceRun {
  readonly world: World;
  readonly repository: RepositoryRecord;
  readonly service: Service;
  readonly advertise: boolean;
  readonly body: Buffer;
  readonly token: TokenRecord | undefined;
  readonly protocol: string;
}

function refusal(asked: {
  repository: RepositoryRecord | undefined;
  service: Service;
  token: TokenRecord | undefined;
  known: boolean;
}): [number, string] | undefined {
  const { repository, service, token, known } = asked;
  if (known && !token)
    return [401, "Invalid username or token. Password authentication is not supported for Git operations."];
  const writes = service === "git-receive-pack";
  if (!token) return repository && !repository.private && !writes ? undefined : [401, "Authentication required."];
  if (!repository) return [404, "Repository not found."];
  if (!reaches(token, repository)) {
    if (repository.private) return [404, "Repository not found."];
    return writes
      ? [403, `Permission to ${repository.name}.git denied to ${token.installation.app.bot.login}.`]
      : undefined;
  }
  if (allows(token, writes ? "contents:write" : "contents:read")) return undefined;
  return [
    403,
    writes
      ? `Permission to ${repository.name}.git denied to ${token.installation.app.bot.login}.`
      : "Write access to repository not granted.",
  ];
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === "string" && /^[\w=:.]+$/.test(value) ? value : "";
}

/** Takes a push alone, then lets everything follow that a moved branch brings. */
async function receive(run: ServiceRun, pusher: Account): Promise<Buffer> {
  const { world, repository } = run;
  return await world.alone(repository, async () => {
    const before = await listRefs(repository.folder, "refs");
    const out = await runService(run);
    const after = await listRefs(repository.folder, "refs");
    for (const ref of new Set([...before.keys(), ...after.keys()])) {
      const move = { ref, before: before.get(ref) ?? noCommit, after: after.get(ref) ?? noCommit };
      if (/^refs\/(heads|tags)\//.test(ref)) await branchMoved(world, { repository, pusher, ...move });
    }
    return out;
  });
}

async function runService(run: ServiceRun): Promise<Buffer> {
  const { repository, service, advertise, token, protocol } = run;
  const args = [
    service.slice("git-".length),
    "--stateless-rpc",
    ...(advertise ? ["--http-backend-info-refs"] : []),
    repository.folder,
  ];
  const workflows = token && allows(token, "workflows:write") ? "allow" : "deny";
  const env = gitEnvironment({ LOCAL_GITHUB_WORKFLOWS: workflows, ...(protocol ? { GIT_PROTOCOL: protocol } : {}) });
  const child = spawn("git", args, { env, stdio: ["pipe", "pipe", "ignore"] });
  const out: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stdin.on("error", () => {}); // git hangs up early when it refuses
  child.stdin.end(run.body);
  await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return Buffer.concat(out);
}

function packetLine(text: string): string {
  return (text.length + 4).toString(16).padStart(4, "0") + text;
}
