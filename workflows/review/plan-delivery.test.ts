import fc from "fast-check";
import { expect, test } from "vitest";
import type { Suggestion } from "../report/report.ts";
import { memoryTree } from "../workspace/memory-tree.ts";
import type { ChangedFile } from "../workspace/workspace.ts";
import { anchorEdits } from "./anchor-edits.ts";
import { lineEdits } from "./line-edits.ts";
import { planDelivery } from "./plan-delivery.ts";
import type { DeliveryFacts, VerifiedFix } from "./plan-delivery.ts";

const ten = Array.from({ length: 10 }, (_, index) => `line ${index + 1}`);
const text = `${ten.join("\n")}\n`;

function hunk(newStart: number, newLines: number): ChangedFile["hunks"][number] {
  return { oldStart: newStart, oldLines: newLines, newStart, newLines, added: [newStart] };
}

function changed(path: string, ...hunks: ChangedFile["hunks"]): ChangedFile {
  return { path, oldPath: undefined, status: "modified", binary: false, hunks };
}

function facts(overrides: Partial<DeliveryFacts>): DeliveryFacts {
  return {
    drifted: [],
    fixes: [],
    changed: [],
    head: memoryTree({ "gen/a.ts": text, "model/a.yaml": text }),
    delivery: "suggestion",
    maxSuggestions: 20,
    mayPush: false,
    fork: false,
    ...overrides,
  };
}

const drifted = { path: "gen/a.ts", from: text, to: text.replace("line 5", "five") };

function fix(overrides: Partial<VerifiedFix> = {}): VerifiedFix {
  const edits = [{ file: "model/a.yaml", startLine: 3, endLine: 3, replacement: "three" }];
  return {
    edits,
    findings: [0],
    proposer: "builtin",
    confidence: 1,
    verified: [],
    explanation: "Because.",
    ...overrides,
  };
}

test("a generated file whose lines are in the diff is suggested on them", () => {
  const plan = planDelivery(facts({ drifted: [drifted], changed: [changed("gen/a.ts", hunk(3, 5))] }));
  expect(plan.suggestions).toMatchObject([{ file: "gen/a.ts", startLine: 5, endLine: 5, replacement: "five" }]);
  expect(plan.deliveries).toMatchObject([{ file: "gen/a.ts", way: "suggest" }]);
  expect(plan.rest).toEqual([]);
});

test("a generated file that the pull request does not touch is never suggested", () => {
  const plan = planDelivery(facts({ drifted: [drifted], changed: [changed("model/a.yaml", hunk(1, 10))] }));
  expect(plan.suggestions).toEqual([]);
  expect(plan.deliveries).toMatchObject([{ way: "patch" }]);
  expect(plan.rest).toEqual([drifted]);
});

test("where one line lies outside the hunks, the whole file goes another way", () => {
  const far = { ...drifted, to: drifted.to.replace("line 10", "ten") };
  const plan = planDelivery(facts({ drifted: [far], changed: [changed("gen/a.ts", hunk(3, 5))] }));
  expect(plan.suggestions).toEqual([]);
  expect(plan.deliveries).toMatchObject([{ way: "patch" }]);
});

test("lines of two hunks are not one suggestion", () => {
  const replaced = { ...drifted, to: text.replace("line 4\nline 5\nline 6\n", "one\ntwo\n") };
  const plan = planDelivery(facts({ drifted: [replaced], changed: [changed("gen/a.ts", hunk(1, 4), hunk(5, 6))] }));
  expect(plan.suggestions).toEqual([]);
});

test("a commit needs the team's choice, the permission and a branch of this repository", () => {
  const way = (overrides: Partial<DeliveryFacts>): string | undefined =>
    planDelivery(facts({ drifted: [drifted], ...overrides })).deliveries[0]?.way;
  expect(way({ delivery: "commit", mayPush: true })).toBe("commit");
  expect(way({ delivery: "commit", mayPush: true, fork: true })).toBe("patch");
  expect(way({ delivery: "commit", mayPush: false })).toBe("patch");
  expect(way({ delivery: "suggestion", mayPush: true })).toBe("patch");
});

test("workflow files, git's files and paths out of the repository are refused, however they are written", () => {
  for (const path of [
    ".github/workflows/a.yml",
    ".GitHub/Workflows/a.yml",
    ".git/hooks/pre-commit",
    "../a",
    "/etc/a",
    "a\\b",
  ]) {
    const plan = planDelivery(facts({ drifted: [{ path, from: text, to: "x\n" }], delivery: "commit", mayPush: true }));
    expect(plan.deliveries).toMatchObject([{ file: path, way: "refuse" }]);
    expect(plan.rest).toEqual([]);
  }
});

test("a file that is missing or stale cannot be suggested", () => {
  const plan = planDelivery(
    facts({
      drifted: [
        { path: "gen/new.ts", from: undefined, to: "x\n" },
        { path: "gen/a.ts", from: text, to: undefined },
      ],
      changed: [changed("gen/a.ts", hunk(1, 10))],
    }),
  );
  expect(plan.deliveries.map((delivery) => delivery.way)).toEqual(["patch", "patch"]);
});

