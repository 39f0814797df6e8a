import { expect, test } from "vitest";
import type { Finding, Target } from "../report/report.ts";
import { conclude } from "./conclude.ts";
import type { ConcludeFacts } from "./conclude.ts";

function facts(overrides: Partial<ConcludeFacts> = {}): ConcludeFacts {
  return { findings: [], changes: [], targets: [], suggestions: [], failOn: "violation", touched: true, ...overrides };
}

function finding(overrides: Partial<Finding> = {}): Finding {
  return {
    rule: "unresolved-attribute-ref",
    level: "violation",
    message: "m",
    file: "f",
    line: 1,
    source: "weaver",
    new: true,
    ...overrides,
  };
}

const target: Target = {
  registry: "model",
  name: "go",
  kind: "code",
  drift: true,
  files: [{ path: "a.go", status: "modified" }],
  ms: 1,
};

test("a new violation blocks, an old one does not", () => {
  expect(conclude(facts({ findings: [finding()] })).conclusion).toBe("failure");
  expect(conclude(facts({ findings: [finding({ new: false })] })).conclusion).toBe("success");
});

test("fail-on decides which level blocks", () => {
  const findings = [finding({ level: "improvement" })];
  const by = (failOn: ConcludeFacts["failOn"]): string => conclude(facts({ findings, failOn })).conclusion;
  expect([by("violation"), by("improvement"), by("information"), by("none")]).toEqual([
    "success",
    "failure",
    "failure",
    "success",
  ]);
});

test("drift and a target that cannot be generated block", () => {
  expect(conclude(facts({ targets: [target] }))).toMatchObject({
    conclusion: "failure",
    summary: expect.stringContaining("1 generated file out of date"),
  });
  const failed = { ...target, drift: false, files: [], error: { code: "template-error", message: "m" } };
  expect(conclude(facts({ targets: [failed] }))).toMatchObject({
    conclusion: "failure",
    summary: expect.stringContaining("cannot be generated"),
  });
  expect(conclude(facts({ targets: [target], failOn: "none" })).conclusion).toBe("success");
});

test("a pull request that touches nothing passes and says why", () => {
  expect(conclude(facts({ touched: false }))).toMatchObject({
    conclusion: "success",
    summary: expect.stringContaining("touches no registry"),
  });
});

test("the summary is one sentence: the verdict, then what to do", () => {
  const { summary } = conclude(
    facts({
      findings: [
        finding(),
        finding({ rule: "breaking-change" }),
        finding({ rule: "generated-file-out-of-date", file: "a.go" }),
      ],
      targets: [target],
    }),
  );
  expect(summary).toBe(
    "Blocked: 1 breaking change, 1 error and 1 generated file out of date; deprecate instead of changing what is stable and regenerate with `/weavergen regenerate` or apply the patch.",
  );
});

test("what the compatibility rules find is a breaking change, and need not be of something stable", () => {
  const rule = "compatibility-removed-attribute";
  const { summary } = conclude(
    facts({ findings: [finding(), finding({ rule }), finding({ rule, source: "policy" })] }),
  );
  expect(summary).toBe("Blocked: 2 breaking changes and 1 error; take the breaking changes back or deprecate instead.");
});

test("a breaking change whose level was lowered is what that level is called", () => {
  const lowered = finding({ rule: "breaking-change", level: "improvement" });
  const { summary } = conclude(facts({ findings: [lowered], failOn: "improvement" }));
  expect(summary).toBe("Blocked: 1 improvement; mend what is listed below.");
});

test("errors that do not block are not called passing quietly", () => {
  expect(conclude(facts({ findings: [finding()], failOn: "none" })).summary).toContain("1 error");
});
