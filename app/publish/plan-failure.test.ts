import { expect, test } from "vitest";
import { BugError, OperatorError, OutsideError, UserError } from "../../workflows/errors.ts";
import { planFailure } from "./plan-failure.ts";
import type { CheckRunWrite } from "./writes.ts";

const runsFor = (error: unknown, delivery = "d-1") => planFailure({ error, delivery }) as CheckRunWrite[];
const gateFor = (error: unknown, delivery?: string) => runsFor(error, delivery)[0];

test("what the author can mend fails the gate, with the place on its line and what to do", () => {
  const error = new UserError("head-gone", {
    message: "The head `abc` is gone.",
    hint: "Restore the branch.",
    at: { file: "model/a.yaml", line: 7 },
  });
  expect(gateFor(error)).toMatchObject({
    conclusion: "failure",
    summary: expect.stringMatching(/`model\/a\.yaml:7` The head `abc` is gone\.[^]*Restore the branch\. Push/),
    annotations: [{ path: "model/a.yaml", start_line: 7, annotation_level: "failure" }],
  });
});

test.each([
  new OperatorError("github-permission-missing", { message: "No.", hint: "Accept." }),
  new OutsideError("fetch-failed", { message: "No." }),
  new BugError("unreachable", { message: "No." }),
])("what the author cannot mend (%s) asks for action and offers to run again", (error) => {
  const gate = gateFor(error);
  expect(gate?.conclusion).toBe("action_required");
  expect(gate?.summary).toContain("Re-run this check");
  expect(gate?.summary).toContain(error.code);
});

test("an unknown error is not shown, only where support finds it", () => {
  const gate = gateFor(new Error("connect ECONNREFUSED redis://user:password@10.0.0.1"), "72d3162e");
  expect(gate?.summary).not.toContain("password");
  expect(gate?.summary).toContain("trace id `72d3162e`");
});

test("all three check runs are posted, and only the gate speaks for the merge", () => {
  const runs = runsFor(new UserError("draft", { message: "No.", at: { file: "a", line: 1 } }));
  expect(runs.map(({ name, conclusion }) => `${name}: ${conclusion}`)).toEqual([
    "weavergen: failure",
    "weavergen / spans: neutral",
    "weavergen / trace: neutral",
  ]);
  expect(runs.slice(1).flatMap(({ annotations }) => annotations)).toEqual([]);
});

test("hostile words stay words, and no message is too long", () => {
  const hostile = "@octo-org/all <!-- x --> ```" + "x".repeat(70_000);
  const gate = gateFor(new UserError("head-gone", { message: hostile }), "`@team` <img>");
  expect(gate?.summary).not.toMatch(/@octo|<!--|<img(?!>`)/);
  expect(Buffer.byteLength(gate?.summary ?? "")).toBeLessThanOrEqual(65_535);
});
