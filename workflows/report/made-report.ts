import type { Finding, Report } from "./report.ts";

/** A report made by hand, for tests of the renderers. */
export function madeReport(overrides: Partial<Report> = {}): Report {
  return {
    schema: "weavergen.report/1",
    conclusion: "failure",
    summary: "Blocked: 1 error; apply the suggestion.",
    base: { commit: "a".repeat(40), ref: "main" },
    head: { commit: "b".repeat(40), ref: "topic" },
    registries: [{ path: "model", format: "v1", engine: "embedded", signals: { metric: 2 } }],
    findings: [madeFinding()],
    changes: [
      {
        kind: "changed",
        signal: "metric",
        name: "http.server.duration",
        field: "unit",
        from: "ms",
        to: "s",
        breaking: true,
        affects: [],
        file: "model/http.yaml",
        line: 12,
      },
      {
        kind: "added",
        signal: "attribute",
        name: "http.route",
        breaking: false,
        affects: ["metric http.server.duration"],
        file: "model/http.yaml",
        line: 30,
      },
    ],
    targets: [
      {
        registry: "model",
        name: "typescript",
        kind: "code",
        drift: true,
        files: [{ path: "src/semconv.ts", status: "modified" }],
        ms: 12,
      },
      {
        registry: "model",
        name: "go",
        kind: "code",
        drift: false,
        files: [{ path: "semconv.go", status: "unchanged" }],
        ms: 9,
      },
    ],
    suggestions: [],
    deliveries: [
      { file: "src/semconv.ts", way: "patch", because: "not all of its lines are in this pull request's diff" },
    ],
    patch:
      "diff --git a/src/semconv.ts b/src/semconv.ts\n--- a/src/semconv.ts\n+++ b/src/semconv.ts\n@@ -1,1 +1,1 @@\n-old\n+new\n",
    spans: { coverage: 0.94, completeness: 0.97, spans: 12, samples: 30, findings: [], passed: true },
    trace: [
      { process: "review", task: "review.check", start: 0, ms: 120, outcome: "ok", attempt: 1 },
      { process: "review", task: "review.compare", start: 121, ms: 10, outcome: "ok", attempt: 1 },
      {
        process: "review",
        task: "review.generate",
        start: 121,
        ms: 300,
        outcome: "error",
        attempt: 2,
        detail: "template",
      },
    ],
    reasoning: [
      {
        finding: 0,
        iteration: 1,
        proposer: "builtin",
        outcome: "verified",
        explanation: "The name was misspelt.",
        problems: [],
        ms: 3,
      },
    ],
    notices: [],
    engine: "embedded",
    versions: { weavergen: "0.1.0" },
    runId: "run-1",
    ms: 1310,
    ...overrides,
  };
}

export function madeFinding(overrides: Partial<Finding> = {}): Finding {
  return {
    rule: "unresolved-attribute-ref",
    level: "violation",
    message: "`span.http` references the attribute `http.request.methd`, which is not defined.",
    hint: "Did you mean `http.request.method`?",
    file: "model/http.yaml",
    line: 42,
    column: 14,
    endLine: 42,
    endColumn: 32,
    source: "weaver",
    new: true,
    ...overrides,
  };
}
