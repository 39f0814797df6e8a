import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { FileTree } from "../../workspace/workspace.ts";
import type { VirtualPath } from "../embedded/virtual-path.ts";
import { checkAllowedSources, type AllowedSources } from "./allowed-sources.ts";
import { archiveLimits } from "./archive-files.ts";
import type { CredentialOf } from "./credential.ts";
import { download } from "./download.ts";
import { fetchGit } from "./fetch-git.ts";
import type { LookUp } from "./resolve-host.ts";
import { sourceCache } from "./source-cache.ts";
import { sourceProblem } from "./source-problem.ts";
import { unpackArchive } from "./unpack-archive.ts";

export interface TemplatesRequest {
  /** Where the templates lie, other than in a folder. */
  readonly path: Exclude<VirtualPath, { kind: "folder" }>;
  /** What a local archive's path is relative to. The path is the user's own: no other folder is out of bounds. */
  readonly folder: string;
  /** Hosts and addresses that may be asked. */
  readonly allow: AllowedSources;
  /** Added to git's environment. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** See `Repository.asUser`. */
  readonly asUser?: Readonly<Record<string, string>> | undefined;
  readonly lookUp?: LookUp | undefined;
  readonly credentialOf?: CredentialOf | undefined;
  readonly signal: AbortSignal;
}

const timeouts = { download: 60_000, all: 300_000 } as const;

/**
 * Templates of an archive or a git repository, in memory, held to the rules for dependencies.
 * @returns the files, and the folder of the templates among them
 * @throws UserError, OutsideError as `prepareDependencies` turns into diagnostics; OperatorError `allowed-address-invalid`;
 *   the signal's reason
 */
export async function fetchTemplates(request: TemplatesRequest): Promise<{ files: FileTree; folder: string }> {
  checkAllowedSources(request.allow);
  const { path, allow, env, asUser, lookUp, credentialOf } = request;
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(timeouts.all)]);
  const content = "templates";
  switch (path.kind) {
    case "archive": {
      const bytes = await archiveBytes(resolve(request.folder, path.path), path.path);
      const { path: name, subFolder } = path;
      return { files: await unpackArchive({ name, bytes, subFolder, content, signal }), folder: "" };
    }
    case "remote-archive": {
      const { url, subFolder } = path;
      const limits = { maxBytes: archiveLimits.packedBytes, timeoutMs: timeouts.download };
      const answer = await download({ url, allow, lookUp, credentialOf, signal, ...limits });
      if (!answer.changed) throw noFolder(url);
      return { files: await unpackArchive({ name: url, bytes: answer.bytes, subFolder, content, signal }), folder: "" };
    }
    case "git": {
      const files = await fetchGit(path, {
        allow,
        cache: sourceCache(undefined),
        content,
        env,
        asUser,
        lookUp,
        signal,
      });
      return { files, folder: path.subFolder ?? "" };
    }
    case "remote-file":
      throw noFolder(path.url);
  }
}

async function archiveBytes(file: string, name: string): Promise<Buffer> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );
  if (size !== undefined && size <= archiveLimits.packedBytes) return readFile(file);
  throw sourceProblem("dependency-missing", {
    message:
      size === undefined
        ? `There is no archive ${name}.`
        : `The archive ${name} has ${size} bytes; at most ${archiveLimits.packedBytes} are read.`,
    hint: "Correct the path of the archive.",
  });
}

function noFolder(url: string): Error {
  return sourceProblem("dependency-missing", {
    message: `${url} names a single file; templates are a folder, an archive or a git repository.`,
    hint: "Write .git at the end of a repository's address, or a folder in brackets behind it.",
  });
}
