import samples from "@octokit/webhooks-examples" with { type: "json" };
import { expect, test } from "vitest";
import { jobs } from "../queue/jobs.ts";
import { decide } from "./decide.ts";
import { sample } from "./events/samples-for-tests.ts";

const context = { delivery: "d-1", appId: 29310 };
const at = { installation: 7, repository: 186853002, delivery: "d-1" };
const pullRequest = (action: string, change = {}) =>
  decide(
    { name: "pull_request", payload: sample("pull_request", action, { installation: { id: 7 }, ...change }) },
    context,
  );
const reviewOf = (number: number) => {
  const data = { ...at, pullRequest: number };
  return {
    do: "enqueue",
    jobs: [
      { name: "announce", data },
      { name: "review", data },
    ],
  };
};
const reviewedAgain = (number: number) => ({
  do: "enqueue",
  jobs: [{ name: "announce", data: { ...at, pullRequest: number, again: true } }],
});
const ignored = (because: string) => ({ do: "ignore", because });

test.each(["opened", "synchronize", "reopened", "ready_for_review"])(
  "pull_request %s is announced and reviewed",
  (action) => {
    expect(pullRequest(action)).toEqual(reviewOf(2));
  },
);

test("a draft is reviewed as well: its settings are in the repository, which only the job reads", () => {
  expect(pullRequest("opened", { pull_request: { draft: true } })).toEqual(reviewOf(2));
});

test("our own commit is reviewed as well: its head needs a gate", () => {
  expect(pullRequest("synchronize", { sender: { login: "weavergen[bot]", type: "Bot" } })).toEqual(reviewOf(2));
});

test("pull_request edited is reviewed when the base changed, not when the text did", () => {
  const edited = (changes: object) => pullRequest("synchronize", { action: "edited", changes });
  expect(edited({ base: { ref: { from: "main" }, sha: { from: "a" } } })).toEqual(reviewOf(2));
  expect(edited({ title: { from: "Old" } })).toEqual(ignored("base-not-changed"));
});

test("pull_request closed cancels the work on it", () => {
  expect(pullRequest("closed")).toEqual({ do: "enqueue", jobs: [{ name: "cancel", data: { ...at, pullRequest: 2 } }] });
});

test.each(["labeled", "assigned", "locked", "converted_to_draft", "review_requested"])(
  "pull_request %s is ignored",
  (action) => {
    expect(pullRequest(action)).toEqual(ignored("action-not-handled"));
  },
);

const named = (number: number, repository = 186853002) => ({ number, base: { repo: { id: repository } } });
const checkRun = (action: "rerequested" | "requested_action", run: object, change = {}) =>
  decide(
    {
      name: "check_run",
      payload: sample("check_run", action, {
        installation: { id: 7 },
        repository: { id: 186853002 },
        sender: { login: "ada", type: "User" },
        check_run: { app: { id: 29310 }, ...run },
        ...change,
      }),
    },
    context,
  );

test("check_run rerequested reviews the pull request of our check run anew", () => {
  expect(checkRun("rerequested", { pull_requests: [named(5)] })).toEqual(reviewedAgain(5));
});

test("check_run rerequested on a head in a fork, for which GitHub names no pull request, goes by the number in external_id", () => {
  expect(checkRun("rerequested", { pull_requests: [], external_id: "42:0123abcd" })).toEqual(reviewedAgain(42));
  expect(checkRun("rerequested", { pull_requests: [], external_id: "0123abcd" })).toEqual(
    ignored("no-pull-request-named"),
  );
});

test("a pull request of another repository that has the same commit is not ours to review", () => {
  expect(checkRun("rerequested", { pull_requests: [named(9, 1)] })).toEqual(ignored("no-pull-request-named"));
});

test("check runs of other Apps are ignored", () => {
  expect(checkRun("rerequested", { pull_requests: [named(5)], app: { id: 1 } })).toEqual(ignored("other-app"));
});

test("the button Regenerate regenerates, for the person who pressed it; a button that we do not have is ignored", () => {
  const press = (identifier: string) =>
    checkRun("requested_action", { pull_requests: [named(5)] }, { requested_action: { identifier } });
  const data = { ...at, pullRequest: 5, askedBy: "ada" };
  expect(press("regenerate")).toEqual({ do: "enqueue", jobs: [{ name: "regenerate", data }] });
  expect(press("lgtm|26764")).toEqual(ignored("unknown-button"));
});

test.each(["created", "completed"])("check_run %s is ignored", (action) => {
  expect(decide({ name: "check_run", payload: sample("check_run", action) }, context)).toEqual(
    ignored("action-not-handled"),
  );
});

test("check_suite rerequested reviews its pull requests; requested is covered by the event of the pull request", () => {
  const suite = (action: string, change = {}) =>
    decide(
      { name: "check_suite", payload: sample("check_suite", action, { installation: { id: 7 }, ...change }) },
      context,
    );
  expect(suite("rerequested")).toEqual(reviewedAgain(2));
  expect(suite("rerequested", { check_suite: { app: { id: 1 } } })).toEqual(ignored("other-app"));
  expect(suite("rerequested", { check_suite: { pull_requests: [] } })).toEqual(ignored("no-pull-request-named"));
  expect(suite("requested")).toEqual(ignored("pull-request-event-covers-it"));
  expect(suite("completed")).toEqual(ignored("action-not-handled"));
});

