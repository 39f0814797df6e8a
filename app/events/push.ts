import { z } from "zod";
import { ignore } from "./decision.ts";
import { rule } from "./payload.ts";

const Push = z.object({ ref: z.string(), repository: z.object({ default_branch: z.string() }) });

/** A pull request is compared with its merge base, which a push to the default branch does not move. */
export const onPush = rule(Push, ({ ref, repository }) =>
  ignore(ref === `refs/heads/${repository.default_branch}` ? "compared-with-the-merge-base" : "branch-not-default"),
);
