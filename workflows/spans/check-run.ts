import type { SpanFinding } from "../report/report.ts";
import type { SpanCheck } from "./check-samples.ts";

/** A finished span of a run, as far as it is checked. */
export interface FinishedSpan {
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** A task that failed need not carry what it would have found. */
  readonly status?: "unset" | "ok" | "error";
}

/** A task that was expected to run, and the attributes that its span must carry. */
export interface ExpectedTask {
  readonly name: string;
  readonly attributes?: readonly string[];
}

/** Checks WeaverGen's own spans against the tasks that were expected: spans do not lie about what ran. */
export function checkRun({
  spans,
  tasks,
}: {
  spans: readonly FinishedSpan[];
  tasks: readonly ExpectedTask[];
}): SpanCheck {
  const byName = Map.groupBy(spans, (span) => span.name);
  const checked = tasks.map((task) => checkTask(task, byName.get(task.name) ?? []));
  return {
    findings: checked.flatMap((one) => one.findings),
    coverage: { expected: tasks.length, seen: checked.filter((one) => one.ran).length },
    completeness: {
      required: checked.reduce((sum, one) => sum + one.required, 0),
      present: checked.reduce((sum, one) => sum + one.present, 0),
    },
    count: spans.length,
  };
}

interface CheckedTask {
  readonly findings: SpanFinding[];
  readonly ran: boolean;
  readonly required: number;
  readonly present: number;
}

function checkTask({ name, attributes = [] }: ExpectedTask, spans: readonly FinishedSpan[]): CheckedTask {
  if (spans.length === 0) {
    const message = `The task \`${name}\` left no span: it did not run.`;
    const missing = { kind: "not-run", level: "violation", message, sample: "run", subject: name } as const;
    return { findings: [missing], ran: false, required: 0, present: 0 };
  }
  const judged = spans.filter((span) => span.status !== "error");
  const lacking = judged.flatMap((span) => attributes.filter((attribute) => span.attributes[attribute] === undefined));
  const required = judged.length * attributes.length;
  return {
    findings: [...new Set(lacking)].map((attribute) => ({
      kind: "incomplete",
      level: "violation",
      message: `The span \`${name}\` lacks the attribute \`${attribute}\`.`,
      sample: "run",
      subject: name,
    })),
    ran: true,
    required,
    present: required - lacking.length,
  };
}
