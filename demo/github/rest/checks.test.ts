import { expect, test } from "vitest";
import { connectOctokit } from "../connect-octokit.ts";
import { startGithub } from "../start-github.ts";

async function open() {
  const github = await startGithub();
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files: { "a.yaml": "a\n" } });
  const pull = await github.openPullRequest({
    repository,
    title: "t",
    branch: "x",
    author: "ada",
    changes: { "a.yaml": "b\n" },
  });
  const { rest } = connectOctokit(github, repository);
  const where = { owner: "shop", repo: "conventions" };
  const create = (more: object) => rest.checks.create({ ...where, name: "weavergen", head_sha: pull.head, ...more });
  return { github, repository, pull, rest, where, create, [Symbol.asyncDispose]: () => github[Symbol.asyncDispose]() };
}

const annotation = (line: number) => ({
  path: "a.yaml",
  start_line: line,
  end_line: line,
  annotation_level: "warning" as const,
  message: `Look at ${line}`,
});
const many = (count: number) => Array.from({ length: count }, (_, index) => annotation(index + 1));

test("annotations are appended, fifty in a request and no more", async () => {
  await using at = await open();
  const { data } = await at.create({ output: { title: "t", summary: "s", annotations: many(50) } });
  const again = { ...at.where, check_run_id: data.id, output: { summary: "more", annotations: many(20) } };
  await at.rest.checks.update(again);
  const [run] = at.github.checkRuns(at.pull.head);
  expect(run?.annotations).toHaveLength(70);
  expect(run?.output).toMatchObject({ title: "t", summary: "more", annotations_count: 70 });
  await expect(at.create({ output: { title: "t", summary: "s", annotations: many(51) } })).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining("Invalid request.\n\nNo more than 50 items are allowed; 51 were supplied."),
  });
  const pages = await at.rest.checks.listAnnotations({ ...at.where, check_run_id: data.id, per_page: 30, page: 3 });
  expect(pages.data).toHaveLength(10);
});

test("texts over 65,535 characters and more than three buttons are refused in GitHub's words", async () => {
  await using at = await open();
  const long = at.create({ output: { title: "t", summary: "x".repeat(70_000) } });
  await expect(long).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining("Only 65535 characters are allowed; 70000 were supplied."),
  });
  const actions = ["a", "b", "c", "d"].map((identifier) => ({
    label: identifier,
    description: identifier,
    identifier,
  }));
  await expect(at.create({ actions })).rejects.toMatchObject({
    message: expect.stringContaining("No more than 3 items are allowed; 4 were supplied."),
  });
  await expect(at.create({ status: "completed" })).rejects.toMatchObject({ status: 422 });
  await expect(at.create({ conclusion: "stale" })).rejects.toMatchObject({ status: 422 });
  await expect(at.create({ head_sha: "f".repeat(40) })).rejects.toMatchObject({
    message: expect.stringContaining(`No commit found for SHA: ${"f".repeat(40)}`),
  });
  await expect(at.rest.checks.create({ ...at.where, name: "weavergen" } as never)).rejects.toMatchObject({
    message: expect.stringContaining('"head_sha" wasn\'t supplied.'),
  });
  expect(at.github.checkRuns(at.pull.head)).toEqual([]);
});

test("the same name may report again; a list shows the latest unless all are asked for", async () => {
  await using at = await open();
  await at.create({ conclusion: "failure", external_id: "first" });
  await at.create({ conclusion: "success", external_id: "second" });
  const latest = await at.rest.checks.listForRef({ ...at.where, ref: "x" });
  expect(latest.data).toMatchObject({ total_count: 1, check_runs: [{ external_id: "second", conclusion: "success" }] });
  const all = await at.rest.checks.listForRef({ ...at.where, ref: at.pull.head, filter: "all" });
  expect(all.data.total_count).toBe(2);
});

test("a check run names its pull requests, except those from forks", async () => {
  await using at = await open();
  const own = await at.create({});
  expect(own.data.pull_requests).toMatchObject([{ number: at.pull.number }]);
  const fork = await at.github.openPullRequest({
    repository: at.repository,
    title: "f",
    branch: "f",
    author: "mallory",
    fork: true,
    changes: { "a.yaml": "c\n" },
  });
  const foreign = await at.create({ head_sha: fork.head });
  expect(foreign.data.pull_requests).toEqual([]);
  const { data } = await at.rest.repos.listPullRequestsAssociatedWithCommit({ ...at.where, commit_sha: fork.head });
  expect(data.map((pull) => pull.number)).toEqual([fork.number]);
});

test("a button can be pressed only while the completed run shows it", async () => {
  await using at = await open();
  const actions = [{ label: "Apply fixes", description: "Commit them", identifier: "apply" }];
  const { data } = await at.create({ status: "in_progress", actions });
  const press = () => at.github.clickCheckRunAction({ checkRun: data.id, identifier: "apply", by: "ada" });
  await expect(press()).rejects.toThrow("shows no button");
  await at.rest.checks.update({ ...at.where, check_run_id: data.id, conclusion: "action_required" });
  await press();
});
