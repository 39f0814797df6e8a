import { assertNever } from "../../workflows/errors.ts";
import type { Github } from "../github/client.ts";
import { publishCheckRun } from "./check-run.ts";
import { publishComment } from "./comment.ts";
import { publishReview } from "./review.ts";
import type { PublishTarget, Write } from "./writes.ts";

/** Performs the writes one after another, as GitHub asks; each is idempotent, so a job that is run again is harmless. */
export async function publish(options: {
  readonly github: Github;
  readonly target: PublishTarget;
  readonly writes: readonly Write[];
  readonly signal: AbortSignal;
}): Promise<void> {
  const { github, target } = options;
  for (const write of options.writes) {
    options.signal.throwIfAborted();
    switch (write.do) {
      case "check-run":
        await publishCheckRun({ github, target, write });
        break;
      case "review":
        await publishReview({ github, target, write });
        break;
      case "comment":
        await publishComment({ github, target, write });
        break;
      default:
        assertNever(write);
    }
  }
}
