import { assertNever, messageOf, OutsideError } from "../../workflows/errors.ts";
import type { InTurn } from "../../queue/in-turn.ts";
import type { Github } from "../github/client.ts";
import { publishCheckRun } from "./check-run.ts";
import { publishComment } from "./comment.ts";
import { turnOf } from "./turn-of.ts";
import { publishReview } from "./review.ts";
import type { PublishTarget, Write } from "./writes.ts";

interface Publishing {
  readonly github: Github;
  readonly target: PublishTarget;
  readonly writes: readonly Write[];
  /** True when the head has moved on: what was found then no longer belongs into the conversation. */
  readonly isStale: () => Promise<boolean>;
  readonly inTurn: InTurn;
  readonly signal: AbortSignal;
}

/**
 * Performs the writes one after another, as GitHub asks; each is idempotent, so a job that is run again is harmless. One
 * that fails does not lose the others.
 * @throws what the failed write threw, after the others were made; an error that is worth another try goes first
 */
export async function publish(options: Publishing): Promise<void> {
  const { target, signal } = options;
  await options.inTurn({ name: turnOf(target), signal }, () => publishAll(options));
}

async function publishAll(options: Publishing): Promise<void> {
  const errors: Error[] = [];
  for (const write of options.writes) {
    options.signal.throwIfAborted();
    try {
      await perform(write, options);
    } catch (error) {
      if (isForAll(error)) throw error;
      errors.push(error instanceof Error ? error : new Error(messageOf(error)));
    }
  }
  const [worst] = [...errors.filter((error) => error instanceof OutsideError), ...errors];
  if (worst) throw worst;
}

async function perform(write: Write, { github, target, isStale }: Publishing): Promise<void> {
  switch (write.do) {
    case "check-run":
      await publishCheckRun({ github, target, write });
      return;
    case "review":
      if (!(await isStale())) await publishReview({ github, target, write });
      return;
    case "comment":
      if (!(await isStale())) await publishComment({ github, target, write });
      return;
    default:
      assertNever(write);
  }
}

const forAll: ReadonlySet<string> = new Set(["github-rate-limit", "github-unreachable", "github-token-refused"]);

/** What fails one request now would fail the next, too. */
function isForAll(error: unknown): boolean {
  return error instanceof OutsideError && forAll.has(error.code);
}
