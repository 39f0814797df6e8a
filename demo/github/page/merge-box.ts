import type { CheckRunRecord, PullRecord } from "../records.ts";
import { stateWords } from "./checks.ts";
import type { Html } from "./html.ts";
import { html } from "./html.ts";
import type { Mark } from "./icons.ts";
import { mark, markOf } from "./icons.ts";
import { button } from "./layout.ts";

interface Verdict {
  readonly mark: Mark;
  readonly title: string;
  readonly words: string;
  readonly ready: boolean;
}

/** Whether the pull request may be merged now, and why not. */
export function verdictOf(pull: PullRecord, runs: readonly CheckRunRecord[]): Verdict {
  const marks = runs.map(markOf);
  const bad = marks.filter((one) => one === "bad" || one === "warn").length;
  const waiting = marks.filter((one) => one === "wait").length;
  if (pull.merged) return { mark: "good", title: "Merged", words: "The branch was merged.", ready: false };
  if (pull.state === "closed")
    return { mark: "skip", title: "Closed", words: "Closed with unmerged commits.", ready: false };
  if (pull.draft)
    return {
      mark: "skip",
      title: "This pull request is still a draft",
      words: "It cannot be merged yet.",
      ready: false,
    };
  if (!pull.mergeable)
    return { mark: "bad", title: "This branch has conflicts", words: "They must be resolved first.", ready: false };
  if (bad > 0)
    return { mark: "bad", title: "Merging is blocked", words: `${count(bad, "check")} not successful.`, ready: false };
  if (waiting > 0)
    return {
      mark: "wait",
      title: "Some checks have not finished",
      words: `${count(waiting, "check")} pending.`,
      ready: false,
    };
  const words =
    runs.length === 0 ? "No checks on this commit." : `${count(runs.length, "check")} passed, no conflicts.`;
  return { mark: "good", title: "Ready to merge", words, ready: true };
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

export function renderMergeBox(pull: PullRecord, at: { runs: readonly CheckRunRecord[]; pullPath: string }): Html {
  const verdict = verdictOf(pull, at.runs);
  const rows = at.runs.map(
    (run) =>
      html`<li>
        ${mark(markOf(run), stateWords(run))}<b>${run.name}</b
        ><span class="quiet">${run.title ?? stateWords(run)}</span> <span class="grow"></span
        ><a href="${at.pullPath}/checks?check_run_id=${run.id}">Details</a>
      </li>`,
  );
  const open = pull.state === "open";
  const draft = pull.draft ? { action: `${at.pullPath}/ready`, label: "Ready for review" } : undefined;
  return html`<section class="merge-box ${verdict.mark}">
    <header>
      ${mark(verdict.mark, verdict.title)}
      <div>
        <h2>${verdict.title}</h2>
        <span class="quiet">${verdict.words}</span>
      </div>
    </header>
    ${
      rows.length > 0 &&
      html`<ul class="check-rows">
        ${rows}
      </ul>`
    }
    <footer>
      ${open && button({ action: `${at.pullPath}/merge`, label: "Merge pull request", kind: "primary", disabled: !verdict.ready })}
      ${draft && button(draft)} ${open && button({ action: `${at.pullPath}/close`, label: "Close pull request" })}
      ${!open && !pull.merged && button({ action: `${at.pullPath}/reopen`, label: "Reopen pull request" })}
    </footer>
  </section>`;
}
