import { existsSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectOctokit } from "../connect-octokit.ts";
import type { LocalGithub } from "../local-github.ts";
import { startGithub } from "../start-github.ts";

const executablePath = "/usr/bin/chromium";
const quiet = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"];
const args = ["--no-sandbox", "--disable-gpu", "--disable-sync", ...quiet];
const present = existsSync(executablePath);
let browser: Browser | undefined;

beforeAll(async () => {
  if (present) browser = await chromium.launch({ executablePath, args });
  else process.stdout.write(`The page's tests are skipped: there is no Chromium at ${executablePath}.\n`);
});
afterAll(async () => {
  await browser?.close();
});

/** A pull request with a suggestion, annotations and a comment; `problems` collects errors, `escaped` what left this server. */
async function open(comment = "Hello.") {
  const github = await startGithub();
  const collaborators = { ada: "admin" } as const;
  const files = { "a.yaml": "one\ntwo\nthree\n" };
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files, collaborators });
  const changes = { "a.yaml": "one\nzwei\nthree\n" };
  const pull = await github.openPullRequest({ repository, title: "<b>Title</b>", branch: "x", author: "bob", changes });
  const { rest } = connectOctokit(github, repository);
  const where = { owner: "shop", repo: "conventions" };
  await github.comment({ pullRequest: pull, author: "bob", body: comment });
  const page = (await browser?.newPage()) as Page;
  const problems: string[] = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  const escaped: string[] = [];
  page.on("dialog", (dialog) => escaped.push(dialog.message()));
  page.on("requestfinished", (request) => request.url().startsWith(github.url) || escaped.push(request.url()));
  const visit = async (path = "") => await page.goto(`${pull.url}${path}`);
  return {
    github,
    pull,
    rest,
    where,
    page,
    problems,
    escaped,
    visit,
    [Symbol.asyncDispose]: () => close(github, page),
  };
}

async function close(github: LocalGithub, page: Page) {
  await page.close();
  await github[Symbol.asyncDispose]();
}

test.skipIf(!present)(
  "a suggestion applied on the page is a commit on the branch, and the page shows it by itself",
  async () => {
    await using at = await open();
    const comments = [{ path: "a.yaml", line: 2, body: "English.\n\n```suggestion\nTWO\n```" }];
    await at.rest.pulls.createReview({ ...at.where, pull_number: 1, event: "COMMENT", comments });
    await at.visit();
    await at.page.getByRole("button", { name: "Apply suggestion" }).click();
    await at.page.getByText("Apply suggestion from @weavergen[bot]").waitFor();
    expect(await at.github.readFile({ repository: at.pull.repository, path: "a.yaml", ref: "x" })).toBe(
      "one\nTWO\nthree\n",
    );
    expect(at.problems).toEqual([]);
  },
);

test.skipIf(!present)("what somebody wrote cannot run or load anything", async () => {
  const hostile = [
    "<script>document.title = 'taken'</script>",
    "<img src=x onerror=\"document.title = 'taken'\">",
    "![beacon](http://192.0.2.1/pixel.png)",
    "[link](javascript:document.title='taken')",
    "<iframe src='http://192.0.2.1/'></iframe><style>body { display: none }</style>",
    '```mermaid\nflowchart LR\n  a["<img src=http://192.0.2.1/x onerror=alert(1)>"] --> b\n  click a "javascript:alert(1)"\n```',
  ];
  await using at = await open(hostile.join("\n\n"));
  await at.visit();
  await at.page.locator("iframe.diagram[data-state=drawn], pre.undrawn").waitFor();
  expect(await at.page.title()).toBe("shop/conventions");
  expect(await at.page.locator("h1").innerText()).toContain("<b>Title</b>");
  expect(await at.page.locator("main script, main img[src^=http], main a[href^=javascript]").count()).toBe(0);
  expect(at.escaped).toEqual([]);
});

test.skipIf(!present)(
  "a diagram is drawn, also inside details that are opened later; a broken one stays text",
  async () => {
    const body =
      "```mermaid\nflowchart LR\n  a --> b\n```\n\n<details><summary>More</summary>\n\n```mermaid\nflowchart LR\n  c --> d\n```\n\n</details>\n\n```mermaid\nthis is (no diagram\n```\n";
    await using at = await open(body);
    await at.visit();
    await at.page.locator("iframe.diagram[data-state=drawn]").waitFor();
    await at.page.locator("pre.undrawn").waitFor();
    expect(await at.page.locator("pre.undrawn").innerText()).toContain("this is (no diagram");
    await at.page.getByText("More").click();
    await at.page.locator("details iframe.diagram[data-state=drawn]").waitFor();
    const svg = at.page.frameLocator("details iframe.diagram").locator("svg");
    expect(await svg.textContent()).toMatch(/c.*d/s);
    expect(at.problems).toEqual([]);
  },
);

test.skipIf(!present)(
  "the merge box follows the checks, and an open comment is not lost when the page refreshes",
  async () => {
    await using at = await open();
    await at.visit();
    await at.page.getByText("Ready to merge").waitFor();
    await at.page.locator("textarea").fill("half a thou");
    const run = { ...at.where, name: "weavergen", head_sha: at.pull.head };
    const actions = [{ label: "Regenerate", description: "Regenerate", identifier: "regenerate" }];
    const annotation = {
      path: "a.yaml",
      start_line: 2,
      end_line: 2,
      annotation_level: "failure",
      message: "No German.",
    } as const;
    const output = { title: "1 finding", summary: "**No.**", annotations: [annotation] };
    await at.rest.checks.create({ ...run, conclusion: "failure", output, actions });
    await at.page.getByText("Merging is blocked").waitFor();
    expect(await at.page.getByRole("button", { name: "Merge pull request" }).isDisabled()).toBe(true);
    expect(await at.page.locator("textarea").inputValue()).toBe("half a thou");
    await at.visit("/files");
    expect(await at.page.locator(".note").innerText()).toContain("No German.");
    await at.visit("/checks");
    await at.page.getByRole("button", { name: "Regenerate" }).click();
    await at.rest.checks.create({ ...run, conclusion: "success" });
    await at.visit();
    await at.page.getByRole("button", { name: "Merge pull request" }).click();
    await at.page.locator(".state.merged").waitFor();
    expect(at.pull.merged).toBe(true);
    expect(at.problems).toEqual([]);
  },
);

test("a form of another site is refused", async () => {
  await using github = await startGithub();
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files: { a: "1\n" } });
  const pull = await github.openPullRequest({
    repository,
    title: "t",
    branch: "x",
    author: "bob",
    changes: { a: "2\n" },
  });
  const response = await fetch(`${pull.url}/merge`, { method: "POST", headers: { origin: "http://evil.example" } });
  expect(response.status).toBe(403);
  expect(pull.merged).toBe(false);
});
