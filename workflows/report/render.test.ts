import { expect, test } from "vitest";
import { cutText, githubLimit } from "./cut-text.ts";
import type { Links } from "./links.ts";
import { madeFinding, madeReport } from "./made-report.ts";
import { renderAnnotations, renderWorkflowCommands } from "./render-annotations.ts";
import { renderComment } from "./render-comment.ts";
import { renderJson } from "./render-json.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { renderMermaid } from "./render-mermaid.ts";
import { renderSarif } from "./render-sarif.ts";
import { renderSpanMarkdown, renderSpanText } from "./render-span-report.ts";
import { renderText } from "./render-text.ts";
import { renderTraceMermaid, renderTraceText } from "./render-trace.ts";
import { Report } from "./report.ts";

const links: Links = {
  place: (file, line) => `https://links.example/${file}#L${line}`,
  report: (name) => `https://links.example/${name}`,
};

const huge = madeReport({
  findings: Array.from({ length: 500 }, (_, index) =>
    madeFinding({ line: index + 1, level: index % 2 === 0 ? "violation" : "improvement" }),
  ),
  changes: Array.from({ length: 400 }, (_, index) => ({
    kind: "added" as const,
    signal: "attribute" as const,
    name: `a.${"long".repeat(20)}.${index}`,
    breaking: false,
    affects: Array.from({ length: 30 }, (__, signal) => `metric m${signal}`),
    file: "model/a.yaml",
    line: index + 1,
  })),
  notices: Array.from({ length: 30 }, (_, index) => `Notice ${index}.`),
  targets: Array.from({ length: 40 }, (_, index) => ({
    registry: "model",
    name: `target-${index}`,
    kind: "code" as const,
    drift: true,
    files: [{ path: `gen/${index}.ts`, status: "modified" as const }],
    ms: 1,
  })),
});

function unfolded(comment: string): string[] {
  return comment
    .replaceAll(/<details>[^]*?<\/details>/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "");
}

test("the comment begins with the verdict and shows less than 40 lines unfolded, for any pull request", () => {
  expect(renderComment(madeReport(), links).split("\n")[0]).toMatch(/^\*\*Blocked.*1 error\*\*; apply the suggestion/);
  for (const report of [madeReport(), huge]) expect(unfolded(renderComment(report, links)).length).toBeLessThan(40);
  expect(renderComment(huge, links).length).toBeLessThan(65_000);
});

test("the comment never shows what the base had already, and names only commands that work", () => {
  const comment = renderComment(
    madeReport({ findings: [madeFinding({ new: false, message: "An old problem." })] }),
    links,
  );
  expect(comment).not.toContain("An old problem");
  const both = [huge, madeReport()].map((report) => renderComment(report, links)).join("\n");
  const commands = new Set(both.match(/\/weavergen \w+/g));
  expect([...commands].toSorted()).toEqual(["/weavergen help", "/weavergen regenerate"]);
});

test("every finding in the comment links to its line", () => {
  expect(renderComment(madeReport(), links)).toContain("(https://links.example/model/http.yaml#L42)");
});

test("the check run's summary stays within GitHub's limit and says how much is missing", () => {
  const summary = renderMarkdown(huge, { links });
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(githubLimit);
  expect(summary).toMatch(/cut here: [\d,]+ of [\d,]+ bytes are missing/);
});

test("a cut ends between characters, with fences and folds closed", () => {
  const text = `<details>\n\n\`\`\`\`\n${"é\n".repeat(2_000)}`;
  const cut = cutText(text, { limit: 1_000, rest: "See the report." });
  expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(1_000);
  expect(cut).toContain("\n````\n\n</details>");
  expect(cut).not.toContain("\uFFFD");
  expect(cut.endsWith("See the report.")).toBe(true);
  expect(cutText("short")).toBe("short");
});

test("JSON is the report itself", () => {
  const report = madeReport();
  expect(Report.parse(JSON.parse(renderJson(report)))).toEqual(report);
  expect(renderJson({ ...report, token: "secret" } as Report)).not.toContain("secret");
});

test("the terminal shows place, level, message and hint, and colours only when asked", () => {
  const text = renderText(madeReport());
  expect(text).toContain("model/http.yaml:42:14: error: `span.http` references the attribute `http.request.methd`");
  expect(text).toContain("Did you mean `http.request.method`?");
  expect(text).not.toContain("\u001B[");
  expect(renderText(madeReport(), { color: true })).toContain("\u001B[31merror\u001B[0m");
});

