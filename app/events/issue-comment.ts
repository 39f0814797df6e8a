import { z } from "zod";
import { commandIn } from "./comment-command.ts";
import { enqueue, ignore } from "./decision.ts";
import { Account, Id, Installation, Repository, rule } from "./payload.ts";

const IssueComment = z.object({
  action: z.string(),
  issue: z.object({ number: Id, pull_request: z.unknown().optional() }),
  comment: z.object({ id: Id, body: z.string(), performed_via_github_app: z.object({ id: Id }).nullish() }),
  repository: Repository,
  installation: Installation,
  sender: Account,
});

/** Commands in comments on pull requests. Whether the person may give them is asked of GitHub by the job. */
export const onIssueComment = rule(IssueComment, (event, { delivery }) => {
  const { action, issue, comment, repository, installation, sender } = event;
  // An edit must not run a command: whoever may edit a comment is not always its author.
  if (action !== "created") return ignore("action-not-handled");
  if (!issue.pull_request) return ignore("not-a-pull-request");
  if (sender.type === "Bot" || comment.performed_via_github_app) return ignore("bot");
  const command = commandIn(comment.body);
  if (!command) return ignore("no-command");
  if (!installation) return ignore("no-installation");
  const subject = { installation: installation.id, repository: repository.id, pullRequest: issue.number, delivery };
  return enqueue({ name: command, data: { ...subject, askedBy: sender.login, comment: comment.id } });
});
