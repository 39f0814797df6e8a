import type { Html } from "./html.ts";
import { html } from "./html.ts";

export type Mark = "good" | "bad" | "wait" | "skip" | "warn";

const drawings: Readonly<Record<Mark, Html>> = {
  good: html`<path d="M3.5 8.5l3 3 6-7" />`,
  bad: html`<path d="M4.5 4.5l7 7m0-7l-7 7" />`,
  wait: html`<circle cx="8" cy="8" r="3" />`,
  skip: html`<path d="M4 8h8" />`,
  warn: html`<path d="M8 4v5m0 2.5v.5" />`,
};

/** How a check stands: a mark that is told apart by shape as well as by colour. */
export function mark(kind: Mark, words: string): Html {
  return html`<svg class="mark ${kind}" viewBox="0 0 16 16" role="img" aria-label="${words}">${drawings[kind]}</svg>`;
}

export function markOf(run: { readonly status: string; readonly conclusion: string | null }): Mark {
  if (run.status !== "completed") return "wait";
  if (run.conclusion === "success") return "good";
  if (run.conclusion === "neutral" || run.conclusion === "skipped") return "skip";
  return run.conclusion === "action_required" ? "warn" : "bad";
}
