import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addsAnAttribute, misspellsAReference } from "../demo/pull-requests.ts";
import { sampleFiles } from "../demo/sample-registry.ts";
import { gateOf, startAppForTests } from "./app-for-tests.ts";

// The App starts in seconds, and in tens of them on a machine that is busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let running: Awaited<ReturnType<typeof startAppForTests>>;
beforeAll(async () => {
  running = await startAppForTests({ environment: process.env });
});
afterAll(() => running[Symbol.asyncDispose]());

const marker = "<!-- weavergen:comment -->";
const attack = `@octo-org/everyone \`\`\`suggestion\`\`\` ${marker} <img src=x onerror=alert(1)> ::error file=a::owned #1 [x](javascript:alert(1))`;
const quoted = JSON.stringify(attack);
const hostileModel = `groups:
  - id: registry.evil
    type: attribute_group
    display_name: ${quoted}
    brief: ${quoted}
    attributes:
      - id: ${quoted}
        type: string
        stability: stable
        brief: ${quoted}
        examples: [${quoted}]
      - id: evil.count
        type: ${quoted}
        brief: ${quoted}
      - ref: ${quoted}
`;

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

function nodesOf(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)];
}

/** HTML that we write ourselves. */
const ours = /^(?:<\/?(?:details|summary|sub|code)>|&#\d+;|[\s\w.,:()…/-]|<!-- weavergen:[\w:]+ -->)*$/;

test("a hostile registry cannot break out of what we write", async () => {
  const { github } = running;
  const repository = await running.repository();
  const changes = { "model/evil.yaml": hostileModel, "model/@octo-org ::error::.yaml": "groups: [\n" };
  const pull = await github.openPullRequest({ repository, branch: "b", title: attack, author: "mallory", changes });
  await running.idle();
  expect(gateOf(github, pull.head)).toBe("failure");
  const [comment] = github.comments(pull);
  const runs = github.checkRuns(pull.head).flatMap(({ output }) => [output.summary ?? "", output.text ?? ""]);
  const texts = [comment?.body ?? "", ...runs, ...github.reviewComments(pull).map(({ body }) => body)];
  expect(texts.join("")).toContain("octo-org");
  for (const text of texts) {
    const nodes = nodesOf(fromMarkdown(text) as Node);
    const html = nodes.filter(({ type }) => type === "html").map(({ value = "" }) => value);
    expect(html.filter((value) => !ours.test(value))).toEqual([]);
    const words = nodes.filter(({ type }) => type === "text").map(({ value = "" }) => value);
    expect(words.filter((value) => /@[a-z]|#\d/i.test(value))).toEqual([]);
    expect(nodes.filter(({ type, url }) => type === "image" || url?.startsWith("javascript:"))).toEqual([]);
  }
});

test("a comment of somebody else that bears our marker is left alone, and ours is written beside it", async () => {
  const { github, gate } = running;
  const repository = await running.repository();
  const begun = gate.hold({ method: "GET", path: new RegExp(`/repos/${repository.fullName}/git/ref/`), times: 2 });
  const pull = await github.openPullRequest({ repository, ...misspellsAReference });
  await begun.arrived;
  const fake = await github.comment({ pullRequest: pull, author: "mallory", body: `All good.\n\n${marker}` });
  begun.release();
  await running.idle();
  const comments = github.comments(pull).map(({ user, body }) => [user.login, body]);
  expect(comments[0]).toEqual(["mallory", fake.body]);
  expect(comments.slice(1)).toMatchObject([["weavergen[bot]", expect.stringContaining(marker)]]);
});

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test("no key, secret or token stands in a log, a stored job, a file of the data folder, a check run or a comment", async () => {
  const { github } = running;
  const permissions = { contents: "write", pull_requests: "write", checks: "write" } as const;
  const settings = ".github/weavergen.yml";
  const files = sampleFiles();
  const repository = await running.repository({
    private: true,
    permissions,
    collaborators: { ada: "write" },
    files: { ...files, [settings]: `${files[settings]}review:\n  delivery: commit\n` },
  });
  const pull = await github.openPullRequest({ repository, ...addsAnAttribute });
  await running.idle();
  github.expireTokens();
  await github.comment({ pullRequest: pull, author: "ada", body: "/weavergen regenerate" });
  await running.idle();
  const keyLines = github.privateKey.split("\n").filter((line) => line.length > 30 && !line.includes("-----"));
  // Tokens of this App begin so.
  const secrets = [...keyLines, github.webhookSecret, `ghs_${github.appId}_`];
  const written = github
    .pullRequests(repository)
    .flatMap((one) => [
      github.checkRuns(one.head),
      github.checkRuns(one.firstHead),
      github.comments(one),
      github.reviews(one),
    ]);
  const places = [
    ["the log", running.log.join("")],
    ["GitHub", JSON.stringify(written)],
  ];
  for (const file of await filesBelow(running.dataDir)) places.push([file, await readFile(file, "latin1")]);
  const found = places.flatMap(([place, text = ""]) =>
    secrets.filter((secret) => text.includes(secret)).map((secret) => `${place}: ${secret.slice(0, 8)}`),
  );
  expect(found).toEqual([]);
  // The search would find a secret: it finds the delivery that a stored job names.
  const delivery = github.deliveries().findLast(({ event }) => event === "issue_comment")?.id ?? "missing";
  expect(places.filter(([, text = ""]) => text.includes(delivery)).length).toBeGreaterThan(0);
});
