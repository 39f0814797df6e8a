import { expect, test } from "vitest";
import { memoryTree } from "../workspace/memory-tree.ts";
import { driftFindings } from "./drift-findings.ts";
import { compareWithHead } from "./drift.ts";

const about = { registry: "model", name: "typescript", kind: "code", ms: 5 } as const;

test("missing, modified and stale files are drift; files that no target ever generated are left alone", () => {
  const head = memoryTree({
    "src/gen/a.ts": "old\n",
    "src/gen/b.ts": "same\n",
    "src/gen/gone.ts": "x\n",
    "src/gen/own.ts": "mine\n",
  });
  const { target, drifted } = compareWithHead({
    target: about,
    output: "./src/gen/",
    generated: [
      { path: "a.ts", content: "new\n" },
      { path: "b.ts", content: "same\n" },
      { path: "c.ts", content: "c\n" },
    ],
    head,
    previouslyGenerated: [
      { path: "gone.ts", content: "x\n" },
      { path: "long-gone.ts", content: "y\n" },
    ],
  });
  expect(target.drift).toBe(true);
  expect(target.files).toEqual([
    { path: "src/gen/a.ts", status: "modified" },
    { path: "src/gen/b.ts", status: "unchanged" },
    { path: "src/gen/c.ts", status: "added" },
    { path: "src/gen/gone.ts", status: "removed" },
  ]);
  expect(drifted.map((file) => file.path)).toEqual(["src/gen/a.ts", "src/gen/c.ts", "src/gen/gone.ts"]);
});

test("a head that holds what is generated has no drift", () => {
  const { target, drifted } = compareWithHead({
    target: about,
    output: ".",
    generated: [{ path: "a", content: "1" }],
    head: memoryTree({ a: "1" }),
  });
  expect(target.drift).toBe(false);
  expect(drifted).toEqual([]);
});

test("each drifted file is one violation, on its first line that differs", () => {
  const { target, drifted } = compareWithHead({
    target: about,
    output: "",
    generated: [{ path: "a", content: "1\n2\n3\n" }],
    head: memoryTree({ a: "1\nx\n3\n" }),
  });
  expect(driftFindings({ target, drifted })).toMatchObject([
    { rule: "generated-file-out-of-date", level: "violation", file: "a", line: 2, new: true },
  ]);
});
