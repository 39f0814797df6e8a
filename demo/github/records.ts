/** What this GitHub remembers. Git data is not here: commits, trees and refs live in the bare repositories on disk. */

import type { CommitFacts } from "./git/read-objects.ts";

export type Role = "admin" | "maintain" | "write" | "triage" | "read";
type Access = "read" | "write";
/** Permissions of an App, as GitHub names them: `{ contents: "read", pull_requests: "write" }`. */
export type Permissions = Readonly<Record<string, Access>>;

export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: "User" | "Organization" | "Bot";
}

export interface AppRecord {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly owner: Account;
  readonly bot: Account;
  readonly events: readonly string[];
  readonly permissions: Permissions;
  readonly createdAt: string;
}

export interface InstallationRecord {
  readonly id: number;
  readonly app: AppRecord;
  readonly account: Account;
  permissions: Permissions;
  readonly repositories: Set<RepositoryRecord>;
  readonly createdAt: string;
}

export interface TokenRecord {
  readonly installation: InstallationRecord;
  readonly permissions: Permissions;
  /** Undefined: every repository of the installation. */
  readonly repositoryIds: ReadonlySet<number> | undefined;
  readonly expiresAt: Date;
}

export interface RepositoryRecord {
  readonly id: number;
  readonly owner: Account;
  readonly name: string;
  readonly private: boolean;
  readonly defaultBranch: string;
  /** Absolute path of the bare repository. */
  readonly folder: string;
  readonly parent: RepositoryRecord | undefined;
  readonly collaborators: Map<string, Role>;
  readonly pulls: Map<number, PullRecord>;
  readonly checkRuns: CheckRunRecord[];
  readonly checkSuites: CheckSuiteRecord[];
  /** Commits that GitHub itself signed. */
  readonly signed: Set<string>;
  nextNumber: number;
  readonly createdAt: string;
}

interface PullSize {
  readonly commits: number;
  readonly additions: number;
  readonly deletions: number;
  readonly changed_files: number;
}

export interface PullRecord {
  readonly id: number;
  readonly number: number;
  readonly repository: RepositoryRecord;
  readonly author: Account;
  readonly headRepository: RepositoryRecord;
  readonly branch: string;
  readonly baseBranch: string;
  readonly firstHead: string;
  readonly createdAt: string;
  readonly comments: CommentRecord[];
  readonly reviews: ReviewRecord[];
  readonly reviewComments: ReviewCommentRecord[];
  title: string;
  body: string | null;
  /** Sha of the head commit, moved by each push. */
  head: string;
  /** Of the diff between the merge base and the head. */
  size: PullSize;
  /** Tip of the base branch when the head was last pushed. */
  baseSha: string;
  state: "open" | "closed";
  draft: boolean;
  merged: boolean;
  mergedAt: string | null;
  mergeSha: string | null;
  mergeable: boolean;
  queued: boolean;
  updatedAt: string;
  closedAt: string | null;
}

export interface ReactionRecord {
  readonly id: number;
  readonly user: Account;
  readonly content: string;
  readonly createdAt: string;
}

export interface CommentRecord {
  readonly id: number;
  readonly pull: PullRecord;
  readonly user: Account;
  readonly app: AppRecord | undefined;
  readonly reactions: ReactionRecord[];
  readonly createdAt: string;
  body: string;
  updatedAt: string;
  minimized: string | undefined;
}

export type ReviewState = "PENDING" | "COMMENTED" | "APPROVED" | "CHANGES_REQUESTED" | "DISMISSED";

export interface ReviewRecord {
  readonly id: number;
  readonly pull: PullRecord;
  readonly user: Account;
  readonly commitId: string;
  body: string;
  state: ReviewState;
  submittedAt: string | undefined;
}

export type Side = "LEFT" | "RIGHT";

/** Where a comment stands in a diff; lines are 1-based, of the file on `side`. */
export interface Anchor {
  readonly path: string;
  readonly side: Side;
  readonly line: number;
  readonly startLine: number | undefined;
  readonly startSide: Side | undefined;
}

export interface ReviewCommentRecord {
  readonly id: number;
  readonly pull: PullRecord;
  readonly review: ReviewRecord;
  readonly user: Account;
  readonly app: AppRecord | undefined;
  readonly replyTo: ReviewCommentRecord | undefined;
  readonly subject: "line" | "file";
  readonly path: string;
  readonly diffHunk: string;
  readonly original: Anchor | undefined;
  readonly originalCommitId: string;
  readonly reactions: ReactionRecord[];
  readonly createdAt: string;
  /** Undefined once the lines that it stood on have changed ("outdated"). */
  current: Anchor | undefined;
  body: string;
  updatedAt: string;
  resolved: boolean;
  applied: boolean;
  minimized: string | undefined;
}

export interface AnnotationRecord {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column: number | null;
  readonly end_column: number | null;
  readonly annotation_level: "notice" | "warning" | "failure";
  readonly message: string;
  readonly title: string | null;
  readonly raw_details: string | null;
}

export interface CheckActionRecord {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
}

export interface CheckSuiteRecord {
  readonly id: number;
  readonly repository: RepositoryRecord;
  readonly app: AppRecord;
  readonly headSha: string;
  readonly headCommit: CommitFacts | undefined;
  readonly headBranch: string | null;
  readonly before: string | null;
  readonly createdAt: string;
  rerequested: boolean;
}

export interface CheckRunRecord {
  readonly id: number;
  readonly repository: RepositoryRecord;
  readonly suite: CheckSuiteRecord;
  readonly headSha: string;
  name: string;
  status: string;
  conclusion: string | null;
  externalId: string;
  detailsUrl: string | null;
  startedAt: string;
  completedAt: string | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  annotations: AnnotationRecord[];
  actions: readonly CheckActionRecord[];
}

export interface MergeGroupRecord {
  readonly repository: RepositoryRecord;
  readonly headSha: string;
  readonly headRef: string;
  readonly baseSha: string;
  readonly baseRef: string;
  readonly pulls: readonly PullRecord[];
}
