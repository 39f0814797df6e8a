import type { FileContent } from "./git/commit-files.ts";
import type { Fault } from "./http/faults.ts";
import type { LoggedRequest } from "./http/serve-api.ts";
import type { AnnotationRecord, CheckActionRecord, Permissions, Role } from "./records.ts";
import type { renderComment, renderReview, renderReviewComment } from "./rest/render-comments.ts";
import type { renderCommit } from "./rest/render-commit.ts";
import type { renderCheckRun } from "./rest/render-check-run.ts";
import type { renderFile } from "./rest/render-file.ts";
import type { Delivery } from "./webhooks/deliveries.ts";

export interface RepositoryRef {
  readonly id: number;
}

export interface Repository extends RepositoryRef {
  readonly owner: string;
  readonly name: string;
  readonly fullName: string;
  readonly defaultBranch: string;
  readonly url: string;
  readonly cloneUrl: string;
  /** Absolute path of the bare repository, for tests that look at it with git. */
  readonly folder: string;
  /** Undefined where the App is not installed. */
  readonly installationId: number | undefined;
}

export interface PullRequestRef {
  readonly repository: RepositoryRef;
  readonly number: number;
}

/** A pull request as it is at the moment of reading: `head` and `state` follow every push. */
export interface PullRequest extends PullRequestRef {
  readonly id: number;
  readonly repository: Repository;
  readonly url: string;
  readonly title: string;
  readonly author: string;
  readonly branch: string;
  readonly baseBranch: string;
  readonly headRepository: Repository;
  readonly firstHead: string;
  readonly head: string;
  readonly state: "open" | "closed";
  readonly merged: boolean;
  readonly mergeable: boolean;
  readonly draft: boolean;
}

export type Changes = Readonly<Record<string, FileContent | null>>;
type Rendered<F extends (...args: never[]) => unknown> = ReturnType<F>;
type CheckRun = Rendered<typeof renderCheckRun> & {
  readonly annotations: readonly AnnotationRecord[];
  readonly actions: readonly CheckActionRecord[];
};
type Comment = Rendered<typeof renderComment>;
type Review = Rendered<typeof renderReview>;
type ReviewComment = Rendered<typeof renderReviewComment>;
type ChangedFile = Rendered<typeof renderFile>;
type Commit = Rendered<typeof renderCommit>;

interface MergeGroup {
  readonly headSha: string;
  readonly headRef: string;
  readonly baseSha: string;
}

export interface GithubOptions {
  /** Default: any free port. */
  readonly port?: number;
  readonly app?: {
    readonly id: number;
    readonly privateKey?: string;
    readonly webhookSecret: string;
    readonly slug?: string;
    readonly events?: readonly string[];
  };
  readonly webhookUrl?: string;
  /** GitHub's own limit is 10 s. */
  readonly webhookTimeoutMs?: number;
  readonly now?: () => Date;
  /** Default one hour, as on GitHub. */
  readonly tokenLifetimeMs?: number;
  /** Requests of one installation in an hour (default 5,000). */
  readonly rateLimit?: number;
}

/**
 * A GitHub on this machine: REST, GraphQL, git over HTTP, webhooks and pages, for tests and the demo. People act through
 * the methods (`openPullRequest`, `push`, `comment`), Apps through the API. Reading methods answer in the API's own shapes.
 */
export interface LocalGithub extends AsyncDisposable {
  /** Base of pages and git, `http://127.0.0.1:4321`. */
  readonly url: string;
  /** Base of REST, `<url>/api/v3`; GraphQL is `<url>/api/graphql`, as on a GitHub Enterprise Server. */
  readonly apiUrl: string;
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;

