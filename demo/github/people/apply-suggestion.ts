import { readFileAt } from "../git/read-objects.ts";
import type { Account, PullRecord, ReviewCommentRecord } from "../records.ts";
import type { World } from "../world.ts";
import { commitOnBranch } from "./commit-on-branch.ts";
import { gitPerson, mayWrite } from "./identity.ts";
import { readSuggestion } from "./read-suggestion.ts";

/** Why GitHub does not apply a suggestion, in the words that its page shows. */
export class SuggestionRefused extends Error {}

/** The reason why this suggestion cannot be applied now; undefined when it can. */
export async function refusalOf(comment: ReviewCommentRecord): Promise<string | undefined> {
  const { pull, current } = comment;
  const lines = readSuggestion(comment.body);
  if (lines === undefined) return "This comment has no suggestion.";
  if (pull.state === "closed") return "Suggestions cannot be applied while the pull request is closed.";
  if (pull.queued) return "Suggestions cannot be applied while the pull request is queued to merge.";
  if (comment.review.state === "PENDING") return "Suggestions cannot be applied from pending reviews.";
  if (comment.applied || comment.resolved) return "This suggestion has been applied or marked resolved.";
  if (!current) return "This suggestion is outdated: the lines that it changes have changed.";
  if (current.side === "LEFT") return "Suggestions cannot be applied on deleted lines.";
  const file = await readFileAt(pull.repository.folder, pull.head, current.path);
  if (!file) return "This suggestion is outdated: its file is gone.";
  const changed = replaceLines(file.toString(), [{ comment, lines }]);
  return changed === file.toString()
    ? "Suggestions cannot be applied while no changes are made to the code."
    : undefined;
}

/** Commits suggestions of one pull request together, as its page does. @throws SuggestionRefused */
export async function applySuggestions(
  world: World,
  wish: { comments: readonly ReviewCommentRecord[]; by: Account },
): Promise<string> {
  const { comments, by } = wish;
  const pull = comments[0]?.pull;
  if (!pull) throw new SuggestionRefused("There is no suggestion to apply.");
  for (const comment of comments) {
    const refused = await refusalOf(comment);
    if (refused) throw new SuggestionRefused(refused);
  }
  refuseStrangers(pull, by);
  const sha = await commitOnBranch(world, {
    repository: pull.headRepository,
    branch: pull.branch,
    author: by,
    expected: pull.head,
    message: message(comments, by),
    changes: await changesOf(pull, comments),
    signed: true,
  });
  for (const comment of comments) Object.assign(comment, { applied: true, resolved: true });
  world.changed(pull.repository);
  return sha;
}

function refuseStrangers(pull: PullRecord, by: Account): void {
  if (mayWrite(pull.headRepository, by.login) || mayWrite(pull.repository, by.login)) return;
  throw new SuggestionRefused("Only people with write access to the branch can apply suggestions.");
}

function message(comments: readonly ReviewCommentRecord[], by: Account): string {
  const suggesters = [...new Set(comments.map((one) => one.user))].filter((one) => one !== by);
  const [only] = suggesters;
  const title =
    comments.length === 1 && only ? `Apply suggestion from @${only.login}` : "Apply suggestions from code review";
  const trailers = suggesters.map((one) => {
    const { name, email } = gitPerson(one);
    return `Co-authored-by: ${name} <${email}>`;
  });
  return trailers.length === 0 ? title : `${title}\n\n${trailers.join("\n")}`;
}

async function changesOf(pull: PullRecord, comments: readonly ReviewCommentRecord[]): Promise<Record<string, Buffer>> {
  const paths = new Set(comments.map((comment) => comment.current?.path ?? comment.path));
  const changes: Record<string, Buffer> = {};
  for (const path of paths) {
    const here = comments.filter((comment) => comment.current?.path === path);
    const edits = here.map((comment) => ({ comment, lines: readSuggestion(comment.body) ?? [] }));
    const before = (await readFileAt(pull.repository.folder, pull.head, path))?.toString() ?? "";
    changes[path] = Buffer.from(replaceLines(before, edits));
  }
  return changes;
}

interface Edit {
  readonly comment: ReviewCommentRecord;
  readonly lines: readonly string[];
}

/** Replaces lines from the last to the first; keeps the file's line ends, and a missing newline at its end. */
function replaceLines(text: string, edits: readonly Edit[]): string {
  const rows = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const sorted = edits.toSorted(
    (left, right) => (right.comment.current?.line ?? 0) - (left.comment.current?.line ?? 0),
  );
  let untouched = Infinity;
  for (const { comment, lines } of sorted) {
    const last = comment.current?.line ?? 0;
    const first = comment.current?.startLine ?? last;
    if (last >= untouched) throw new SuggestionRefused("Only one suggestion per line can be applied in a batch.");
    untouched = first;
    const old = rows.slice(first - 1, last);
    const end = old.some((row) => row.endsWith("\r\n")) ? "\r\n" : "\n";
    const fresh = lines.map((line) => line + end);
    const lastRow = fresh.at(-1);
    if (lastRow !== undefined && old.at(-1)?.endsWith("\n") === false)
      fresh[fresh.length - 1] = lastRow.slice(0, -end.length);
    rows.splice(first - 1, last - first + 1, ...fresh);
  }
  return rows.join("");
}
