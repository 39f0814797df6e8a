import type { JobCounts } from "../queue/open-queue.ts";

export interface ParityRan {
  readonly outcome: "equal" | "different" | "failed";
  readonly disagreements: readonly { readonly command: string; readonly kind: string; readonly count: number }[];
}

type Labels = Readonly<Record<string, string>>;

/** Counts what the process does, for Prometheus. Labels take only values from code, never texts of a request. */
export interface Metrics {
  webhook(labels: { event: string; outcome: "enqueued" | "ignored" | "failed"; reason: string }, seconds: number): void;
  jobRun(labels: { job: string; outcome: string }, seconds: number): void;
  /** One comparison of the engines, and in which ways they parted. */
  parity(ran: ParityRan): void;
  response(labels: { path: string; status: string }): void;
  /** The text format of Prometheus; `queue` is undefined while the store is away. */
  text(queue: JobCounts | undefined): string;
}

const webhookBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10];
const jobBuckets = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

export function createMetrics(): Metrics {
  const webhooks = counter("weavergen_webhooks_total", "Verified webhooks by what came of them.");
  const acknowledged = histogram({
    name: "weavergen_webhook_duration_seconds",
    help: "Time until a webhook's jobs are stored.",
    buckets: webhookBuckets,
  });
  const runs = counter("weavergen_job_runs_total", "Runs of jobs by how they ended.");
  const ran = histogram({
    name: "weavergen_job_run_duration_seconds",
    help: "Time that runs of jobs took.",
    buckets: jobBuckets,
  });
  const parityRuns = counter("weavergen_parity_runs_total", "Comparisons of the engines by what came of them.");
  const parted = counter("weavergen_parity_differences_total", "Differences between the engines by command and kind.");
  const responses = counter("weavergen_http_responses_total", "Responses by path and status.");
  return {
    webhook: (labels, seconds) => (webhooks.count(labels), acknowledged.observe(seconds)),
    jobRun: (labels, seconds) => (runs.count(labels), ran.observe(seconds)),
    parity: ({ outcome, disagreements }) => {
      parityRuns.count({ outcome });
      for (const { command, kind, count } of disagreements) parted.count({ command, kind }, count);
    },
    response: (labels) => responses.count(labels),
    text: (queue) =>
      [webhooks, acknowledged, runs, ran, parityRuns, parted, responses].map((metric) => metric.text()).join("") +
      queueText(queue),
  };
}

function counter(name: string, help: string) {
  const values = new Map<string, number>();
  return {
    count(labels: Labels, by = 1): void {
      const key = labelText(labels);
      values.set(key, (values.get(key) ?? 0) + by);
    },
    text: () =>
      header({ name, help, type: "counter" }) +
      [...values].map(([labels, value]) => `${name}${labels} ${value}\n`).join(""),
  };
}

function histogram({ name, help, buckets }: { name: string; help: string; buckets: readonly number[] }) {
  const below = buckets.map(() => 0);
  let count = 0;
  let sum = 0;
  return {
    observe(value: number): void {
      count += 1;
      sum += value;
      buckets.forEach((bound, index) => (below[index] = (below[index] ?? 0) + (value <= bound ? 1 : 0)));
    },
    text(): string {
      const lines = buckets.map((bound, index) => `${name}_bucket{le="${bound}"} ${below[index]}\n`);
      return `${header({ name, help, type: "histogram" })}${lines.join("")}${name}_bucket{le="+Inf"} ${count}\n${name}_sum ${sum}\n${name}_count ${count}\n`;
    },
  };
}

function queueText(queue: JobCounts | undefined): string {
  const up = `${header({ name: "weavergen_queue_up", help: "Whether the job queue answers.", type: "gauge" })}weavergen_queue_up ${queue ? 1 : 0}\n`;
  if (!queue) return up;
  const jobs = Object.entries(queue).map(([state, count]) => `weavergen_jobs{state="${state}"} ${count}\n`);
  return `${up}${header({ name: "weavergen_jobs", help: "Jobs in the queue by state.", type: "gauge" })}${jobs.join("")}`;
}

function header({ name, help, type }: { name: string; help: string; type: string }): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;
}

function labelText(labels: Labels): string {
  const escape = (value: string): string => value.replace(/["\\\n]/g, (mark) => (mark === "\n" ? "\\n" : `\\${mark}`));
  return `{${Object.entries(labels)
    .map(([name, value]) => `${name}="${escape(value)}"`)
    .join(",")}}`;
}
