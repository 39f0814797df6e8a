import type { Job } from "../../queue/jobs.ts";

/** What a webhook asks for, as data: it can be printed, and nothing has happened yet. */
export type Decision =
  | { readonly do: "enqueue"; readonly jobs: readonly Job[] }
  | { readonly do: "ignore"; readonly because: Reason };

/** Why nothing is done; permanent, and a label in metrics. */
export type Reason =
  | "action-not-handled"
  | "base-not-changed"
  | "bot"
  | "branch-not-default"
  | "compared-with-the-merge-base"
  | "event-not-handled"
  | "merge-group-job-finds-it-gone"
  | "no-command"
  | "no-installation"
  | "no-pull-request-named"
  | "not-a-pull-request"
  | "other-app"
  | "payload-not-understood"
  | "pull-request-event-covers-it"
  | "reviewed-on-next-push"
  | "unknown-button";

export interface EventContext {
  /** The webhook's delivery id. */
  readonly delivery: string;
  /** Our own App, to tell our check runs and comments from those of others. */
  readonly appId: number;
}

/** One event's rule. Pure; the payload is GitHub's, so it is hostile until its schema has read it. */
export type EventRule = (payload: unknown, context: EventContext) => Decision;

export function ignore(because: Reason): Decision {
  return { do: "ignore", because };
}

export function enqueue(...jobs: readonly Job[]): Decision {
  return { do: "enqueue", jobs };
}
