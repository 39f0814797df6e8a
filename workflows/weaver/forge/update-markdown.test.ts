import { expect, test } from "vitest";
import { memoryTree } from "../../workspace/memory-tree.ts";
import type { MarkdownRequest, MarkdownResult } from "./update-markdown.ts";
import { updateMarkdown } from "./update-markdown.ts";

const context = { groups: [{ id: "metric.a", type: "metric" }] };

function run(document: string, extra: Partial<MarkdownRequest> = {}): MarkdownResult {
  const files = memoryTree({
    "docs/a.md": document,
    "templates/md/snippet.md.j2": "{{ snippet_type }} {{ group.id }} {{ tag_filter | join }}",
  });
  const request = {
    context,
    documents: { files, folder: "docs" },
    templates: { files, folder: "templates" },
    target: "md",
  };
  return updateMarkdown({ ...request, ...extra });
}

function marked(marker: string): string {
  return `before\n${marker}\nold\n<!-- endsemconv -->\nafter\n`;
}

test("only what stands between the markers changes", () => {
  const result = run(marked("<!-- semconv metric.a(metric_table,tag=x) -->"));
  const content =
    "before\n<!-- semconv metric.a(metric_table,tag=x) -->\nmetric_table metric.a x\n<!-- endsemconv -->\nafter\n";
  expect(result).toEqual({ files: [{ path: "a.md", content }], diagnostics: [], exitCode: 0 });
});

test("a document that is up to date is left out", () => {
  const [updated] = run(marked("<!-- semconv metric.a -->")).files;
  expect(run(updated?.content ?? "").files).toEqual([]);
});

test.each([
  "<!-- semconv metric.a(wrong) -->",
  " <!-- semconv metric.a -->",
  "<!-- semconv metric.a --> x",
  "<!-- semconv 1a -->",
])("%s asks for nothing", (marker) => {
  expect(run(marked(marker))).toEqual({ files: [], diagnostics: [], exitCode: 0 });
});

test("a marker that names nothing leaves its document alone and is told with its line", () => {
  const result = run(marked("<!-- semconv metric.gone -->"));
  expect(result.files).toEqual([]);
  expect(result.exitCode).toBe(1);
  expect(result.diagnostics[0]).toMatchObject({ kind: "MarkdownUpdateFailed", at: { file: "docs/a.md", line: 2 } });
  expect(result.diagnostics[0]?.message).toContain("docs/a.md:2: Could not find: metric.gone");
});

test("a marker may name a v2 refinement that the v1 registry leaves out", () => {
  const result = run(marked("<!-- semconv metric.refined -->"), { refinementGroups: [{ id: "metric.refined" }] });
  expect(result.files[0]?.content).toContain("attribute_table metric.refined");
});

test("a limit that a snippet's filter exceeds names the filter and its line", () => {
  const document = "before\n<!-- weaver [repeat(empty)] -->\n<!-- endweaver -->\n";
  const endless = () => run(document, { v2: true, limits: { jqSteps: 1_000 } });
  expect(endless).toThrow(
    expect.objectContaining({
      code: "jq-limit",
      message: expect.stringContaining("The filter: [repeat(empty)]"),
      at: { file: "docs/a.md", line: 2, column: 1 },
    }),
  );
});
