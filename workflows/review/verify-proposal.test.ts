import { expect, test } from "vitest";
import type { Finding } from "../report/report.ts";
import type { FileTree } from "../workspace/workspace.ts";
import { memoryTree } from "../workspace/memory-tree.ts";
import { verifyProposal } from "./verify-proposal.ts";

const file = "model/shop.yaml";
const files = memoryTree({ [file]: "good\nbad\n" });

/** A check that finds each line that says `bad` (a violation) or `poor` (an improvement). */
function check(tree: FileTree): Finding[] {
  return (tree.read(file) ?? "").split("\n").flatMap((text, index): Finding[] => {
    if (text !== "bad" && text !== "poor") return [];
    const level = text === "bad" ? "violation" : "improvement";
    return [{ rule: text, level, message: `It is ${text}.`, file, line: index + 1, source: "weavergen", new: true }];
  });
}

const finding: Finding = {
  rule: "bad",
  level: "violation",
  message: "It is bad.",
  file,
  line: 2,
  source: "weaver",
  new: true,
};

function verdictOn(replacement: string, facts: { resolvedBefore?: boolean; finding?: Finding; line?: number } = {}) {
  const line = facts.line ?? 2;
  const edits = [{ file, startLine: line, endLine: line, replacement }];
  return verifyProposal({
    proposal: { proposer: "test", edits, explanation: "", confidence: 1 },
    finding: facts.finding ?? finding,
    before: check(files),
    inBase: [],
    resolvedBefore: facts.resolvedBefore ?? true,
    files,
    check,
  });
}

test("an edit that removes its finding and brings nothing new is accepted", () => {
  expect(verdictOn("good")).toMatchObject({ accepted: true, problems: [] });
});

test("an edit that leaves its finding is refused with the finding's words", () => {
  expect(verdictOn("bad", { line: 1 }).problems.join()).toContain("still there: It is bad.");
});

test("an edit that brings another finding is refused", () => {
  expect(verdictOn("poor")).toMatchObject({ accepted: false });
});

test("where the head did not resolve, smaller things that become visible do not refuse the edit", () => {
  expect(verdictOn("poor", { resolvedBefore: false })).toMatchObject({ accepted: true });
});

test("a finding that another engine words in its own way is known by its rule and line", () => {
  const other = { ...finding, message: "The binary says: bad." };
  expect(verdictOn("good", { finding: other })).toMatchObject({ accepted: true });
  expect(verdictOn("bad", { finding: other })).toMatchObject({ accepted: false });
});

test("an edit of lines that do not exist is refused, not thrown", () => {
  expect(verdictOn("good", { line: 99 }).problems.join()).toContain("does not apply");
});
