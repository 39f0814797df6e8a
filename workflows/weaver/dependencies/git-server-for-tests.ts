import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";

export interface GitServer extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`; the repository is `/r.git` below it. */
  readonly origin: string;
  /** Paths that were asked for. */
  readonly asked: readonly string[];
}

const author = ["-c", "user.name=Ada", "-c", "user.email=ada@shop.example", "-c", "commit.gpgsign=false"];

/**
 * A git server with one repository of one commit, tagged `v1.0`.
 * @param authorization the header without which it answers 401
 */
export async function serveGit(
  folder: string,
  { files, authorization }: { readonly files: Readonly<Record<string, string>>; readonly authorization?: string },
): Promise<GitServer> {
  const work = join(folder, "work");
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(work, path)), { recursive: true });
    writeFileSync(join(work, path), text);
  }
  const git = (...args: string[]): unknown => execFileSync("git", [...author, ...args], { cwd: work, stdio: "pipe" });
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message=one");
  git("tag", "v1.0");
  git("clone", "--quiet", "--bare", ".", join(folder, "r.git"));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (authorization === undefined || request.headers.authorization === authorization) {
      return backend(folder, request, response);
    }
    response.writeHead(401, { "www-authenticate": "Basic" }).end();
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    [Symbol.asyncDispose]: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

function backend(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? "/", "http://localhost");
  const child = spawn("git", ["http-backend"], {
    env: {
      PATH: "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin",
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: "1",
      GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers["content-type"],
    },
  });
  request.pipe(child.stdin);
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.on("close", () => answer(Buffer.concat(chunks), response));
}

/** CGI's own header lines before the body. */
function answer(output: Buffer, response: ServerResponse): void {
  const split = output.indexOf("\r\n\r\n");
  const lines = output.toString("latin1", 0, split).split("\r\n");
  const pairs = lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]);
  const { Status, ...headers } = Object.fromEntries(pairs) as Record<string, string>;
  response.writeHead(Number.parseInt(Status ?? "200", 10), headers).end(output.subarray(split + 4));
}
