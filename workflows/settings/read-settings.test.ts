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
    expect.stringContaining("weavergen config schema"),
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

test("rules are set by id or package, as a level or with excepted paths", () => {
  const { settings, problems } = readSettings(
    [
      "rules:",
      "  missing-brief: off",
      "  naming-conventions: improvement",
      "  missing-examples: {level: information, except: [model/legacy]}",
      "review:",
      "  baseline-file: .github/weavergen-baseline.yml",
    ].join("\n"),
  );
  expect(problems).toEqual([]);
  expect(settings.rules["missing-brief"]).toBe("off");
  expect(settings.rules["naming-conventions"]).toBe("improvement");
  expect(settings.rules["missing-examples"]).toEqual({ level: "information", except: ["model/legacy"] });
  expect(settings.review["baseline-file"]).toBe(".github/weavergen-baseline.yml");
});

test("an unknown rule, level, key or path is told on its line, with what was meant", () => {
  const { settings, problems } = readSettings(
    [
      "rules:",
      "  missing-breif: off",
      "  no-such-thing-at-all: off",
      "  missing-stability: improvment",
      "  missing-examples: {levle: off}",
      "  enum-empty: {except: [../outside]}",
      "  missing-brief: information",
      "review: {baseline-file: /etc/passwd}",
    ].join("\n"),
  );
  expect(problems.map(({ rule, line, hint }) => [rule, line, hint])).toEqual([
    ["settings-unknown-rule", 2, "Did you mean `missing-brief`?"],
    ["settings-unknown-rule", 3, "docs/rules/README.md lists the rules."],
    ["settings-invalid-value", 4, "Did you mean `improvement`?"],
    ["settings-unknown-key", 5, "Did you mean `level`?"],
    ["settings-invalid-value", 6, expect.stringContaining("without `..`")],
    ["settings-invalid-value", 8, expect.stringContaining("inside the repository")],
  ]);
  expect(settings.rules["missing-brief"]).toBe("information");
});

test("a key that must be there and is not is told as missing", () => {
  const { problems } = readSettings("registries:\n  - targets: []\n");
  expect(problems.map(({ message }) => message)).toEqual(["`registries[0].path` is missing."]);
});
