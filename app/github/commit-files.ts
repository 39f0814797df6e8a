import { z } from "zod";
import { BugError, messageOf, OperatorError, OutsideError } from "../../workflows/errors.ts";
import type { DriftedFile } from "../../workflows/review/drift.ts";
import { createGithubClient } from "./client.ts";

interface CommitOptions {
  readonly apiUrl: string;
  readonly token: string;
  readonly delivery: string;
  readonly now: () => number;
  readonly branch: {
    readonly owner: string;
    readonly repo: string;
    readonly branch: string;
    readonly expectedHead: string;
  };
  readonly files: readonly DriftedFile[];
  readonly message: string;
}

const mutation = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

const Refusal = z.object({ errors: z.array(z.object({ type: z.string().optional() })) });
const Answer = z.object({ createCommitOnBranch: z.object({ commit: z.object({ oid: z.string() }) }) });

/**
 * Commits files on a branch through `createCommitOnBranch`: signed by GitHub, and refused where the branch has moved on.
 * @returns id of the commit
 * @throws OutsideError `head-moved`: the job is run again on the new head
 */
export async function commitFiles(options: CommitOptions): Promise<string> {
  const { owner, repo, branch, expectedHead } = options.branch;
  const [headline = "", ...body] = options.message.split("\n");
  const github = createGithubClient(options);
  const input = {
    branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName: branch },
    expectedHeadOid: expectedHead,
    message: { headline, body: body.join("\n").trim() },
    fileChanges: {
      additions: options.files.flatMap(({ path, to }) => (to === undefined ? [] : [{ path, contents: base64(to) }])),
      deletions: options.files.flatMap(({ path, to }) => (to === undefined ? [{ path }] : [])),
    },
  };
  try {
    return Answer.parse(await github.graphql(mutation, { input })).createCommitOnBranch.commit.oid;
  } catch (cause) {
    throw commitError(cause, branch);
  }
}

/** GraphQL refuses with status 200 and a type. Source: GitHub's schema; `STALE_DATA` means another `expectedHeadOid`. */
function commitError(cause: unknown, branch: string): unknown {
  const { data } = Refusal.safeParse(cause);
  if (!data) return cause;
  const message = `GitHub refused the commit on ${branch}: ${messageOf(cause)}`;
  const type: string = data.errors[0]?.type ?? "";
  switch (type) {
    case "STALE_DATA":
      return new OutsideError("head-moved", { message: `${branch} moved on while its files were regenerated.`, cause });
    case "RATE_LIMITED":
      return new OutsideError("github-rate-limit", { message, retryAfterMs: 60_000, cause });
    case "FORBIDDEN":
    case "NOT_FOUND":
      return new OperatorError("github-permission-missing", {
        message,
        hint: "Commits need the permission `contents: write` and a branch that lets the App push.",
        cause,
      });
    default:
      return new BugError("github-request-refused", { message, cause });
  }
}

function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}
