import { expect, test } from "vitest";
import { followRuns, type FinishedRun } from "./follow-runs.ts";
import type { RecordedRun } from "./generated-record.ts";

function run(paths: string, facts: Partial<FinishedRun> = {}): FinishedRun {
  const files = Object.fromEntries(paths.split("").map((path) => [path, path.repeat(64)]));
  return { target: "ts", arguments: "v1", complete: true, files, ...facts };
}

/** Which files each run in turn shows to be stale. */
function staleAfter(...runs: readonly FinishedRun[]): string[] {
  let recorded: readonly RecordedRun[] = [];
  return runs.map((each) => {
    const { runs: next, stale } = followRuns(recorded, each);
    recorded = next;
    return Object.keys(stale).join("");
  });
}

test("what the same run wrote before and no longer writes is stale, until it is written again", () => {
  expect(staleAfter(run("abc"), run("ab"), run("ab"), run("abc"), run("abc"))).toEqual(["", "c", "c", "", ""]);
});

test("runs of different targets or arguments that fill one folder take nothing from each other", () => {
  const other = { arguments: "experimental" };
  expect(staleAfter(run("ab"), run("cd", other), run("ab"), run("cd", other))).toEqual(["", "", "", ""]);
  expect(staleAfter(run("abcd"), run("abc", { target: "go" }), run("d"))).toEqual(["", "", ""]);
});

test("a run with other arguments that writes three quarters of the files again follows on the earlier one", () => {
  expect(staleAfter(run("abcd"), run("abc", { arguments: "v2" }))).toEqual(["", "d"]);
  expect(staleAfter(run("abcd"), run("abe", { arguments: "v2" }))).toEqual(["", ""]);
});

test("a file that another run wrote since is no longer the earlier run's", () => {
  expect(staleAfter(run("abc"), run("cde", { arguments: "v2" }), run("ab"))).toEqual(["", "", ""]);
});

test("a run with errors makes nothing stale, and forgets nothing", () => {
  expect(staleAfter(run("abc"), run("a", { complete: false }), run("ab"))).toEqual(["", "", "c"]);
});
