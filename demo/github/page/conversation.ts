import type { CommitFacts } from "../git/read-objects.ts";
import type { CommentRecord, PullRecord, ReviewRecord } from "../records.ts";
import type { Html } from "./html.ts";
import { html } from "./html.ts";
import { ago, avatar, who } from "./layout.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderReactions, renderThreadCard, rootsOf } from "./threads.ts";

interface Place {
  readonly pullPath: string;
  readonly repositoryPath: string;
  readonly now: Date;
}

/** What happened on a pull request in the order of time. */
export async function renderConversation(pull: PullRecord, commits: readonly CommitFacts[], at: Place): Promise<Html> {
  const reviews = pull.reviews.filter((review) => review.state !== "PENDING" && isWorthShowing(pull, review));
  const entries = [
    ...commits.map((commit) => ({ when: commit.committer.date, order: 0, show: () => renderCommitLine(commit, at) })),
    ...pull.comments.map((one) => ({ when: one.createdAt, order: 2, show: () => renderComment(one, at) })),
    ...reviews.map((one) => ({ when: one.submittedAt ?? "", order: 1, show: () => renderReview(one, at) })),
  ].toSorted((left, right) => left.when.localeCompare(right.when) || left.order - right.order);
  const shown = await Promise.all(entries.map((entry) => entry.show()));
  const first = renderCard(
    { login: pull.author.login, at: pull.createdAt, words: "opened this pull request", now: at.now },
    html`
      ${pull.body === null || pull.body === "" ? html`<p class="quiet">No description.</p>` : renderMarkdown(pull.body)}
    `,
  );
  return html`<div class="timeline">${first}${shown}</div>`;
}

/** A reply makes a review of its own, which shows inside the thread that it answers. */
function isWorthShowing(pull: PullRecord, review: ReviewRecord): boolean {
  return review.body !== "" || review.state !== "COMMENTED" || rootsOf(pull).some((root) => root.review === review);
}

function renderCard(head: { login: string; at: string; words: string; now: Date; id?: string }, body: Html): Html {
  return html`<article class="entry" id="${head.id ?? ""}">
    ${avatar(head.login)}
    <div class="card">
      <header>${who(head.login)} <span class="quiet">${head.words} ${ago(head.at, head.now)}</span></header>
      <div class="body">${body}</div>
    </div>
  </article>`;
}

async function renderComment(comment: CommentRecord, at: Place): Promise<Html> {
  const edited = comment.updatedAt !== comment.createdAt && html` <span class="quiet">· edited</span>`;
  if (comment.minimized !== undefined) {
    const reason = `This comment was marked as ${comment.minimized}.`;
    return html`<article class="entry">
      ${avatar(comment.user.login)}
      <p class="quiet">${reason}</p>
    </article>`;
  }
  return renderCard(
    {
      login: comment.user.login,
      at: comment.createdAt,
      words: "commented",
      now: at.now,
      id: `issuecomment-${comment.id}`,
    },
    html`${renderMarkdown(comment.body)}${edited}${renderReactions(comment)}`,
  );
}

const verbs: Readonly<Record<string, string>> = {
  APPROVED: "approved these changes",
  CHANGES_REQUESTED: "requested changes",
  DISMISSED: "left a review that was dismissed",
};

async function renderReview(review: ReviewRecord, at: Place): Promise<Html> {
  const roots = rootsOf(review.pull).filter((root) => root.review === review);
  const threads = await Promise.all(roots.map((root) => renderThreadCard(root, at)));
  const body = review.body === "" ? undefined : renderMarkdown(review.body);
  const words = verbs[review.state] ?? "reviewed";
  return renderCard(
    {
      login: review.user.login,
      at: review.submittedAt ?? "",
      words,
      now: at.now,
      id: `pullrequestreview-${review.id}`,
    },
    html`${body}${threads}`,
  );
}

async function renderCommitLine(commit: CommitFacts, at: Place): Promise<Html> {
  const [headline = ""] = commit.message.split("\n");
  return html`<div class="commit-line">
    <span class="dot"></span>${avatar(commit.author.name)}<a href="${at.repositoryPath}/commit/${commit.sha}"
      >${headline}</a
    >
    <span class="grow"></span><code>${commit.sha.slice(0, 7)}</code>
  </div>`;
}
