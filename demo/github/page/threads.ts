import { parsePatch } from "../git/diff.ts";
import type { DiffLine } from "../git/diff.ts";
import type { CommentRecord, PullRecord, ReviewCommentRecord } from "../records.ts";
import type { Html } from "./html.ts";
import { html } from "./html.ts";
import { ago, avatar, who } from "./layout.ts";
import { renderReviewBody } from "./suggestion.ts";

const emoji: Readonly<Record<string, string>> = {
  "+1": "👍",
  "-1": "👎",
  laugh: "😄",
  confused: "😕",
  heart: "❤️",
  hooray: "🎉",
  rocket: "🚀",
  eyes: "👀",
};

export function renderReactions(comment: Pick<CommentRecord, "reactions">): Html | undefined {
  if (comment.reactions.length === 0) return undefined;
  const kinds = [...new Set(comment.reactions.map((one) => one.content))];
  const count = (kind: string) => comment.reactions.filter((one) => one.content === kind);
  const shown = kinds.map((kind) => {
    const names = count(kind).map((one) => one.user.login);
    return html`<span class="reaction" title="${names.join(", ")}">${emoji[kind] ?? kind} ${names.length}</span>`;
  });
  return html`<div class="reactions">${shown}</div>`;
}

/** A review comment and its replies, as they stand between the lines of a diff. */
export async function renderThread(root: ReviewCommentRecord, at: { pullPath: string; now: Date }): Promise<Html> {
  const replies = root.pull.reviewComments.filter((one) => one.replyTo === root);
  const entries = await Promise.all(
    [root, ...replies].map(async (comment) => {
      const body = await renderReviewBody(comment, at.pullPath);
      return html`<div class="thread-comment" id="discussion_r${comment.id}">
        <div class="byline">
          ${avatar(comment.user.login)}${who(comment.user.login)} ${ago(comment.createdAt, at.now)}
        </div>
        ${body}${renderReactions(comment)}
      </div>`;
    }),
  );
  return html`<div class="thread">${entries}</div>`;
}

/** A thread in the conversation: the file, the lines above it, and what was said. Folded once it is done. */
export async function renderThreadCard(root: ReviewCommentRecord, at: { pullPath: string; now: Date }): Promise<Html> {
  const outdated = root.subject === "line" && root.current === undefined;
  const state = root.applied ? "Applied" : root.resolved ? "Resolved" : outdated ? "Outdated" : undefined;
  const open = state === undefined && root.minimized === undefined;
  const thread = await renderThread(root, at);
  const lines = parsePatch(root.diffHunk)
    .flatMap((hunk) => hunk.lines)
    .slice(-4 - (root.original ? root.original.line - (root.original.startLine ?? root.original.line) : 0));
  return html`<details class="thread-card" data-key="thread-${root.id}" ${open && html`open`}>
    <summary>
      <code>${root.path}</code>${root.original && html`<span class="quiet">line ${lineWords(root)}</span>`}${
        state !== undefined && html`<span class="label">${state}</span>`
      }
    </summary>
    <table class="diff">
      ${lines.map(codeRow)}
    </table>
    ${thread}
  </details>`;
}

function lineWords(root: ReviewCommentRecord): string {
  const at = root.current ?? root.original;
  return at?.startLine === undefined ? String(at?.line ?? "") : `${at.startLine} to ${at.line}`;
}

export function codeRow(line: DiffLine): Html {
  return html`<tr class="${line.kind}">
    <td class="number">${line.old ?? ""}</td>
    <td class="number">${line.new ?? ""}</td>
    <td class="code"><span>${line.text === "" ? " " : line.text}</span></td>
  </tr>`;
}

export function rootsOf(pull: PullRecord): ReviewCommentRecord[] {
  return pull.reviewComments.filter((one) => !one.replyTo && one.review.state !== "PENDING");
}
