import { quotingMarkdown } from "../../workflows/report/escape-markdown.ts";
import { WeaverGenError } from "../../workflows/errors.ts";
import type { CheckRunWrite, Write } from "./writes.ts";

interface FailureFacts {
  readonly error: unknown;
  /** Delivery id of the webhook, for support. */
  readonly delivery: string;
  /** Undefined where nothing is tried again. */
  readonly triesAgain: boolean;
}

/** What the author reads when a review could not be finished: whose turn it is and what happens next. */
export function planFailure({ error, delivery, triesAgain }: FailureFacts): Write[] {
  const known = error instanceof WeaverGenError ? error : undefined;
  const forAuthor = known?.actor === "user";
  const words = known ? quotingMarkdown(known.message) : "WeaverGen met an error that it does not know.";
  const next = nextStep({ forAuthor, triesAgain, hint: known?.hint });
  const gate: CheckRunWrite = {
    do: "check-run",
    name: "weavergen",
    conclusion: forAuthor ? "failure" : "action_required",
    title: forAuthor ? "The registry cannot be reviewed as it is" : "WeaverGen could not finish this review",
    summary: `${words}\n\n${next}\n\nCode \`${known?.code ?? "unknown"}\` · trace id \`${delivery}\``,
    text: "",
    annotations: [],
    actions: [],
  };
  return [gate, aside(gate, "weavergen / spans"), aside(gate, "weavergen / trace")];
}

function nextStep(facts: { forAuthor: boolean; triesAgain: boolean; hint: string | undefined }): string {
  if (facts.triesAgain) return "WeaverGen tries again by itself.";
  const hint = facts.hint === undefined ? "" : `${quotingMarkdown(facts.hint)} `;
  return facts.forAuthor
    ? `${hint}Push the mended files and the review starts again.`
    : `${hint}Re-run this check to try again.`;
}

function aside(gate: CheckRunWrite, name: CheckRunWrite["name"]): CheckRunWrite {
  return { ...gate, name, conclusion: "neutral", title: "The review did not finish" };
}
