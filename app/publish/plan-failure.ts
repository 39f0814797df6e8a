import { type Place, WeaverGenError } from "../../workflows/errors.ts";
import { cutText } from "../../workflows/report/cut-text.ts";
import { codeSpan, plainText, quotingMarkdown } from "../../workflows/report/escape-markdown.ts";
import type { Annotation } from "../../workflows/report/render-annotations.ts";
import type { CheckRunWrite, Write } from "./writes.ts";

interface FailureFacts {
  readonly error: unknown;
  /** Delivery id of the webhook, for support. */
  readonly delivery: string;
}

/** What the author reads when a review could not be finished: whose turn it is and what happens next. */
export function planFailure({ error, delivery }: FailureFacts): Write[] {
  const known = error instanceof WeaverGenError ? error : undefined;
  const forAuthor = known?.actor === "user";
  const words = known ? quotingMarkdown(known.message) : "WeaverGen met an error that it does not know.";
  const code = known?.code ?? "unknown";
  const where = known?.at ? `${codeSpan(`${known.at.file}:${known.at.line}`)} ` : "";
  const next = nextStep({ forAuthor, hint: known?.hint });
  const gate: CheckRunWrite = {
    do: "check-run",
    name: "weavergen",
    conclusion: forAuthor ? "failure" : "action_required",
    title: forAuthor ? "The registry cannot be reviewed as it is" : "WeaverGen could not finish this review",
    summary: cutText(`${where}${words}\n\n${next}\n\nCode ${codeSpan(code)} · trace id ${codeSpan(delivery)}`),
    text: "",
    annotations: known?.at ? [annotationAt(known.at, known)] : [],
    actions: [],
  };
  return [gate, aside(gate, "weavergen / spans"), aside(gate, "weavergen / trace")];
}

function nextStep(facts: { forAuthor: boolean; hint: string | undefined }): string {
  const hint = facts.hint === undefined ? "" : `${quotingMarkdown(facts.hint)} `;
  return facts.forAuthor
    ? `${hint}Push the mended files and the review starts again.`
    : `${hint}Re-run this check to try again.`;
}

function aside(gate: CheckRunWrite, name: CheckRunWrite["name"]): CheckRunWrite {
  return { ...gate, name, conclusion: "neutral", title: "The review did not finish", annotations: [] };
}

function annotationAt({ file, line }: Place, { message, hint, code }: WeaverGenError): Annotation {
  const words = plainText([message, hint, `(${code})`].filter((part) => part !== undefined).join(" "));
  return { path: file, start_line: line, end_line: line, annotation_level: "failure", message: words.slice(0, 15_000) };
}
