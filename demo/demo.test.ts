import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { playDemo } from "./play-demo.ts";
import { startDemo, type Demo } from "./start-demo.ts";

// The whole main job runs here, several times over.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const executablePath = "/usr/bin/chromium";
const present = existsSync(executablePath);
const log: string[] = [];
let demo: Demo;
let played: Awaited<ReturnType<typeof playDemo>>;

beforeAll(async () => {
  if (!present) process.stdout.write(`The demo's page is not looked at: there is no Chromium at ${executablePath}.\n`);
  demo = await startDemo({ environment: process.env, write: (line) => log.push(line) });
  played = await playDemo(demo, () => {});
});
afterAll(() => demo[Symbol.asyncDispose]());

test("the demo shows what it promises, and no job fails behind it", () => {
  expect(played.problems).toEqual([]);
  expect(log).toEqual([]);
});

test("every suggestion of the demo was verified before it was shown", () => {
  const suggestions = played.pullRequests.flatMap((pull) => pull.suggestions);
  expect(suggestions.length).toBeGreaterThan(0);
  expect(suggestions.filter(({ body }) => !body.includes("Verified"))).toEqual([]);
});

test.skipIf(!present)(
  "a reviewed pull request shows title, verdict, suggestion, checks and a drawn diagram",
  async () => {
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    try {
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on("pageerror", (error) => problems.push(error.message));
      await page.goto(demo.github.pullRequest(demo.repository, 3).url);
      await page.getByText("Remove shop.order.total").first().waitFor();
      await page.getByText("1 breaking change").first().waitFor();
      await page.getByText("Suggested change").first().waitFor();
      for (const name of ["weavergen", "weavergen / spans", "weavergen / trace"]) {
        expect(await page.getByText(name, { exact: true }).count()).toBeGreaterThan(0);
      }
      await page.getByText("How this was checked").first().click();
      await page.frameLocator("details[open] iframe.diagram").locator("svg").first().waitFor();
      await page.getByText("Suggested change").first().waitFor();
      expect(problems).toEqual([]);
    } finally {
      await browser.close();
    }
  },
);