const comment = (body: string, change = {}, action = "created") =>
  decide(
    {
      name: "issue_comment",
      payload: sample("issue_comment", action, {
        issue: { pull_request: { url: "https://api.github.com/repos/a/b/pulls/1" } },
        comment: { body },
        ...change,
      }),
    },
    context,
  );

test.each(["regenerate", "help"] as const)("a comment /weavergen %s asks for it, for its author", (command) => {
  const data = { ...at, pullRequest: 1, askedBy: "Codertocat", comment: 492700400 };
  expect(comment(`Please\n\n/weavergen ${command}\n`)).toEqual({ do: "enqueue", jobs: [{ name: command, data }] });
});

test("a comment without a command, on an issue, by a bot or edited is ignored", () => {
  const command = "/weavergen regenerate";
  expect(comment("Looks good")).toEqual(ignored("no-command"));
  expect(comment(command, { issue: { pull_request: undefined } })).toEqual(ignored("not-a-pull-request"));
  expect(comment(command, { sender: { type: "Bot" } })).toEqual(ignored("bot"));
  expect(comment(command, { comment: { body: command, performed_via_github_app: { id: 5 } } })).toEqual(ignored("bot"));
  expect(comment(command, {}, "edited")).toEqual(ignored("action-not-handled"));
  expect(comment(command, {}, "deleted")).toEqual(ignored("action-not-handled"));
});

test("merge_group checks_requested is reviewed on the queue's commit; destroyed needs nothing", () => {
  const group = (change = {}) =>
    decide(
      {
        name: "merge_group",
        payload: sample("merge_group", "checks_requested", { installation: { id: 7 }, ...change }),
      },
      context,
    );
  const data = {
    installation: 7,
    repository: 17273051,
    head: "2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d",
    base: "380387fbc80638b734a49e1be1c4dfec1c01b33c",
    delivery: "d-1",
  };
  expect(group()).toEqual({ do: "enqueue", jobs: [{ name: "mergeGroup", data }] });
  expect(group({ action: "destroyed", reason: "merged" })).toEqual(ignored("merge-group-job-finds-it-gone"));
});

test.each([
  ["installation", "created", "reviewed-on-next-push"],
  ["installation", "new_permissions_accepted", "reviewed-on-next-push"],
  ["installation", "unsuspend", "reviewed-on-next-push"],
  ["installation", "deleted", "action-not-handled"],
  ["installation", "suspend", "action-not-handled"],
  ["installation_repositories", "added", "reviewed-on-next-push"],
  ["installation_repositories", "removed", "action-not-handled"],
  ["issues", "opened", "event-not-handled"],
  ["pull_request_review", "submitted", "event-not-handled"],
])("%s %s is ignored with a reason", (name, action, because) => {
  expect(decide({ name, payload: sample(name, action) }, context)).toEqual(ignored(because));
});

test("push is ignored: a pull request is compared with its merge base", () => {
  const push = (ref: string) => decide({ name: "push", payload: sample("push", undefined, { ref }) }, context);
  expect(push("refs/heads/master")).toEqual(ignored("compared-with-the-merge-base"));
  expect(push("refs/heads/feature")).toEqual(ignored("branch-not-default"));
  expect(push("refs/tags/v1")).toEqual(ignored("branch-not-default"));
});

test("without an installation there is no token, so nothing is enqueued", () => {
  for (const [name, action] of [
    ["pull_request", "opened"],
    ["merge_group", "checks_requested"],
  ] as const) {
    expect(decide({ name, payload: sample(name, action, { installation: undefined }) }, context)).toEqual(
      ignored("no-installation"),
    );
  }
});

test.each([null, 7, "text", [], {}, { action: "opened", pull_request: { number: "2" } }, { action: { toString: 1 } }])(
  "a payload that is not GitHub's (%j) is ignored, not an error",
  (payload) => {
    expect(decide({ name: "pull_request", payload }, context)).toEqual(ignored("payload-not-understood"));
    expect(decide({ name: "constructor", payload }, context)).toEqual(ignored("event-not-handled"));
  },
);

test("every sample of GitHub's is understood, and every job fits the catalogue", () => {
  const decisions = (samples as unknown as { name: string; examples: object[] }[]).flatMap(({ name, examples }) =>
    examples.map((payload) => decide({ name, payload: { ...payload, installation: { id: 7 } } }, context)),
  );
  const reasons = decisions.flatMap((decision) => (decision.do === "ignore" ? [decision.because] : []));
  const wanted = decisions.flatMap((decision) => (decision.do === "enqueue" ? decision.jobs : []));
  expect(reasons).not.toContain("payload-not-understood");
  expect(wanted.length).toBeGreaterThan(10);
  expect(wanted.filter((job) => !jobs[job.name].schema.safeParse(job.data).success)).toEqual([]);
});
