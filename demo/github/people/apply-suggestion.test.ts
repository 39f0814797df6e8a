import fc from "fast-check";
import { expect, test } from "vitest";
import { connectOctokit } from "../connect-octokit.ts";
import type { LocalGithub, PullRequest } from "../local-github.ts";
import { startGithub } from "../start-github.ts";
import { readSuggestion } from "./read-suggestion.ts";

const fenced = (text: string) => `Better:\n\n\`\`\`suggestion\n${text}\n\`\`\`\n`;

async function suggest(
  github: LocalGithub,
  pull: PullRequest,
  comments: { line: number; start_line?: number; text: string }[],
) {
  const octokit = connectOctokit(github, pull.repository);
  await octokit.rest.pulls.createReview({
    owner: pull.repository.owner,
    repo: pull.repository.name,
    pull_number: pull.number,
    event: "COMMENT",
    comments: comments.map(({ text, ...at }) => ({ path: "a.txt", side: "RIGHT", body: fenced(text), ...at })),
  });
  return github.reviewComments(pull).map(({ id }) => id);
}

async function open(before: string, after: string) {
  const github = await startGithub();
  const repository = await github.createRepository({ owner: "shop", name: "conventions", files: { "a.txt": before } });
  const pull = await github.openPullRequest({
    repository,
    title: "t",
    branch: "x",
    author: "ada",
    changes: { "a.txt": after },
  });
  const text = () => github.readFile({ repository, path: "a.txt", ref: "x" });
  return { github, repository, pull, text, [Symbol.asyncDispose]: () => github[Symbol.asyncDispose]() };
}

test("an applied suggestion is a commit with the App as co-author, and the next synchronize", async () => {
  await using at = await open("1\n2\n3\n", "1\ntwo\n3\n");
  const [id = 0] = await suggest(at.github, at.pull, [{ line: 2, text: "deux\nzwei" }]);
  const head = await at.github.applySuggestion(id, "ada");
  expect(await at.text()).toBe("1\ndeux\nzwei\n3\n");
  expect(at.pull.head).toBe(head);
  const [commit] = await at.github.commits({ repository: at.repository, ref: "x" });
  expect(commit?.commit.message).toMatch(
    /^Apply suggestion from @weavergen\[bot\]\n\nCo-authored-by: weavergen\[bot\] </,
  );
  await expect(at.github.applySuggestion(id, "ada")).rejects.toThrow("applied or marked resolved");
});

test("several suggestions become one commit, from the last line to the first", async () => {
  await using at = await open("1\n2\n3\n4\n", "one\n2\n3\nfour\n");
  await suggest(at.github, at.pull, [
    { line: 1, text: "a\nb\nc" },
    { start_line: 3, line: 4, text: "d" },
  ]);
  await at.github.applyAllSuggestions(at.pull, "ada");
  expect(await at.text()).toBe("a\nb\nc\n2\nd\n");
  expect(await at.github.commits({ repository: at.repository, ref: "x" })).toHaveLength(3);
});

test("line ends of the file and a missing last newline survive", async () => {
  await using at = await open("1\r\n2\r\n3", "1\r\ntwo\r\nthree");
  await suggest(at.github, at.pull, [
    { line: 2, text: "deux" },
    { line: 3, text: "trois" },
  ]);
  await at.github.applyAllSuggestions(at.pull, "ada");
  expect(await at.text()).toBe("1\r\ndeux\r\ntrois");
});

test("GitHub refuses what its page refuses", async () => {
  await using at = await open("1\n2\n3\n", "1\ntwo\n3\n");
  const ids = await suggest(at.github, at.pull, [
    { line: 2, text: "two" },
    { line: 2, text: "deux" },
    { line: 2, text: "zwei" },
  ]);
  const apply = (index: number, by = "ada") => at.github.applySuggestion(ids[index] ?? 0, by);
  await expect(apply(0)).rejects.toThrow("no changes are made");
  await expect(at.github.applyAllSuggestions(at.pull, "ada")).rejects.toThrow("Only one suggestion per line");
  await expect(apply(1, "stranger")).rejects.toThrow("write access");
  await at.github.closePullRequest(at.pull);
  await expect(apply(1)).rejects.toThrow("closed");
  await at.github.reopenPullRequest(at.pull);
  await at.github.push({ pullRequest: at.pull, author: "ada", changes: { "a.txt": "1\nTWO\n3\n" } });
  await expect(apply(1)).rejects.toThrow("outdated");
});

test("a suggestion is read back whole when its fence is longer than any run of backticks in it", () => {
  const line = fc
    .string({ unit: fc.constantFrom("`", "~", " ", "a", "suggestion", "#") })
    .filter((text) => !/[\r\n]/.test(text));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      const longest = Math.max(2, ...lines.flatMap((text) => (text.match(/`+/g) ?? []).map((run) => run.length)));
      const fence = "`".repeat(longest + 1);
      expect(readSuggestion(`Why.\n\n${fence}suggestion\n${lines.join("\n")}\n${fence}\nMore.`)).toEqual(lines);
    }),
  );
});

test("a suggestion inside another code block is only text", () => {
  expect(readSuggestion("````md\n```suggestion\nx\n```\n````")).toBeUndefined();
  expect(readSuggestion("```suggestion\n```")).toEqual([]);
});
