import { expect, test } from "vitest";
import { madeFinding, madeReport } from "../../workflows/report/made-report.ts";
import { noLinks } from "../../workflows/report/links.ts";
import type { Report } from "../../workflows/report/report.ts";
import { linksTo } from "./links.ts";
import { planDraft } from "./plan-draft.ts";
import { planWrites } from "./plan-writes.ts";
import type { CheckRunWrite, Write } from "./writes.ts";

const plan = (overrides: Parameters<typeof madeReport>[0] = {}) =>
  planWrites({ report: madeReport(overrides), links: noLinks });
const checkRuns = (writes: readonly Write[]) =>
  writes.filter((write): write is CheckRunWrite => write.do === "check-run");
const gate = (writes: readonly Write[]) => checkRuns(writes)[0];

const suggestion: Report["suggestions"][number] = {
  file: "model/http.yaml",
  startLine: 3,
  endLine: 4,
  replacement: "a\nb",
  findings: [],
  proposer: "builtin",
  confidence: 1,
  verified: [],
  explanation: "The name was misspelt.",
};

test("the gate comes first, so that nothing else delays it, and all three check runs come", () => {
  const writes = plan({ suggestions: [suggestion] });
  expect(writes.map((write) => (write.do === "check-run" ? write.name : write.do))).toEqual([
    "weavergen",
    "review",
    "comment",
    "weavergen / spans",
    "weavergen / trace",
  ]);
});

test("without suggestions there is no review", () => {
  expect(plan().some((write) => write.do === "review")).toBe(false);
});

test("a suggestion of one line has no start line, one of several has both", () => {
  const writes = plan({ suggestions: [suggestion, { ...suggestion, startLine: 9, endLine: 9 }] });
  expect(writes.find((write) => write.do === "review")).toMatchObject({
    body: expect.stringMatching(/^2 suggestions/),
    comments: [
      { path: "model/http.yaml", startLine: 3, line: 4 },
      { path: "model/http.yaml", line: 9 },
    ],
  });
});

test("the gate takes the report's conclusion and the first part of its summary", () => {
  expect(gate(plan())).toMatchObject({ conclusion: "failure", title: "Blocked: 1 error" });
  expect(gate(plan({ conclusion: "success", summary: "Nothing to do." }))).toMatchObject({
    conclusion: "success",
    title: "Nothing to do",
  });
});

test("the button Regenerate is offered only where something drifted", () => {
  expect(gate(plan())?.actions).toMatchObject([{ identifier: "regenerate" }]);
  expect(gate(plan({ targets: [] }))?.actions).toEqual([]);
});

test("the button keeps GitHub's limits of 20, 40 and 20 characters", () => {
  for (const { label, description, identifier } of gate(plan())?.actions ?? []) {
    expect([label.length <= 20, description.length <= 40, identifier.length <= 20]).toEqual([true, true, true]);
  }
});

test("only new findings become annotations", () => {
  const findings = [madeFinding(), { ...madeFinding(), new: false, line: 99 }];
  expect(gate(plan({ findings }))?.annotations).toHaveLength(1);
});

test("a check run carries no Mermaid beside its text, and the patch where a file needs one", () => {
  const [first] = checkRuns(plan());
  expect(first?.summary).not.toContain("```mermaid");
  expect(first?.text).toContain("+++ b/src/semconv.ts");
  expect(gate(plan({ patch: "" }))?.text).toBe("");
});

test("texts stay below GitHub's 65,535 bytes and say that they were cut", () => {
  const long = "ä".repeat(2_000);
  const findings = Array.from({ length: 100 }, () => madeFinding({ message: long }));
  const patch = `diff --git a/a b/a\n${"+line\n".repeat(30_000)}`;
  const writes = plan({ findings, patch });
  for (const { summary, text, title } of checkRuns(writes)) {
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(65_535);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(65_535);
    expect(title.length).toBeLessThanOrEqual(200);
  }
  expect(gate(writes)?.summary).toContain("cut here");
  expect(gate(writes)?.text).toContain("cut here");
  const comment = writes.find((write) => write.do === "comment");
  expect(Buffer.byteLength(comment?.do === "comment" ? comment.body : "")).toBeLessThanOrEqual(65_000);
});

test("a span report that failed fails its own check run, not the gate", () => {
  const { spans } = madeReport();
  const writes = plan({ conclusion: "success", spans: { ...spans, passed: false } });
  expect(checkRuns(writes).map(({ conclusion }) => conclusion)).toEqual(["success", "failure", "success"]);
});

test("a draft gets all three check runs, neutral", () => {
  expect(checkRuns(planDraft()).map(({ name, conclusion }) => `${name}: ${conclusion}`)).toEqual([
    "weavergen: neutral",
    "weavergen / spans: neutral",
    "weavergen / trace: neutral",
  ]);
});

test("links lead to lines of the head, and to the checks of the pull request or of a merge group's commit", () => {
  const at = { htmlUrl: "https://github.com/a/b", sha: "c".repeat(40) };
  const links = linksTo({ ...at, pullRequest: 7 });
  expect(links.place("model/a b#?.yaml", 3)).toBe(`https://github.com/a/b/blob/${at.sha}/model/a%20b%23%3F.yaml#L3`);
  expect(links.report("spans")).toBe("https://github.com/a/b/pull/7/checks");
  expect(linksTo({ ...at, pullRequest: undefined }).report("spans")).toBe(
    `https://github.com/a/b/commit/${at.sha}/checks`,
  );
});
