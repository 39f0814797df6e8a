import type { DiffFile, DiffHunk, DiffLine } from "../git/diff.ts";
import type { AnnotationRecord, CheckRunRecord, PullRecord, ReviewCommentRecord } from "../records.ts";
import type { Html } from "./html.ts";
import { html } from "./html.ts";
import { codeRow, renderThread, rootsOf } from "./threads.ts";

export interface DiffContext {
  readonly pull: PullRecord | undefined;
  readonly runs: readonly CheckRunRecord[];
  readonly pullPath: string;
  readonly now: Date;
}

interface Note {
  readonly run: CheckRunRecord;
  readonly annotation: AnnotationRecord;
}

/** Every file of a diff, with annotations and review threads below the lines that they are about. */
export async function renderDiff(files: readonly DiffFile[], context: DiffContext): Promise<Html> {
  const shown = await Promise.all(files.map((file) => renderFile(file, context)));
  return html`<div class="files">${shown}</div>`;
}

async function renderFile(file: DiffFile, context: DiffContext): Promise<Html> {
  const notes = context.runs.flatMap((run) =>
    run.annotations.filter((one) => one.path === file.path).map((annotation) => ({ run, annotation })),
  );
  const roots = context.pull ? rootsOf(context.pull) : [];
  const threads = roots.filter((root) => (root.current?.path ?? root.path) === file.path);
  const loose = threads.filter((root) => root.subject === "file");
  const lines = await Promise.all(file.hunks.map((hunk) => renderHunk(hunk, { context, notes, threads })));
  const outside = notes.filter(({ annotation }) => !file.hunks.some((hunk) => holds(hunk, annotation.end_line)));
  const above = await Promise.all(loose.map((root) => renderThread(root, context)));
  const open = file.additions + file.deletions <= 400;
  return html`<details class="file" data-key="file-${file.path}" ${open && html`open`}>
    <summary>
      <code>${file.previous !== undefined && html`${file.previous} → `}${file.path}</code>
      <span class="counts"><b class="plus">+${file.additions}</b> <b class="minus">−${file.deletions}</b></span>
      ${file.status !== "modified" && html`<span class="label">${file.status}</span>`}
    </summary>
    ${above} ${outside.map(renderNote)}
    ${
      file.patch === undefined
        ? html`<p class="quiet pad">No text to show.</p>`
        : html`<table class="diff">
            ${lines}
          </table>`
    }
  </details>`;
}

function holds(hunk: DiffHunk, number: number): boolean {
  return hunk.lines.some((line) => line.new === number);
}

interface FileContext {
  readonly context: DiffContext;
  readonly notes: readonly Note[];
  readonly threads: readonly ReviewCommentRecord[];
}

async function renderHunk(hunk: DiffHunk, file: FileContext): Promise<Html> {
  const rows = await Promise.all(hunk.lines.map((line) => renderLine(line, file)));
  return html`<tbody>
    <tr class="hunk">
      <td colspan="2"></td>
      <td class="code"><span>${hunk.header}</span></td>
    </tr>
    ${rows}
  </tbody>`;
}

async function renderLine(line: DiffLine, file: FileContext): Promise<Html> {
  const notes = file.notes.filter(({ annotation }) => line.new !== undefined && annotation.end_line === line.new);
  const threads = file.threads.filter(({ current }) =>
    current?.side === "LEFT" ? current.line === line.old : current !== undefined && current.line === line.new,
  );
  const below = await Promise.all(threads.map((root) => renderThread(root, file.context)));
  const more = notes.length + below.length > 0;
  return html`${codeRow(line)}${
    more &&
    html`<tr class="below">
      <td colspan="3">${notes.map(renderNote)}${below}</td>
    </tr>`
  }`;
}

const levels = { failure: "Error", warning: "Warning", notice: "Notice" } as const;

export function renderNote({ run, annotation }: Note): Html {
  return html`<div class="note ${annotation.annotation_level}">
    <div class="note-head">
      <b>${levels[annotation.annotation_level]}</b
      ><span class="quiet">${run.name} · line ${annotation.start_line}</span>
    </div>
    ${annotation.title !== null && html`<b>${annotation.title}</b>`}
    <div class="note-text">${annotation.message}</div>
    ${
      annotation.raw_details !== null &&
      html`<details data-key="note-${run.id}-${annotation.path}-${annotation.start_line}">
        <summary>Details</summary>
        <pre>${annotation.raw_details}</pre>
      </details>`
    }
  </div>`;
}
