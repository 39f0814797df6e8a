import type { CheckRunRecord, PullRecord } from "../records.ts";
import { renderNote } from "./diff-view.ts";
import type { Html } from "./html.ts";
import { html } from "./html.ts";
import { mark, markOf } from "./icons.ts";
import { button } from "./layout.ts";
import { renderMarkdown } from "./markdown.ts";

/** The newest run of each name on a commit, as required checks are judged. */
export function latestRuns(pull: PullRecord): CheckRunRecord[] {
  const runs = pull.repository.checkRuns.filter((run) => run.headSha === pull.head);
  return runs.filter(
    (run) => runs.findLast((other) => other.name === run.name && other.suite.app === run.suite.app) === run,
  );
}

export function stateWords(run: CheckRunRecord): string {
  return run.status === "completed" ? (run.conclusion ?? "").replaceAll("_", " ") : run.status.replaceAll("_", " ");
}

export function renderChecks(
  runs: readonly CheckRunRecord[],
  at: { pullPath: string; chosen: number | undefined },
): Html {
  const run = runs.find((one) => one.id === at.chosen) ?? runs.find((one) => markOf(one) === "bad") ?? runs[0];
  if (!run) return html`<p class="quiet pad">No check has reported on this commit yet.</p>`;
  const items = runs.map(
    (one) =>
      html`<li class="${one === run ? "chosen" : ""}">
        <a href="${at.pullPath}/checks?check_run_id=${one.id}">${mark(markOf(one), stateWords(one))}${one.name}</a>
      </li>`,
  );
  return html`<div class="checks">
    <ul class="check-list">
      ${items}
    </ul>
    <article class="check">${renderRun(run, at.pullPath)}</article>
  </div>`;
}

function renderRun(run: CheckRunRecord, pullPath: string): Html {
  const actions = run.status === "completed" ? run.actions : [];
  const buttons = actions.map((action) =>
    button({
      action: `${pullPath}/action`,
      label: action.label,
      title: action.description,
      fields: { run: run.id, identifier: action.identifier },
    }),
  );
  return html`<header class="check-head">
      ${mark(markOf(run), stateWords(run))}
      <div>
        <h2>${run.title ?? run.name}</h2>
        <span class="quiet"
          >${run.name} · ${stateWords(run)} · <code>${run.headSha.slice(0, 7)}</code> · ${run.suite.app.name}</span
        >
      </div>
      <span class="grow"></span
      >${buttons}${button({ action: `${pullPath}/rerun`, label: "Re-run", fields: { run: run.id } })}
    </header>
    ${run.summary !== null && renderMarkdown(run.summary)}${run.text !== null && renderMarkdown(run.text)}
    ${run.annotations.length > 0 && html`<h3>Annotations <span class="counter">${run.annotations.length}</span></h3>`}
    ${run.annotations.map(
      (annotation) =>
        html`<div class="annotated"><code>${annotation.path}</code>${renderNote({ run, annotation })}</div>`,
    )}`;
}
