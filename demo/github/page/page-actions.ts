import { accountOf } from "../world.ts";
import type { World } from "../world.ts";
import { actsOf, checkRunRecord, reviewCommentRecord } from "../people/act.ts";
import type { PullRecord } from "../records.ts";
import { writeComment } from "../people/write-comment.ts";

/** What a button of the page does. @throws Error with words for the person, when it cannot be done */
export async function performAction(
  world: World,
  pull: PullRecord,
  wish: { action: string; fields: URLSearchParams; viewer: string },
): Promise<void> {
  const { fields, viewer } = wish;
  const acts = actsOf(world);
  const number = (name: string) => Number(fields.get(name) ?? 0);
  switch (wish.action) {
    case "comment": {
      const body = (fields.get("body") ?? "").replaceAll("\r\n", "\n").trim();
      if (body !== "") writeComment(world, pull, { user: accountOf(world, viewer), body });
      return;
    }
    case "apply": {
      const comment = reviewCommentRecord(world, number("comment"));
      if (comment.pull === pull) await acts.applySuggestion(comment.id, viewer);
      return;
    }
    case "apply-all":
      await acts.applyAllSuggestions(pull, viewer);
      return;
    case "action": {
      const run = checkRunRecord(world, number("run"));
      const identifier = fields.get("identifier") ?? "";
      if (run.repository === pull.repository)
        await acts.clickCheckRunAction({ checkRun: run.id, identifier, by: viewer });
      return;
    }
    case "rerun":
      await acts.rerequestCheckRun({ checkRun: checkRunRecord(world, number("run")).id, by: viewer });
      return;
    case "merge":
      await acts.mergePullRequest(pull, viewer);
      return;
    case "close":
      await acts.closePullRequest(pull, viewer);
      return;
    case "reopen":
      await acts.reopenPullRequest(pull, viewer);
      return;
    case "ready":
      await acts.editPullRequest({ pullRequest: pull, by: viewer, draft: false });
      return;
    default:
      throw new Error("There is no such button.");
  }
}
