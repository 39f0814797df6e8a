import { afterAll, beforeAll, expect, test } from "vitest";
import type { LocalGithub } from "../../demo/github/local-github.ts";
import { startGithub } from "../../demo/github/start-github.ts";
import { createGithubClient } from "../github/client.ts";
import { publishComment } from "./comment.ts";
import { publishReview } from "./review.ts";
import type { ReviewComment } from "./writes.ts";

let github: LocalGithub;
beforeAll(async () => {
  github = await startGithub();
});
afterAll(() => github[Symbol.asyncDispose]());

let owners = 0;
async function opened() {
  const lines = Array.from({ length: 8 }, (_, index) => `line ${index + 1}`);
  const files = { "a.md": `${lines.join("\n")}\n` };
  const repository = await github.createRepository({ owner: `c-${++owners}`, name: "r", files });
  const changes = { "a.md": `${lines.map((line) => `new ${line}`).join("\n")}\n` };
  const pull = await github.openPullRequest({ repository, branch: "b", title: "T", author: "ada", changes });
  const target = {
    owner: repository.owner,
    repo: repository.name,
    headSha: pull.head,
    pullRequest: pull.number,
    appId: github.appId,
    botLogin: "weavergen[bot]",
  };
  const token = github.createToken({ repository });
  const client = createGithubClient({ apiUrl: github.apiUrl, token, delivery: "d-1", now: Date.now });
  return { pull, at: { github: client, target } };
}

const comment = (body: string) => ({ do: "comment", body }) as const;
const suggest = (line: number, body = `Suggestion for line ${line}.`): ReviewComment => ({ path: "a.md", line, body });
const review = (...comments: ReviewComment[]) => ({ do: "review", body: "Suggestions.", comments }) as const;

test("one comment is kept, and it is left untouched where only times differ", async () => {
  const { pull, at } = await opened();
  expect(await publishComment({ ...at, write: comment("Blocked (12 ms).") })).toBe("created");
  expect(await publishComment({ ...at, write: comment("Blocked (3.4 s).") })).toBe("unchanged");
  expect(await publishComment({ ...at, write: comment("Passed (12 ms).") })).toBe("updated");
  expect(github.comments(pull).map(({ body }) => body.split("\n")[0])).toEqual(["Passed (12 ms)."]);
});

test("a comment that says the same of another head is updated: its footer names the head", async () => {
  const { at } = await opened();
  await publishComment({ ...at, write: comment("Passed.\n\n<sub>`abc` against `def`</sub>") });
  expect(await publishComment({ ...at, write: comment("Passed.\n\n<sub>`123` against `def`</sub>") })).toBe("updated");
});

test("two processes that both find no comment leave one", async () => {
  const { pull, at } = await opened();
  await Promise.all([1, 2, 3].map(() => publishComment({ ...at, write: comment("Passed.") })));
  expect(github.comments(pull)).toHaveLength(1);
});

test("suggestions that stand already are not posted again, new ones are", async () => {
  const { pull, at } = await opened();
  await publishReview({ ...at, write: review(suggest(1), suggest(2)) });
  expect(await publishReview({ ...at, write: review(suggest(1), suggest(2)) })).toEqual({ posted: 0 });
  expect(await publishReview({ ...at, write: review(suggest(2), suggest(3)) })).toEqual({ posted: 1 });
  expect(github.reviewComments(pull).map(({ line }) => line)).toEqual([1, 2, 3]);
});

test("a suggestion whose text quotes the tag of another one does not stand for it", async () => {
  const { pull, at } = await opened();
  await publishReview({ ...at, write: review(suggest(1)) });
  const tag = /<!-- weavergen:suggestion:\w+ -->/.exec(github.reviewComments(pull)[0]?.body ?? "")?.[0] ?? "";
  const other = await opened();
  await publishReview({ ...other.at, write: review(suggest(2, `Quoted: ${tag}`)) });
  expect(await publishReview({ ...other.at, write: review(suggest(1)) })).toEqual({ posted: 1 });
});

test("one anchor that GitHub refuses does not lose the other suggestions", async () => {
  const { pull, at } = await opened();
  const wishes = [1, 2, 3, 99, 5, 6].map((line) => suggest(line));
  await expect(publishReview({ ...at, write: review(...wishes) })).rejects.toMatchObject({
    code: "suggestion-refused",
    message: expect.stringContaining("a.md line 99"),
  });
  expect(github.reviewComments(pull).map(({ line }) => line)).toEqual([1, 2, 3, 5, 6]);
});