test("SARIF has every finding with its rule, place and state", () => {
  const report = madeReport({
    findings: [
      madeFinding(),
      madeFinding({ new: false, level: "information", rule: "missing-brief", file: "a b/#c.yaml" }),
    ],
  });
  const sarif = JSON.parse(renderSarif(report)) as {
    version: string;
    runs: { tool: { driver: { rules: { id: string; helpUri?: string }[] } }; results: Record<string, unknown>[] }[];
  };
  expect(sarif.version).toBe("2.1.0");
  const [run] = sarif.runs;
  expect(run?.tool.driver.rules.map((rule) => rule.id)).toEqual(["missing-brief", "unresolved-attribute-ref"]);
  expect(run?.tool.driver.rules[0]?.helpUri).toMatch(/\/docs\/rules\/missing-brief\.md$/);
  expect(run?.tool.driver.rules[1]).not.toHaveProperty("helpUri");
  expect(run?.results).toMatchObject([
    {
      ruleId: "unresolved-attribute-ref",
      ruleIndex: 1,
      level: "error",
      baselineState: "new",
      locations: [{ physicalLocation: { region: { startLine: 42, startColumn: 14, endLine: 42, endColumn: 32 } } }],
    },
    {
      ruleIndex: 0,
      level: "note",
      baselineState: "unchanged",
      locations: [{ physicalLocation: { artifactLocation: { uri: "a%20b/%23c.yaml" } } }],
    },
  ]);
});

test("annotations carry only new findings, and columns only on one line", () => {
  const annotations = renderAnnotations(
    madeReport({ findings: [madeFinding(), madeFinding({ new: false }), madeFinding({ endLine: 44 })] }),
  );
  expect(annotations).toHaveLength(2);
  expect(annotations[0]).toMatchObject({
    path: "model/http.yaml",
    start_line: 42,
    end_line: 42,
    start_column: 14,
    end_column: 32,
    annotation_level: "failure",
  });
  expect(annotations[1]).toMatchObject({ start_line: 42, end_line: 44 });
  expect(annotations[1]).not.toHaveProperty("start_column");
});

test("an Action's log holds at most ten commands of a level, the last of which tells the rest", () => {
  const commands = renderWorkflowCommands(huge);
  expect(commands.filter((line) => line.startsWith("::error"))).toHaveLength(10);
  expect(commands.filter((line) => line.includes("241 more in the job summary"))).toHaveLength(2);
  expect(
    renderWorkflowCommands(madeReport({ findings: [madeFinding({ file: "a,b:c%.yaml", message: "100%\nsure" })] }))[0],
  ).toBe(
    "::error file=a%2Cb%3Ac%25.yaml,line=42,endLine=42,col=14,endColumn=32,title=error%3A unresolved-attribute-ref::100%25%0Asure Did you mean `http.request.method`? (unresolved-attribute-ref)",
  );
});

test("the diagram leads from changes over signals to drifted files, within GitHub's limits", () => {
  const diagram = renderMermaid(madeReport());
  expect(diagram).toContain('n1("added: http.route")');
  expect(diagram).toContain("n1 --> n0");
  expect(diagram).toContain("n0 --> n2");
  expect(diagram).toMatch(/class n0 breaking/);
  expect(diagram).toContain('["src/semconv.ts"]');
  expect(renderMermaid(huge).length).toBeLessThan(20_000);
  expect(renderMermaid(huge).match(/-->/g)?.length).toBeLessThanOrEqual(200);
  expect(renderMermaid(huge)).toContain("370 more changes");
  expect(renderMermaid(madeReport({ changes: [] }))).toBe("");
});

test("the trace draws the process as it really ran: durations, outcomes, and what did not run", () => {
  const diagram = renderTraceMermaid(madeReport().trace);
  expect(diagram).toContain('"Check<br/>120 ms"]:::ok');
  expect(diagram).toContain('"Read settings<br/>not run"]:::skipped');
  expect(renderTraceMermaid([])).toBe("");
});

test("the trace tells the chain of reasoning with the finding that it is about", () => {
  const text = renderTraceText(madeReport());
  expect(text).toContain("review/review.generate");
  expect(text).toContain("error (attempt 2): template");
  expect(text).toContain("unresolved-attribute-ref at model/http.yaml:42: builtin, turn 1, verified");
});

test("the span report says whether it passed, and why not", () => {
  const { spans } = madeReport();
  expect(renderSpanText(spans)).toBe("Spans passed: coverage 94 %, completeness 97 %.");
  const failed = {
    ...spans,
    passed: false,
    findings: [
      {
        kind: "unknown" as const,
        level: "violation" as const,
        message: "The attribute `a` is not in the registry.",
        sample: "a.json",
        subject: "a",
      },
    ],
  };
  expect(renderSpanMarkdown(failed)).toContain(
    "| violation | `a.json` `a` | The attribute `a` is not in the registry. | unknown |",
  );
});
