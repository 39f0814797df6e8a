import { z } from "zod";
import { allows } from "../auth/installation-tokens.ts";
import { MalformedPath } from "../git/check-path.ts";
import { GitFailed } from "../git/run-git.ts";
import type { Call } from "../http/call.ts";
import { actorOf } from "../http/call.ts";
import { commitOnBranch, StaleBranch } from "../people/commit-on-branch.ts";
import { commitNode, refNode } from "./nodes.ts";
import { demand, readable } from "./readable.ts";
import { GraphqlRefused } from "./refused.ts";

const Input = z.object({
  input: z.object({
    branch: z.object({ repositoryNameWithOwner: z.string().nullish(), branchName: z.string().nullish() }),
    message: z.object({ headline: z.string(), body: z.string().nullish() }),
    fileChanges: z
      .object({
        additions: z.array(z.object({ path: z.string(), contents: z.string() })).nullish(),
        deletions: z.array(z.object({ path: z.string() })).nullish(),
      })
      .nullish(),
    expectedHeadOid: z.string(),
    clientMutationId: z.string().nullish(),
  }),
});

/** Commits as the App, signed by GitHub, and only while the branch stands at `expectedHeadOid`. */
export async function createCommitOnBranch(call: Call, args: unknown) {
  const { input } = Input.parse(args);
  const [owner = "", name = ""] = (input.branch.repositoryNameWithOwner ?? "").split("/");
  const repository = readable(call, { owner, name });
  demand(call, repository, "contents:write");
  const branch = (input.branch.branchName ?? "").replace(/^refs\/heads\//, "");
  const additions = input.fileChanges?.additions ?? [];
  const deletions = input.fileChanges?.deletions ?? [];
  refuseWorkflows(call, [...additions, ...deletions]);
  const { headline, body } = input.message;
  try {
    const sha = await commitOnBranch(call.world, {
      repository,
      branch,
      author: actorOf(call).user,
      message: body ? `${headline}\n\n${body}` : headline,
      expected: input.expectedHeadOid,
      signed: true,
      changes: {
        ...Object.fromEntries(deletions.map(({ path }) => [path, null])),
        ...Object.fromEntries(additions.map(({ path, contents }) => [path, Buffer.from(contents, "base64")])),
      },
    });
    return {
      commit: await commitNode(call.world, repository, sha),
      ref: await refNode(call.world, repository, `refs/heads/${branch}`),
      clientMutationId: input.clientMutationId ?? null,
    };
  } catch (error) {
    throw explain(error, { branch, expected: input.expectedHeadOid });
  }
}

function refuseWorkflows(call: Call, files: readonly { path: string }[]): void {
  if (call.caller.kind === "installation" && allows(call.caller.token, "workflows:write")) return;
  if (!files.some(({ path }) => path.toLowerCase().startsWith(".github/workflows/"))) return;
  throw new GraphqlRefused("FORBIDDEN", "Resource not accessible by integration");
}

function explain(error: unknown, wish: { branch: string; expected: string }): unknown {
  if (error instanceof StaleBranch) {
    return error.tip === undefined
      ? new GraphqlRefused("NOT_FOUND", `No ref exists for "refs/heads/${wish.branch}"`)
      : new GraphqlRefused(
          "STALE_DATA",
          `Expected branch to point to "${wish.expected}" but it did not.  Pull and try again.`,
        );
  }
  if (error instanceof GitFailed || error instanceof MalformedPath)
    return new GraphqlRefused("UNPROCESSABLE", "A path was requested that cannot be committed");
  return error;
}
