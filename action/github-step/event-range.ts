import { z } from "zod";
import { OperatorError, UserError } from "../../workflows/errors.ts";

const Repository = z.object({ default_branch: z.string() });
const PullRequest = z.object({
  pull_request: z.object({
    base: z.object({ ref: z.string(), sha: z.string(), repo: z.object({ full_name: z.string() }) }),
    // Null where the fork was deleted.
    head: z.object({ repo: z.object({ full_name: z.string() }).nullable() }),
  }),
});
const MergeGroup = z.object({ merge_group: z.object({ base_sha: z.string() }) });
const Push = z.object({ ref: z.string(), before: z.string(), deleted: z.boolean().optional(), repository: Repository });
const Dispatch = z.object({ repository: Repository });

/** What an event asks to be compared. */
export type EventRange =
  | {
      readonly do: "review";
      /** What to compare the checkout with: the first that exists here. */
      readonly bases: readonly string[];
      readonly fork: boolean;
      /** True where the head is itself what settings and templates come from. */
      readonly trustHead: boolean;
    }
  | { readonly do: "skip"; readonly because: string };

/**
 * Decides from the event what is compared with the checkout. Pure.
 * @throws UserError `event-refused`; OperatorError `event-unreadable`
 */
export function rangeOf(name: string, payload: unknown): EventRange {
  switch (name) {
    case "pull_request":
      return ofPullRequest(read(PullRequest, name, payload));
    case "merge_group":
      return reviewOf([read(MergeGroup, name, payload).merge_group.base_sha]);
    case "push":
      return ofPush(read(Push, name, payload));
    case "workflow_dispatch":
      return reviewOf([read(Dispatch, name, payload).repository.default_branch]);
    case "pull_request_target":
      throw new UserError("event-refused", {
        message:
          "pull_request_target runs with a token that may write and with the repository's secrets, beside code of a pull request that anyone may open.",
        hint: "Use `on: pull_request`: the Action needs no more than a read-only token, for forks too.",
      });
    default:
      throw new UserError("event-refused", {
        message: `The event ${name} does not say what to compare.`,
        hint: "Use pull_request, push, merge_group or workflow_dispatch, or name the input `base`.",
      });
  }
}

/**
 * The checkout of a pull request is a merge with the base branch as it was then, so the branch is better than its commit
 * in the event: their common ancestor is what the pull request was merged with.
 */
function ofPullRequest({ pull_request: { base, head } }: z.infer<typeof PullRequest>): EventRange {
  return { ...reviewOf([base.ref, base.sha]), fork: head.repo?.full_name !== base.repo.full_name };
}

function ofPush({ ref, before, deleted, repository }: z.infer<typeof Push>): EventRange {
  if (deleted) return { do: "skip", because: `${ref} was deleted` };
  const known = /^0+$/.test(before) ? [] : [before];
  const toDefault = ref === `refs/heads/${repository.default_branch}`;
  // What is on the default branch is in force; on others, all that they add is looked at, not only the last push.
  if (toDefault) return { ...reviewOf([...known, repository.default_branch]), trustHead: true };
  return reviewOf([repository.default_branch, ...known]);
}

function reviewOf(bases: readonly string[]): Extract<EventRange, { do: "review" }> {
  return { do: "review", bases, fork: false, trustHead: false };
}

function read<Schema extends z.ZodType>(schema: Schema, name: string, payload: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  throw new OperatorError("event-unreadable", {
    message: `The event file is not one of ${name}: ${parsed.error.issues.map(({ path }) => path.join(".")).join(", ")} missing.`,
    hint: "Run this Action in a workflow of GitHub, or name the input `base`.",
  });
}
