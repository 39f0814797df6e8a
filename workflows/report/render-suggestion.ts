import { longestRun, quotingMarkdown } from "./escape-markdown.ts";
import type { Suggestion } from "./report.ts";

/** The block that GitHub applies on a click; nothing in the text can end it early. Empty text deletes the lines. */
export function suggestionBlock(replacement: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(replacement) + 1));
  return `${fence}suggestion\n${replacement === "" ? "" : `${replacement}\n`}${fence}`;
}

/** Body of the review comment that carries a suggestion: why, the block, and what verified it. */
export function renderSuggestion(suggestion: Suggestion): string {
  const checks = suggestion.verified.map(({ check, result }) => `${check}: ${result}`).join("; ");
  const verified =
    checks === ""
      ? ""
      : `\n\n<sub>Verified: ${quotingMarkdown(checks)}. Proposed by ${quotingMarkdown(suggestion.proposer)}.</sub>`;
  return `${quotingMarkdown(suggestion.explanation)}\n\n${suggestionBlock(suggestion.replacement)}${verified}`;
}