  createRepository(wish: {
    owner: string;
    name: string;
    files: Readonly<Record<string, FileContent>>;
    collaborators?: Readonly<Record<string, Role>>;
    defaultBranch?: string;
    /** Of the App's installation; default: what WeaverGen needs at least. */
    permissions?: Permissions;
    private?: boolean;
    /** False: the App does not get this repository. */
    installed?: boolean;
  }): Promise<Repository>;
  /**
   * Commits `changes` on a new branch and opens the pull request. Without `fork` the branch is in the repository, so an
   * author without a role gets `write`; with `fork` it is in the author's own fork.
   */
  openPullRequest(wish: {
    repository: RepositoryRef;
    title: string;
    body?: string;
    branch: string;
    author: string;
    changes: Changes;
    fork?: boolean;
    draft?: boolean;
    base?: string;
    message?: string;
  }): Promise<PullRequest>;
  /**
   * Commits on the branch of a pull request, or on any branch, as a person does with git. With `force` the commit
   * replaces all commits of the branch: it stands on the base branch and holds `changes` alone. @returns the new head
   */
  push(
    wish: { author: string; changes: Changes; message?: string; force?: boolean } & (
      | { pullRequest: PullRequestRef }
      | { repository: RepositoryRef; branch: string }
    ),
  ): Promise<string>;
  comment(wish: { pullRequest: PullRequestRef; author: string; body: string }): Promise<Comment>;
  /** A person's answer below a review comment. */
  reply(wish: { reviewComment: number; author: string; body: string }): Promise<ReviewComment>;
  editPullRequest(wish: {
    pullRequest: PullRequestRef;
    by?: string;
    title?: string;
    body?: string;
    draft?: boolean;
  }): Promise<void>;
  closePullRequest(pullRequest: PullRequestRef, by?: string): Promise<void>;
  reopenPullRequest(pullRequest: PullRequestRef, by?: string): Promise<void>;
  mergePullRequest(pullRequest: PullRequestRef, by?: string): Promise<string>;
  mergeGroup(wish: { pullRequests: readonly PullRequestRef[] }): Promise<MergeGroup>;
  destroyMergeGroup(group: MergeGroup, reason: "merged" | "invalidated" | "dequeued"): Promise<void>;
  /** Presses a button of a check run (`identifier`). */
  clickCheckRunAction(wish: { checkRun: number; identifier: string; by: string }): Promise<void>;
  rerequestCheckRun(wish: { checkRun: number; by: string }): Promise<void>;
  rerequestCheckSuite(wish: { checkSuite: number; by: string }): Promise<void>;
  /** Commits a suggestion (the id of its review comment). @returns the new head @throws SuggestionRefused */
  applySuggestion(reviewComment: number | { readonly id: number }, by: string): Promise<string>;
  /** Commits every suggestion that can be applied, in one commit. */
  applyAllSuggestions(pullRequest: PullRequestRef, by?: string): Promise<string>;

  pullRequest(repository: RepositoryRef, number: number): PullRequest;
  pullRequests(repository: RepositoryRef): readonly PullRequest[];
  /** Check runs of a commit, oldest first, with their annotations and buttons. */
  checkRuns(sha: string): readonly CheckRun[];
  reviews(pullRequest: PullRequestRef): readonly Review[];
  reviewComments(pullRequest: PullRequestRef): readonly ReviewComment[];
  comments(pullRequest: PullRequestRef): readonly Comment[];
  /** Reactions to a comment or review comment (its id). */
  reactions(comment: number | { readonly id: number }): readonly { readonly content: string; readonly user: string }[];
  files(pullRequest: PullRequestRef): Promise<readonly ChangedFile[]>;
  /** Text of a file; `ref` defaults to the default branch. */
  readFile(wish: { repository: RepositoryRef; path: string; ref?: string }): Promise<string | undefined>;
  /** Commits that a ref reaches, newest first. */
  commits(wish: { repository: RepositoryRef; ref?: string }): Promise<readonly Commit[]>;

  setWebhookUrl(url: string | undefined): void;
  deliveries(): readonly Delivery[];
  /** Sends a webhook again with its GUID. */
  redeliver(id: string): void;
  /** Keeps webhooks back, to release them late, in reverse order or twice. */
  holdDeliveries(): void;
  releaseDeliveries(how?: { order?: "as-sent" | "reversed"; twice?: boolean }): void;
  /** Every webhook has been delivered (held ones excepted). */
  idle(): Promise<void>;

  /** A token as the App would get it, or as an Action's own `GITHUB_TOKEN` with `as: "github-actions"`. */
  createToken(wish: { repository: RepositoryRef; permissions?: Permissions; as?: "app" | "github-actions" }): string;
  setPermissions(repository: RepositoryRef, permissions: Permissions): void;
  failNext(fault: Fault): void;
  /** Cuts every connection until `comeBack`. */
  goDown(): void;
  comeBack(): void;
  expireTokens(): void;
  /** Every API request so far, without its secrets. */
  requests(): readonly LoggedRequest[];
}
