import { z } from "zod";

const Id = z.number().int().positive();
const Sha = z.string().regex(/^[0-9a-f]{40}$/);

const PullRequestJob = z.strictObject({
  installation: Id,
  repository: Id,
  pullRequest: Id,
  /** Delivery id of the webhook that asked for it: the trace id for support. */
  delivery: z.string(),
});

/** Reviews the head that the pull request has when the job runs. */
const ReviewJob = PullRequestJob;
/** Posts the queued check run, ahead of reviews. */
const AnnounceJob = PullRequestJob.extend({
  /** True where a person asked for a new run on a head that was reviewed before. */
  again: z.boolean().optional(),
});
/** Regenerates what drifted and delivers it, as asked by a comment or a button. */
const RegenerateJob = PullRequestJob.extend({
  askedBy: z.string(),
  /** The comment to acknowledge, where a comment asked. */
  comment: Id.optional(),
});
const HelpJob = PullRequestJob.extend({ askedBy: z.string(), comment: Id });
/** Stops the work on a closed pull request. */
const CancelJob = PullRequestJob;
const MergeGroupJob = z.strictObject({
  installation: Id,
  repository: Id,
  head: Sha,
  base: Sha,
  delivery: z.string(),
});
/** Runs both engines on a head whose review is published and compares them. */
const ParityJob = PullRequestJob.extend({ head: Sha });

interface JobKind {
  readonly schema: z.ZodType;
  readonly attempts: number;
  readonly timeoutMs: number;
  /** Lower runs first; 0 is never used (BullMQ puts it before all others). */
  readonly priority: number;
  /** `latest`: one running and one waiting job per pull request, the newest wins. `each`: every job runs. */
  readonly unique: "latest" | "each";
}

/** Every job: its name, what it carries (ids only, never tokens or source) and how it is run. */
export const jobs = {
  announce: { schema: AnnounceJob, attempts: 5, timeoutMs: 15_000, priority: 1, unique: "latest" },
  cancel: { schema: CancelJob, attempts: 3, timeoutMs: 15_000, priority: 1, unique: "each" },
  help: { schema: HelpJob, attempts: 3, timeoutMs: 30_000, priority: 2, unique: "each" },
  regenerate: { schema: RegenerateJob, attempts: 3, timeoutMs: 300_000, priority: 3, unique: "each" },
  mergeGroup: { schema: MergeGroupJob, attempts: 5, timeoutMs: 120_000, priority: 4, unique: "each" },
  review: { schema: ReviewJob, attempts: 5, timeoutMs: 120_000, priority: 5, unique: "latest" },
  parity: { schema: ParityJob, attempts: 2, timeoutMs: 120_000, priority: 9, unique: "each" },
} as const satisfies Record<string, JobKind>;

export type JobName = keyof typeof jobs;
export type JobData<Name extends JobName> = z.infer<(typeof jobs)[Name]["schema"]>;
export type Job = { [Name in JobName]: { readonly name: Name; readonly data: JobData<Name> } }[JobName];
