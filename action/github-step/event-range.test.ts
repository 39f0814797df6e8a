import { expect, test } from "vitest";
import { rangeOf } from "./event-range.ts";

const repository = { default_branch: "main" };
const home = { full_name: "shop/telemetry" };
const zeros = "0".repeat(40);

function pullRequest(headRepository: unknown): unknown {
  return { pull_request: { base: { ref: "main", sha: "b1", repo: home }, head: { repo: headRepository } } };
}

test("a pull request is compared with its base branch, and with the base's commit where the branch is not here", () => {
  expect(rangeOf("pull_request", pullRequest(home))).toEqual({
    do: "review",
    bases: ["main", "b1"],
    fork: false,
    trustHead: false,
  });
});

test("a pull request from another repository, or from one that is gone, is a fork's", () => {
  for (const repo of [{ full_name: "stranger/telemetry" }, null]) {
    expect(rangeOf("pull_request", pullRequest(repo))).toMatchObject({ fork: true, trustHead: false });
  }
});

test("what is pushed to the default branch is compared with what was there, and is in force", () => {
  const payload = { ref: "refs/heads/main", before: "b1", repository };
  expect(rangeOf("push", payload)).toEqual({ do: "review", bases: ["b1", "main"], fork: false, trustHead: true });
});

test("of a push to another branch all is looked at, not only what came last", () => {
  const payload = { ref: "refs/heads/work", before: "b1", repository };
  expect(rangeOf("push", payload)).toMatchObject({ bases: ["main", "b1"], trustHead: false });
  expect(rangeOf("push", { ...payload, before: zeros })).toMatchObject({ bases: ["main"] });
});

test("a deleted branch is nothing to review", () => {
  const payload = { ref: "refs/heads/work", before: "b1", deleted: true, repository };
  expect(rangeOf("push", payload)).toMatchObject({ do: "skip" });
});

test("a merge group is compared with its base, a run by hand with the default branch", () => {
  expect(rangeOf("merge_group", { merge_group: { base_sha: "b1" } })).toMatchObject({
    bases: ["b1"],
    trustHead: false,
  });
  expect(rangeOf("workflow_dispatch", { repository })).toMatchObject({ bases: ["main"] });
});

test("pull_request_target is refused with the way that is safe; other events and broken files say what is missing", () => {
  expect(() => rangeOf("pull_request_target", pullRequest(home))).toThrow(/may write/);
  expect(() => rangeOf("release", {})).toThrow(/does not say what to compare/);
  expect(() => rangeOf("merge_group", { merge_group: {} })).toThrow(/merge_group.base_sha missing/);
});
