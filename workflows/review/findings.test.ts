import { expect, test } from "vitest";
import type { Finding } from "../report/report.ts";
import type { Diagnostic } from "../weaver/registry.ts";
import { findingsOf, knownNames, ruleOf } from "./findings.ts";
import { madeAttribute, madeRange, madeRegistry } from "./made-registry.ts";
import { markNewFindings } from "./new-findings.ts";

const fallback = { file: "model/manifest.yaml", line: 1 };
const names = knownNames(
  madeRegistry({ attributes: [madeAttribute("http.request.method"), madeAttribute("server.address")] }),
);

function diagnostic(facts: Partial<Diagnostic>): Diagnostic {
  return {
    severity: "error",
    kind: "Any",
    error: {},
    message: "Any.",
    hint: undefined,
    at: undefined,
    related: [],
    ...facts,
  };
}

test("a misspelt reference is told in the author's words, on its place, with the name that was meant", () => {
  const at = madeRange(42, "model/http.yaml");
  const error = {
    Resolver: {
      UnresolvedAttributeRef: { group_id: "span.http", attribute_ref: "http.request.methd", provenance: {} },
    },
  };
  const [finding] = findingsOf({
    diagnostics: [diagnostic({ kind: "UnresolvedAttributeRef", error, at })],
    fallback,
    names,
  });
  expect(finding).toMatchObject({
    rule: "unresolved-attribute-ref",
    level: "violation",
    source: "weaver",
    file: "model/http.yaml",
    line: 42,
    column: 5,
    message: "`span.http` references the attribute `http.request.methd`, which is not defined.",
    hint: "Did you mean `http.request.method`?",
  });
});

test("groups that inherit a misspelt reference do not repeat it", () => {
  const at = madeRange(42, "model/http.yaml");
  const diagnostics = ["first", "second"].map((group) =>
    diagnostic({
      kind: "UnresolvedAttributeRef",
      error: { UnresolvedAttributeRef: { group_id: group, attribute_ref: "a.b" } },
      at,
    }),
  );
  expect(findingsOf({ diagnostics, fallback, names }).map((finding) => finding.message)).toEqual([
    "`first` references the attribute `a.b`, which is not defined.",
  ]);
});

test("a reference like no other gets no guess", () => {
  const error = { UnresolvedAttributeRef: { group_id: "g", attribute_ref: "completely.different" } };
  const [finding] = findingsOf({
    diagnostics: [diagnostic({ kind: "UnresolvedAttributeRef", error })],
    fallback,
    names,
  });
  expect(finding?.hint).not.toContain("Did you mean");
  expect(finding).toMatchObject(fallback);
});

test("a policy's finding keeps its id, level and message", () => {
  const error = {
    type: "policy_violation",
    provenance: "model",
    violation: { id: "no_ones", level: "information", message: "no one allowed" },
  };
  const [finding] = findingsOf({ diagnostics: [diagnostic({ kind: "PolicyViolation", error })], fallback, names });
  expect(finding).toMatchObject({ rule: "no-ones", level: "information", source: "policy", message: "no one allowed" });
});

test("a warning is an improvement, and the format's own instability no one's fault", () => {
  const [warning, format] = findingsOf({
    diagnostics: [
      diagnostic({ severity: "warning", kind: "DuplicateGroupId", error: { DuplicateGroupId: { group_id: "g" } } }),
      diagnostic({ severity: "warning", kind: "UnstableFileFormat" }),
    ],
    fallback,
    names,
  });
  expect([warning?.level, format?.level]).toEqual(["improvement", "information"]);
});

test("rule ids are kebab case", () => {
  expect(["UnresolvedAttributeRef", "CollidingV2SignalId", "invalid_policy_file"].map(ruleOf)).toEqual([
    "unresolved-attribute-ref",
    "colliding-v2-signal-id",
    "invalid-policy-file",
  ]);
});

function finding(facts: Partial<Finding>): Finding {
  return { rule: "r", level: "violation", message: "m", file: "f", line: 1, source: "weavergen", new: true, ...facts };
}

test("a finding that only moved is old, one more of the same is new", () => {
  const marked = markNewFindings({
    head: [finding({ line: 10 }), finding({ line: 20 }), finding({ message: "other" })],
    base: [finding({ line: 3 })],
  });
  expect(marked.map((one) => one.new)).toEqual([false, true, true]);
});

test("a finding in a file that was renamed is old", () => {
  const marked = markNewFindings({
    head: [finding({ file: "new.yaml" })],
    base: [finding({ file: "old.yaml" })],
    renames: new Map([["new.yaml", "old.yaml"]]),
  });
  expect(marked[0]?.new).toBe(false);
});
