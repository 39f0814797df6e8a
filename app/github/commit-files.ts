import { z } from "zod";
import { OutsideError } from "../../workflows/errors.ts";
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
    if (!(cause instanceof Error) || !/expected|head|oid/i.test(cause.message)) throw cause;
    throw new OutsideError("head-moved", { message: `${branch} moved on while its files were regenerated.`, cause });
  }
}

function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}
