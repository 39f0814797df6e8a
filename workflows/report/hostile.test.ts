import fc from "fast-check";
import { marked } from "marked";
import { expect, test } from "vitest";
import { codeSpan, escapeMarkdown, fenced, linked, quotingMarkdown } from "./escape-markdown.ts";
import { hostileReport, hostileText } from "./hostile-text.ts";
import { renderAnnotations, renderWorkflowCommands } from "./render-annotations.ts";
import { renderComment } from "./render-comment.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { renderMermaid } from "./render-mermaid.ts";
import { renderSarif } from "./render-sarif.ts";
import { renderSpanMarkdown } from "./render-span-report.ts";
import { renderSuggestion, suggestionBlock } from "./render-suggestion.ts";
import { renderText } from "./render-text.ts";
import { renderTraceMermaid, renderTraceText } from "./render-trace.ts";

const links = {
  place: (file: string, line?: number) => `https://links.example/${encodeURIComponent(file)}#L${line}`,
  report: () => "https://links.example/r",
};
const ours =
  /^<\/?(?:p|strong|em|br|hr|h3|ul|ol|li|table|thead|tbody|tr|th|td|blockquote|pre|code|details|summary|sub)>$/;

/** What a page would show beside code; fails on any tag, address or mention that is not ours. */
function expectHarmless(markdown: string): void {
  const html = marked.parse(markdown, { gfm: true, async: false });
  for (const tag of html.match(/<[^>]*>/g) ?? []) {
    const isLink = /^<a href="https:\/\/links\.example\/[^"\s]*">$/.test(tag) || tag === "</a>";
    const isCode = /^<code class="language-(?:mermaid|diff|suggestion)">$/.test(tag);
    expect(isLink || isCode || ours.test(tag), `${tag} in ${markdown}`).toBe(true);
  }
  const outsideCode = html.replaceAll(/<code[^>]*>[^]*?<\/code>/g, "").replaceAll(/<[^>]*>/g, "");
  const shown = outsideCode.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  expect(shown).not.toMatch(/@[a-z0-9]/i);
  expect(shown).not.toMatch(/(?:^|\W)#\d/);
  expect(shown).not.toMatch(/<!--|-->/);
  expect(shown).not.toMatch(/https?:\/\/|\bwww\.\w/);
  expect(markdown).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u0000\u001B]/);
}

function shownText(markdown: string): string {
  const html = marked.parseInline(markdown, { gfm: true, async: false });
  const names: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };
  return html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&(?:#(\d+)|(\w+));/g, (_, code?: string, name?: string) =>
      code === undefined ? (names[name ?? ""] ?? "") : String.fromCodePoint(Number(code)),
    );
}

function plain(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\s]|[\p{Cf}\u2028\u2029]/gu, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

test("escaped text shows itself and does nothing else", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const escaped = escapeMarkdown(text);
      expectHarmless(escaped);
      expect(plain(shownText(escaped))).toBe(plain(text));
    }),
    { numRuns: 2000 },
  );
});

test("code shows its text, in a paragraph and in a table cell", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expectHarmless(codeSpan(text));
      expect(plain(shownText(codeSpan(text)))).toBe(plain(text));
      const html = marked.parse(`| a | b |\n|---|---|\n| ${codeSpan(text)} | ${escapeMarkdown(text)} |\n`, {
        async: false,
      });
      expect(html.match(/<td>/g)).toHaveLength(2);
      expect(html.match(/<tr>/g)).toHaveLength(2);
    }),
    { numRuns: 1000 },
  );
});

test("a message of ours with quoted names stays harmless", () => {
  fc.assert(
    fc.property(hostileText, hostileText, (a, b) => expectHarmless(quotingMarkdown(`The \`${a}\` is ${b}.`))),
    { numRuns: 1000 },
  );
});

