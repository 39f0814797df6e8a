import { OutsideError } from "../errors.ts";
import { tryGit, type GitOptions, type Repository } from "./git.ts";

const fetchTimeoutMs = 120_000;

export interface FetchRequest {
  /** Name or URL of the remote. */
  readonly remote: string;
  /** Commit ids or refs of the remote; `+from:to` keeps one as a ref. */
  readonly refspecs: readonly string[];
  /** `--depth=50`, `--deepen=200`, `--unshallow`. */
  readonly depth: string | undefined;
  /** Read anew for each fetch, so that a token that expires in between is replaced. */
  readonly token?: (() => Promise<string>) | undefined;
}

/**
 * Fetches commits, nothing else: no tags, no submodules, no maintenance.
 * @throws OutsideError `token-refused`, `repository-gone`, `commit-gone`, `fetch-failed`
 */
export async function fetchCommits(repository: Repository, request: FetchRequest): Promise<void> {
  const args = ["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head"];
  const depth = request.depth === undefined ? [] : [request.depth];
  await runRemote(repository, {
    args: [...args, ...depth, "--end-of-options", request.remote, ...request.refspecs],
    token: request.token,
  });
}

/** Refs of the remote with their commits, as far as they match. */
export async function remoteRefs(
  repository: Repository,
  { remote, patterns, token }: Pick<FetchRequest, "remote" | "token"> & { readonly patterns: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const args = ["ls-remote", "--quiet", "--end-of-options", remote, ...patterns];
  const output = await runRemote(repository, { args, token });
  const lines = output.split("\n").filter((line) => line !== "");
  return new Map(lines.map((line) => [line.slice(line.indexOf("\t") + 1), line.slice(0, line.indexOf("\t"))]));
}

interface RemoteCommand {
  readonly args: readonly string[];
  readonly token: (() => Promise<string>) | undefined;
}

async function runRemote(repository: Repository, { args, token }: RemoteCommand): Promise<string> {
  const options = { ...withToken(await token?.()), timeoutMs: fetchTimeoutMs };
  const result = await tryGit(repository, args, options);
  if (result.exitCode !== 0) throw remoteError(result.stderr);
  return result.stdout.toString("utf8");
}

/** The token goes to git by its environment alone: an argument shows in `ps`, a file stays on disk. */
function withToken(token: string | undefined): GitOptions {
  if (token === undefined) return {};
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  const entries = [
    ["http.extraHeader", `Authorization: Basic ${basic}`],
    // A redirect would carry the header to another host.
    ["http.followRedirects", "false"],
  ] as const;
  const pairs = entries.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return {
    env: { ...Object.fromEntries(pairs), GIT_CONFIG_COUNT: String(entries.length) },
    secrets: [token, basic],
  };
}

const causes: readonly { readonly code: string; readonly when: RegExp; readonly message: string }[] = [
  {
    code: "token-refused",
    when: /error: 40[13]|authentication failed|could not read (username|password)|terminal prompts disabled/i,
    message: "The remote refused the credentials: they have expired or do not cover this repository.",
  },
  {
    code: "repository-gone",
    when: /error: 404|repository .* not found|does not appear to be a git repository/i,
    message:
      "The remote does not know the repository: it was removed, renamed, or is out of reach for the credentials.",
  },
  {
    code: "commit-gone",
    when: /not our ref|couldn't find remote ref|unadvertised object|no such remote ref/i,
    message: "The remote no longer has a commit that was asked for.",
  },
];

function remoteError(stderr: string): OutsideError {
  const known = causes.find(({ when }) => when.test(stderr));
  const reason = stderr.trim().split("\n").slice(-3).join(" ");
  if (known !== undefined) return new OutsideError(known.code, { message: `${known.message} (git: ${reason})` });
  return new OutsideError("fetch-failed", { message: `git could not fetch: ${reason}` });
}
