import type { Annotation } from "../../workflows/report/render-annotations.ts";

/** Everything that a job means to write on a pull request, as data: a dry run prints it, a test compares it. */
export type Write = CheckRunWrite | ReviewWrite | CommentWrite;

export interface CheckRunWrite {
  readonly do: "check-run";
  readonly name: "weavergen" | "weavergen / spans" | "weavergen / trace";
  readonly conclusion: "success" | "failure" | "neutral" | "action_required" | "skipped";
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly annotations: readonly Annotation[];
  /** At most three buttons. */
  readonly actions: readonly { readonly label: string; readonly description: string; readonly identifier: string }[];
}

export interface ReviewComment {
  readonly path: string;
  readonly line: number;
  readonly startLine?: number;
  readonly body: string;
}

export interface ReviewWrite {
  readonly do: "review";
  readonly body: string;
  readonly comments: readonly ReviewComment[];
}

export interface CommentWrite {
  readonly do: "comment";
  readonly body: string;
}

/** Where the writes go. */
export interface PublishTarget {
  readonly owner: string;
  readonly repo: string;
  readonly headSha: string;
  /** Undefined for a merge group, which has no conversation. */
  readonly pullRequest: number | undefined;
  /** The App's own id and bot login: what is ours is found by tag and author. */
  readonly appId: number;
  readonly botLogin: string;
}
