import { expect, test } from "vitest";
import type { Proposal, Proposer, Verify } from "../models/proposer.ts";
import { memoryTree } from "../workspace/memory-tree.ts";
import { applyAndVerify, differentEdits } from "./apply-and-verify.ts";
import { propose } from "./propose.ts";
import { rank, settled } from "./rank.ts";
import { startReasoning, type ReasonRun } from "./reason-run.ts";

const signal = new AbortController().signal;

function proposal(proposer: string, replacement: string, confidence = 0.5): Proposal {
  return {
    proposer,
    edits: [{ file: "m.yaml", startLine: 1, endLine: 1, replacement }],
    explanation: "why",
    confidence,
  };
}

function answering(name: string, replacement: string): Proposer {
  return { name, propose: () => Promise.resolve(proposal(name, replacement)) };
}

const acceptsOnly =
  (good: string): Verify =>
  (candidate) =>
    Promise.resolve({
      accepted: candidate.edits[0]?.replacement === good,
      checks: [{ check: "check", result: "ran" }],
      problems: candidate.edits[0]?.replacement === good ? [] : ["still unresolved"],
    });

function run(proposers: readonly Proposer[], verify: Verify): ReasonRun {
  const finding = {
    rule: "r",
    level: "violation",
    message: "",
    file: "m.yaml",
    line: 1,
    source: "weaver",
    new: true,
  } as const;
  const files = memoryTree({});
  const ask = { finding, files, baseFiles: files, editable: ["m.yaml"], head: undefined, base: undefined };
  return startReasoning({ findingIndex: 0, proposers, ask, verify, iterations: 3, timeoutMs: 100, now: Date.now });
}

test("only an edit that the checks accepted is kept; the refused one goes back with the checks' words", async () => {
  const reasoning = run([answering("claude", "wrong"), answering("gpt", "right")], acceptsOnly("right"));
  await propose(reasoning, signal);
  await applyAndVerify(reasoning, signal);
  expect(reasoning.verified.map(({ proposal: kept }) => kept.proposer)).toEqual(["gpt"]);
  expect(reasoning.refused).toMatchObject([{ proposal: { proposer: "claude" }, problems: ["still unresolved"] }]);
});

test("a provider that never answers costs its limit and no more, and the others' proposals are used", async () => {
  const never: Proposer = { name: "slow", propose: () => new Promise(() => undefined) };
  const reasoning = run([never, answering("builtin", "right")], acceptsOnly("right"));
  await propose(reasoning, signal);
  expect(reasoning.candidates.map((candidate) => candidate.proposal.proposer)).toEqual(["builtin"]);
  expect(reasoning.steps).toMatchObject([{ proposer: "slow", outcome: "timeout" }]);
});

test("the same edit by two proposers is verified once and counts as agreement", async () => {
  let verified = 0;
  const counting: Verify = (candidate, abort) => {
    verified += 1;
    return acceptsOnly("right")(candidate, abort);
  };
  const reasoning = run([answering("a", "right"), answering("b", "right"), answering("c", "wrong")], counting);
  await propose(reasoning, signal);
  await applyAndVerify(reasoning, signal);
  expect(verified).toBe(2);
  expect(reasoning.verified[0]?.agreed).toEqual(["a", "b"]);
});

test("agreement of proposers ranks above one proposer's confidence", () => {
  const verdict = { accepted: true, checks: [], problems: [] };
  const sure = { proposal: proposal("a", "x", 1), verdict, agreed: ["a"] };
  const agreed = { proposal: proposal("b", "y", 0.1), verdict, agreed: ["b", "c"] };
  expect(rank([sure, agreed])).toEqual([agreed, sure]);
});

test("the loop ends when something is verified, when nobody proposes, and after the last turn", () => {
  const reasoning = run([], acceptsOnly("right"));
  expect(settled(reasoning)).toBe(true);
  reasoning.candidates = [{ proposal: proposal("a", "x"), ms: 1 }];
  reasoning.iteration = 2;
  expect(settled(reasoning)).toBe(false);
  reasoning.iteration = 3;
  expect(settled(reasoning)).toBe(true);
});

test("edits that differ only in what they are called are the same edit", () => {
  const candidates = [proposal("a", "x"), { ...proposal("b", "x"), explanation: "other words" }];
  expect(differentEdits(candidates.map((each) => ({ proposal: each, ms: 1 })))).toHaveLength(1);
});
