import { spawn } from "node:child_process";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { FetchPolicy } from "./fetch-sources.ts";

export interface SourceServer extends AsyncDisposable {
  /** `http://registry.test:<port>`, which `allowing` leads to this machine. */
  readonly origin: string;
  /** Paths that were asked for, in their order. */
  readonly asked: string[];
}

/** A host of dependencies on this machine. */
export async function serve(answer: RequestListener): Promise<SourceServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request, response);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://registry.test:${(server.address() as AddressInfo).port}`,
    asked,
    [Symbol.asyncDispose]: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

/** Every bare repository below the folder, by git's own server. */
export function serveGit(folder: string): Promise<SourceServer> {
  const env = { GIT_PROJECT_ROOT: folder, GIT_HTTP_EXPORT_ALL: "1", PATH: process.env["PATH"] ?? "" };
  return serve((request: IncomingMessage, response: ServerResponse) => {
    const [path = "", query = ""] = (request.url ?? "").split("?");
    const cgi = { PATH_INFO: path, QUERY_STRING: query, REQUEST_METHOD: request.method ?? "GET" };
    const { "content-type": type = "", "content-encoding": encoding = "" } = request.headers;
    const version = String(request.headers["git-protocol"] ?? "");
    const headers = { CONTENT_TYPE: type, HTTP_CONTENT_ENCODING: encoding, GIT_PROTOCOL: version };
    const child = spawn("git", ["http-backend"], { env: { ...env, ...cgi, ...headers } });
    request.pipe(child.stdin);
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("close", () => {
      const output = Buffer.concat(chunks);
      const end = output.indexOf("\r\n\r\n");
      for (const line of output.toString("latin1", 0, end).split("\r\n")) {
        const [name = "", value = ""] = line.split(": ");
        if (name === "Status") response.statusCode = Number.parseInt(value, 10);
        else response.setHeader(name, value);
      }
      response.end(output.subarray(end + 4));
    });
  });
}

/** Names of the test lead to this machine, and the operator allows it. */
export function allowing(...origins: readonly string[]): FetchPolicy {
  return {
    allow: { hosts: origins, privateAddresses: ["127.0.0.1"] },
    lookUp: (host) => Promise.resolve(host.endsWith(".test") ? ["127.0.0.1"] : []),
  };
}