test("nothing inside ends a fence", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const [token, ...rest] = marked.lexer(fenced(text, "diff"));
      expect(token).toMatchObject({ type: "code", lang: "diff" });
      expect(rest).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test("the block of a suggestion holds exactly its text", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      fc.pre(!/[\r\u0000\t]/.test(text));
      const [token, ...rest] = marked.lexer(suggestionBlock(text));
      const code = token?.type === "code" ? String(token["text"]) : undefined;
      expect(code?.trimEnd()).toBe(text.trimEnd());
      expect(rest).toEqual([]);
      const [opening, ...lines] = suggestionBlock(text).split("\n");
      expect(lines.slice(0, -1).join("\n")).toBe(text);
      expect(lines.at(-1)).toBe(opening?.replace("suggestion", ""));
      expect(lines.slice(0, -1).some((line) => line.trim().startsWith(lines.at(-1) ?? "`"))).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test("an empty suggestion deletes its lines", () => {
  expect(suggestionBlock("")).toBe("```suggestion\n```");
});

test("a link goes only to the web, and its label stays", () => {
  expect(linked("a", "javascript:alert(1)")).toBe("a");
  expect(linked("a", undefined)).toBe("a");
  expect(linked("a", "https://x.example/b)c")).toBe("[a](https://x.example/b%29c)");
});

test("no document lets anything from a pull request out of its place", () => {
  fc.assert(
    fc.property(hostileReport, (report) => {
      expectHarmless(renderComment(report, links));
      expectHarmless(renderMarkdown(report, { links }));
      expectHarmless(renderSpanMarkdown(report.spans));
    }),
    { numRuns: 300 },
  );
});

test("a suggestion's words stay outside of its block", () => {
  fc.assert(
    fc.property(hostileText, hostileText, (explanation, replacement) => {
      const facts = { file: "f", startLine: 1, endLine: 1, findings: [], confidence: 1, proposer: explanation };
      const verified = [{ check: explanation, result: replacement }];
      expectHarmless(
        renderSuggestion({
          ...facts,
          explanation,
          replacement: replacement.replaceAll(/[\p{Cc}\p{Cf}]/gu, ""),
          verified,
        }),
      );
    }),
    { numRuns: 300 },
  );
});

test("a terminal gets no control character", () => {
  fc.assert(
    fc.property(hostileReport, (report) => {
      for (const text of [renderText(report), renderTraceText(report)]) expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    }),
    { numRuns: 300 },
  );
});

test("a workflow command is one line, whatever the finding says", () => {
  fc.assert(
    fc.property(hostileReport, (report) => {
      for (const line of renderWorkflowCommands(report)) {
        expect(line).not.toMatch(/[\r\n]/);
        const [, properties = ""] = /^::(?:error|warning|notice) (.*?)::/.exec(line) ?? [];
        expect(properties.split(",").map((pair) => pair.split("=")[0])).toEqual([
          "file",
          "line",
          "endLine",
          "col",
          "endColumn",
          "title",
        ]);
      }
    }),
    { numRuns: 300 },
  );
});

test("a diagram's lines are nodes, edges and classes of ours, whatever the names say", () => {
  const line =
    /^(?:flowchart LR| {2}(?:n|s)\d+(?:\("[^"`<>\n]*"\)|\["[^"`<>\n]*"\]|\{\{"[^"`<>\n]*"\}\})| {2}(?:n|s)\d+ --> (?:n|s)\d+| {2}class (?:n|s)\d+ \w+| {2}classDef \w+ [\w#:,.-]+)$/;
  fc.assert(
    fc.property(hostileReport, (report) => {
      for (const diagram of [renderMermaid(report), renderTraceMermaid(report.trace)]) {
        for (const one of diagram.split("\n")) expect(one).toMatch(line);
      }
    }),
    { numRuns: 500 },
  );
});

test("annotations keep GitHub's limits", () => {
  fc.assert(
    fc.property(hostileReport, hostileText, (report, text) => {
      const long = {
        ...report,
        findings: report.findings.map((finding) => ({
          ...finding,
          message: text.repeat(20_000),
          rule: text.repeat(100),
        })),
      };
      for (const annotation of renderAnnotations(long)) {
        expect(Buffer.byteLength(annotation.message)).toBeLessThanOrEqual(64 * 1024);
        expect(annotation.title.length).toBeLessThanOrEqual(255);
        if (annotation.start_line !== annotation.end_line) expect(annotation).not.toHaveProperty("start_column");
      }
    }),
    { numRuns: 20 },
  );
});

test("SARIF stays JSON with relative addresses", () => {
  fc.assert(
    fc.property(hostileReport, (report) => {
      const sarif = JSON.parse(renderSarif(report)) as {
        runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
      };
      for (const result of sarif.runs[0]?.results ?? []) {
        const uri = result.locations[0]?.physicalLocation.artifactLocation.uri ?? "";
        expect(new URL(uri, "https://root.example/").host).toBe("root.example");
      }
    }),
    { numRuns: 200 },
  );
});
