import { parsePatch } from "../git/diff.ts";
import { refusalOf } from "../people/apply-suggestion.ts";
import { findSuggestion } from "../people/read-suggestion.ts";
import type { ReviewCommentRecord } from "../records.ts";
import type { Html } from "./html.ts";
import { html } from "./html.ts";
import { button } from "./layout.ts";
import { renderMarkdown } from "./markdown.ts";

/** The words of a review comment; a suggestion is shown as the change that it makes, with its button. */
export async function renderReviewBody(comment: ReviewCommentRecord, pullPath: string): Promise<Html> {
  const found = findSuggestion(comment.body);
  if (!found || comment.subject === "file") return renderMarkdown(comment.body);
  const refused = await refusalOf(comment);
  const old = oldLines(comment);
  const first = comment.original?.startLine ?? comment.original?.line ?? 1;
  const apply = button({
    action: `${pullPath}/apply`,
    label: "Apply suggestion",
    fields: { comment: comment.id },
    title: refused ?? "Commit this suggestion to the branch",
    disabled: refused !== undefined,
  });
  return html`${found.before.trim() !== "" && renderMarkdown(found.before)}
    <div class="suggestion">
      <div class="suggestion-head">
        <span>Suggested change</span>
        ${refused !== undefined && html`<small>${comment.applied ? "Applied" : refused}</small>`}${apply}
      </div>
      <table class="diff">
        ${old.map((text, index) => row("deleted", first + index, text))}${found.lines.map((text, index) =>
          row("added", first + index, text),
        )}
      </table>
    </div>
    ${found.after.trim() !== "" && renderMarkdown(found.after)}`;
}

function row(kind: "deleted" | "added", number: number, text: string): Html {
  return html`<tr class="${kind}">
    <td class="number">${number}</td>
    <td class="code"><span>${text === "" ? " " : text}</span></td>
  </tr>`;
}

/** The lines that the comment stood on when it was written, out of its own piece of the diff. */
function oldLines(comment: ReviewCommentRecord): string[] {
  const { original } = comment;
  if (!original) return [];
  const first = original.startLine ?? original.line;
  const lines = parsePatch(comment.diffHunk).flatMap((hunk) => hunk.lines);
  const here = lines.filter((line) => line.new !== undefined && line.new >= first && line.new <= original.line);
  return here.map((line) => line.text);
}
