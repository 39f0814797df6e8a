import type { JobContext } from "../../queue/start-worker.ts";
import type { JobData } from "../../queue/jobs.ts";
import { openPullRequest } from "../github/pull-request.ts";
import type { JobServices } from "./job-services.ts";

const tag = (comment: number): string => `<!-- weavergen:help:${comment} -->`;

const text = `WeaverGen reviews changes of the registry. Commands stand alone on a line of a comment:

| command | what it does | who may |
|---|---|---|
| \`/weavergen regenerate\` | regenerates code and documents; suggests the lines that are in the diff, and commits where the team has opted in | write access |
| \`/weavergen help\` | shows this | anyone |

Settings stand in \`.github/weavergen.yml\` of the base branch.`;

/** Answers `/weavergen help` once for each comment that asks. */
export async function help(data: JobData<"help">, { signal }: JobContext, services: JobServices): Promise<void> {
  const { github, owner, repo, number, identity } = await openPullRequest({ ids: data, services, signal });
  const comments = await github.paginate(github.rest.issues.listComments, {
    owner,
    repo,
    issue_number: number,
    per_page: 100,
  });
  const answered = comments.some(
    ({ user, body }) => user?.login === identity.botLogin && body?.trimEnd().endsWith(tag(data.comment)),
  );
  if (answered) return;
  await github.rest.reactions.createForIssueComment({ owner, repo, comment_id: data.comment, content: "eyes" });
  await github.rest.issues.createComment({
    owner,
    repo,
    issue_number: number,
    body: `${text}\n\n${tag(data.comment)}`,
  });
}
