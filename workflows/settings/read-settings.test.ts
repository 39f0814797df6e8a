import { expect, test } from "vitest";
import { readSettings } from "./read-settings.ts";

test("no file and an empty file give the defaults without a problem", () => {
  for (const text of [undefined, "", "# nothing yet\n"]) {
    const { settings, problems } = readSettings(text);
    expect(problems).toEqual([]);
    expect(settings.review["fail-on"]).toBe("violation");
    expect(settings.registries).toBeUndefined();
  }
});

test("all problems of a file are reported together, each on its line", () => {
  const { problems } = readSettings(
    [
      "registries:",
      "  - path: model",
      "    targts: []",
      "review:",
      "  fail-on: violaton",
      "  max-suggestions: 500",
    ].join("\n"),
  );
  expect(problems.map(({ rule, line, column }) => ({ rule, line, column }))).toEqual([
    { rule: "settings-unknown-key", line: 3, column: 5 },
    { rule: "settings-invalid-value", line: 5, column: 12 },
    { rule: "settings-invalid-value", line: 6, column: 20 },
  ]);
  expect(problems.map((problem) => problem.hint)).toEqual([
    "Did you mean `targets`?",
    "Did you mean `violation`?",
    expect.stringContaining("weavergen.schema.json"),
  ]);
});

test("a wrong value leaves the other settings in force", () => {
  const { settings, problems } = readSettings(
    "review:\n  fail-on: nonsense\n  max-suggestions: 5\nspans:\n  coverage: 0.5\n",
  );
  expect(problems).toHaveLength(1);
  expect(settings.review["max-suggestions"]).toBe(5);
  expect(settings.review["fail-on"]).toBe("violation");
  expect(settings.spans.coverage).toBe(0.5);
});

test("broken YAML is told with its line, and the defaults hold", () => {
  const { settings, problems } = readSettings("review:\n  draft: [skip\nspans: {}\n");
  expect(problems[0]).toMatchObject({
    rule: "settings-broken-yaml",
    level: "violation",
    file: ".github/weavergen.yml",
  });
  expect(problems[0]?.line).toBeGreaterThanOrEqual(2);
  expect(settings.review.draft).toBe("skip");
});

test("a path that leaves the repository is refused", () => {
  for (const path of ["../other", "/etc", "a/../../b", "a\\b"]) {
    const { problems } = readSettings(JSON.stringify({ registries: [{ path }] }));
    expect(problems.map((problem) => problem.message)).toEqual([expect.stringContaining("registries[0].path")]);
  }
});

test("a required key that is missing is shown at its parent", () => {
  const { problems } = readSettings("registries:\n  - baseline: base\n");
  expect(problems[0]).toMatchObject({ rule: "settings-invalid-value", line: 2 });
});

test("an alias bomb and a giant file end in one problem", () => {
  const bomb = [
    "a: &a [x,x,x,x,x,x,x,x,x]",
    ...["b", "c", "d", "e", "f"].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcde"[i]}`).join(",")}]`),
  ];
  expect(readSettings(bomb.join("\n")).problems.map((problem) => problem.rule)).toContain("settings-broken-yaml");
  expect(readSettings("#".repeat(300_000)).problems.map((problem) => problem.rule)).toEqual(["settings-too-large"]);
});

test("a key named __proto__ is an unknown key like any other", () => {
  const { problems } = readSettings("__proto__:\n  review: {}\n");
  expect(problems.map((problem) => problem.rule)).toEqual(["settings-unknown-key"]);
  expect(({} as Record<string, unknown>)["review"]).toBeUndefined();
});