test("a verified fix becomes a suggestion where its lines are in the diff, else a part of the patch", () => {
  const inside = planDelivery(facts({ fixes: [fix()], changed: [changed("model/a.yaml", hunk(1, 6))] }));
  expect(inside.suggestions).toMatchObject([
    { file: "model/a.yaml", startLine: 3, replacement: "three", findings: [0] },
  ]);
  const outside = planDelivery(facts({ fixes: [fix()], changed: [changed("model/a.yaml", hunk(5, 3))] }));
  expect(outside.suggestions).toEqual([]);
  expect(outside.rest).toEqual([{ path: "model/a.yaml", from: text, to: text.replace("line 3", "three") }]);
});

test("edits that belong together are suggested together or not at all", () => {
  const both = fix({
    edits: [...fix().edits, { file: "model/a.yaml", startLine: 9, endLine: 9, replacement: "nine" }],
  });
  expect(planDelivery(facts({ fixes: [both], changed: [changed("model/a.yaml", hunk(1, 6))] })).suggestions).toEqual(
    [],
  );
  expect(
    planDelivery(facts({ fixes: [both], changed: [changed("model/a.yaml", hunk(1, 10))] })).suggestions,
  ).toHaveLength(2);
});

test("of two fixes of one line the one with more confidence is shown", () => {
  const other = fix({
    proposer: "other",
    confidence: 0.5,
    edits: [{ file: "model/a.yaml", startLine: 2, endLine: 4, replacement: "x" }],
  });
  const plan = planDelivery(facts({ fixes: [other, fix()], changed: [changed("model/a.yaml", hunk(1, 10))] }));
  expect(plan.suggestions.map((suggestion) => suggestion.proposer)).toEqual(["builtin"]);
  expect(plan.rest).toEqual([]);
});

test("there are never more suggestions than the team wants", () => {
  const plan = planDelivery(
    facts({
      drifted: [drifted],
      fixes: [fix()],
      maxSuggestions: 1,
      changed: [changed("gen/a.ts", hunk(1, 10)), changed("model/a.yaml", hunk(1, 10))],
    }),
  );
  expect(plan.suggestions).toHaveLength(1);
  expect(plan.deliveries).toContainEqual(
    expect.objectContaining({ file: "gen/a.ts", way: "patch", because: expect.stringContaining("at most 1") }),
  );
});

test("an insertion takes a neighbouring line as its anchor, and an empty line is not mistaken for a deletion", () => {
  const whole = changed("f", hunk(1, 10));
  const inserted = anchorEdits({
    edits: [{ file: "f", startLine: 3, endLine: 2, replacement: "new" }],
    changed: whole,
    text,
  });
  expect(inserted).toEqual([{ file: "f", startLine: 3, endLine: 3, replacement: "new\nline 3" }]);
  const atEnd = anchorEdits({
    edits: [{ file: "f", startLine: 11, endLine: 10, replacement: "new" }],
    changed: whole,
    text,
  });
  expect(atEnd).toEqual([{ file: "f", startLine: 10, endLine: 10, replacement: "line 10\nnew" }]);
  const blank = anchorEdits({
    edits: [{ file: "f", startLine: 3, endLine: 3, replacement: "" }],
    changed: whole,
    text,
  });
  expect(blank).toEqual([{ file: "f", startLine: 3, endLine: 4, replacement: "\nline 4" }]);
});

test("a file with carriage returns is not suggested: GitHub would change its line breaks", () => {
  const plan = planDelivery(
    facts({
      drifted: [{ ...drifted, from: "a\r\nb\r\n", to: "a\r\nc\r\n" }],
      changed: [changed("gen/a.ts", hunk(1, 2))],
    }),
  );
  expect(plan.suggestions).toEqual([]);
});

/** What GitHub does when someone accepts all suggestions. */
function accepted(
  from: string,
  suggestions: readonly Pick<Suggestion, "startLine" | "endLine" | "replacement">[],
): string {
  const lines = from.split("\n");
  for (const { startLine, endLine, replacement } of suggestions.toSorted((a, b) => b.startLine - a.startLine)) {
    lines.splice(startLine - 1, endLine - startLine + 1, ...(replacement === "" ? [] : replacement.split("\n")));
  }
  return lines.join("\n");
}

test("accepting all suggestions gives the generated file, and no two share a line", () => {
  const anyText = fc
    .array(fc.constantFrom("", "a", "b", "c"), { minLength: 1, maxLength: 12 })
    .map((lines) => lines.map((line) => `${line}\n`).join(""));
  fc.assert(
    fc.property(anyText, anyText, (from, to) => {
      const count = from.split("\n").length - 1;
      const edits = lineEdits({ file: "f", from, to });
      const anchored = edits && anchorEdits({ edits, changed: changed("f", hunk(1, count)), text: from });
      if (!anchored) return;
      expect(accepted(from, anchored)).toBe(to);
      const sorted = anchored.toSorted((a, b) => a.startLine - b.startLine);
      sorted.slice(1).forEach((one, index) => expect(one.startLine).toBeGreaterThan(sorted[index]?.endLine ?? 0));
    }),
    { numRuns: 500 },
  );
});
