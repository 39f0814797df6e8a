import { createServer } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { createNodeMiddleware, Probot } from "probot";
import { expect, test } from "vitest";
import { connectAsApp, connectOctokit } from "../connect-octokit.ts";
import { readBody } from "../http/read-body.ts";
import { startGithub } from "../start-github.ts";

interface Heard {
  readonly name: string;
  readonly guid: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** An App that answers with the statuses it is given, then with 200. */
async function startListener(statuses: number[] = []) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { action } = JSON.parse(body.toString()) as { action?: string };
      const event = String(request.headers["x-github-event"]);
      const guid = String(request.headers["x-github-delivery"]);
      heard.push({
        name: action ? `${event}.${action}` : event,
        guid,
        headers: request.headers,
        text: body.toString(),
      });
      const status = statuses.shift() ?? 200;
      if (status !== 0) response.writeHead(status).end("ok");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/github/webhooks`;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { heard, url, names: () => heard.map((one) => one.name), [Symbol.asyncDispose]: stop };
}

const files = { "a.yaml": "a\n" };

test("webhooks are in order and carry what an App needs", async () => {
  await using app = await startListener();
  await using github = await startGithub({ webhookUrl: app.url });
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files });
  const pull = await github.openPullRequest({
    repository,
    title: "t",
    branch: "x",
    author: "ada",
    changes: { "a.yaml": "b\n" },
  });
  await github.push({ pullRequest: pull, author: "ada", changes: { "a.yaml": "c\n" } });
  await github.comment({ pullRequest: pull, author: "ada", body: "/weavergen help" });
  await github.closePullRequest(pull);
  await github.idle();
  expect(app.names()).toEqual([
    "installation.created",
    "push",
    "check_suite.requested",
    "pull_request.opened",
    "push",
    "pull_request.synchronize",
    "check_suite.requested",
    "issue_comment.created",
    "pull_request.closed",
  ]);
  const opened = JSON.parse(app.heard[3]?.text ?? "") as object;
  expect(opened).toMatchObject({
    number: 1,
    installation: { id: repository.installationId },
    repository: { id: repository.id, full_name: "shop/conventions", owner: { login: "shop" } },
    sender: { login: "ada", type: "User" },
    pull_request: { head: { sha: pull.firstHead, ref: "x", repo: { id: repository.id } }, base: { ref: "main" } },
  });
});

test("an App hears nothing of what it may not read", async () => {
  await using app = await startListener();
  await using github = await startGithub({ webhookUrl: app.url });
  const permissions = { contents: "read", pull_requests: "write" } as const;
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files, permissions });
  const pull = await github.openPullRequest({
    repository,
    title: "t",
    branch: "x",
    author: "ada",
    changes: { b: "1" },
  });
  await github.comment({ pullRequest: pull, author: "ada", body: "hello" });
  await github.mergeGroup({ pullRequests: [pull] });
  await github.idle();
  expect(app.names()).toEqual(["installation.created", "push", "pull_request.opened"]);
});

test("a failed delivery is not sent again by itself; the App asks, and gets it with the same GUID", async () => {
  await using app = await startListener([500]);
  await using github = await startGithub({ webhookUrl: app.url });
  await github.createRepository({ owner: "shop", name: "conventions", files });
  await github.idle();
  const { rest } = connectAsApp(github);
  const { data } = await rest.apps.listWebhookDeliveries();
  expect(data.map(({ event, status_code }) => [event, status_code])).toEqual([["installation", 500]]);
  const failed = data.find((one) => one.status_code !== 200);
  await rest.apps.redeliverWebhookDelivery({ delivery_id: failed?.id ?? 0 });
  await github.idle();
  expect(app.heard.filter((one) => one.guid === failed?.guid)).toHaveLength(2);
  const [newest] = (await rest.apps.listWebhookDeliveries()).data;
  expect(newest).toMatchObject({ guid: failed?.guid, redelivery: true, status_code: 200 });
});

test("an App that is down or too slow is written down as failed, and the next event is sent all the same", async () => {
  await using app = await startListener([0]);
  await using github = await startGithub({ webhookUrl: app.url, webhookTimeoutMs: 50 });
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files });
  await github.idle();
  github.setWebhookUrl("http://127.0.0.1:9/");
  await github.openPullRequest({ repository, title: "t", branch: "x", author: "ada", changes: { b: "1" } });
  await github.idle();
  const words = github.deliveries().map(({ event, attempts }) => [event, attempts.at(-1)?.words]);
  expect(words[0]).toEqual(["installation", "timed out"]);
  expect(words.at(-1)).toEqual(["pull_request", "failed to connect to host"]);
});

test("held webhooks can come late, reversed and twice", async () => {
  await using app = await startListener();
  await using github = await startGithub({ webhookUrl: app.url });
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files });
  const pull = await github.openPullRequest({
    repository,
    title: "t",
    branch: "x",
    author: "ada",
    changes: { b: "1" },
  });
  await github.idle();
  const before = app.heard.length;
  github.holdDeliveries();
  await github.comment({ pullRequest: pull, author: "ada", body: "one" });
  await github.comment({ pullRequest: pull, author: "ada", body: "two" });
  await github.idle();
  expect(app.heard).toHaveLength(before);
  github.releaseDeliveries({ order: "reversed", twice: true });
  await github.idle();
  const bodies = app.heard
    .slice(before)
    .map(({ text }) => (JSON.parse(text) as { comment: { body: string } }).comment.body);
  expect(bodies).toEqual(["two", "two", "one", "one"]);
});

test("buttons, re-runs and the merge queue reach the App", async () => {
  await using app = await startListener();
  await using github = await startGithub({ webhookUrl: app.url });
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files });
  const pull = await github.openPullRequest({
    repository,
    title: "t",
    branch: "x",
    author: "ada",
    changes: { b: "1" },
  });
  const { rest } = connectOctokit(github, repository);
  const actions = [{ label: "Apply", description: "Apply", identifier: "apply" }];
  const run = {
    owner: "shop",
    repo: "conventions",
    name: "weavergen",
    head_sha: pull.head,
    conclusion: "failure",
    actions,
  } as const;
  const { data } = await rest.checks.create({ ...run, actions: [...actions] });
  await github.idle();
  app.heard.length = 0;
  await github.clickCheckRunAction({ checkRun: data.id, identifier: "apply", by: "ada" });
  await github.rerequestCheckRun({ checkRun: data.id, by: "ada" });
  const group = await github.mergeGroup({ pullRequests: [pull] });
  await github.destroyMergeGroup(group, "merged");
  await github.idle();
  const names = app.names();
  expect(names.slice(0, 2)).toEqual(["check_run.requested_action", "check_run.rerequested"]);
  const pressed = JSON.parse(app.heard[0]?.text ?? "") as object;
  expect(pressed).toMatchObject({
    requested_action: { identifier: "apply" },
    check_run: { id: data.id, head_sha: pull.head },
  });
  expect(names).toContain("merge_group.checks_requested");
  expect(names.at(-1)).toBe("merge_group.destroyed");
  expect(pull.merged).toBe(true);
});

test("the real Probot accepts the signature, hears the event and answers as the App; another secret is refused", async () => {
  await using github = await startGithub();
  const { appId, privateKey, webhookSecret } = github;
  const start = async (secret: string) => {
    const probot = new Probot({ appId, privateKey, secret, baseUrl: github.apiUrl, logLevel: "fatal" });
    const answer = await createNodeMiddleware(
      (app) => {
        app.on("pull_request.opened", async (context) => {
          await context.octokit.rest.issues.createComment(
            context.issue({ body: `Hello @${context.payload.sender.login}` }),
          );
        });
      },
      { probot, webhooksPath: "/api/github/webhooks" },
    );
    const server = createServer((request, response) => void answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    github.setWebhookUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/github/webhooks`);
    return { [Symbol.dispose]: () => server.closeAllConnections() ?? server.close() };
  };
  using _right = await start(webhookSecret);
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files });
  const pull = await github.openPullRequest({
    repository,
    title: "t",
    branch: "x",
    author: "ada",
    changes: { b: "1" },
  });
  await github.idle();
  expect(github.comments(pull)).toMatchObject([{ user: { login: "weavergen[bot]", type: "Bot" }, body: "Hello @ada" }]);
  expect(new Set(github.deliveries().map(({ status }) => status))).toEqual(new Set([200]));
  using _wrong = await start("another secret");
  await github.push({ pullRequest: pull, author: "ada", changes: { b: "2" } });
  await github.idle();
  expect(github.deliveries().at(-1)).toMatchObject({ status: 400 });
});
