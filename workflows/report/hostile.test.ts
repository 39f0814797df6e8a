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
import type { Report } from "./report.ts";

const links = {
  place: (file: string, line?: number) => `https://links.example/${encodeURIComponent(file)}#L${line}`,
  report: () => "https://links.example/r",
};
const ours =
  /^<\/?(?:p|strong|em|br|hr|h3|ul|ol|li|table|thead|tbody|tr|th|td|blockquote|pre|code|details|summary|sub)>$/;

/** What a page would show of it that is not ours: tags, addresses, mentions, references, hidden characters. */
function harmIn(markdown: string): string[] {
  const html = marked.parse(markdown, { gfm: true, async: false });
  const tags = (html.match(/<[^>]*>/g) ?? []).filter((tag) => {
    const isLink = /^<a href="https:\/\/links\.example\/[^"\s]*">$/.test(tag) || tag === "</a>";
    const isCode = /^<code class="language-(?:mermaid|diff|suggestion)">$/.test(tag);
    return !isLink && !isCode && !ours.test(tag);
  });
  // Code parts what stands around it: a letter in its place keeps "#" and "1" apart.
  const outsideCode = html.replaceAll(/<code[^>]*>[^]*?<\/code>/g, "c").replaceAll(/<[^>]*>/g, "");
  const shown = outsideCode.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  const live = [/@[a-z0-9]/i, /(?:^|\W)#\d/, /<!--|-->/, /https?:\/\/|\bwww\.\w/].filter((pattern) =>
    pattern.test(shown),
  );
  const hidden = /[\u202A-\u202E\u2066-\u2069]|[^\P{Cc}\n\t]/u.test(markdown) ? ["hidden characters"] : [];
  return [...tags, ...live.map(String), ...hidden];
}

/** Tries the rule on many hostile inputs; the first that breaks it, or null. */
function counterexample<T>(input: fc.Arbitrary<T>, holds: (value: T) => boolean, numRuns = 500): T | null {
  return fc.check(fc.property(input, holds), { numRuns }).counterexample?.[0] ?? null;
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
  const isItself = (text: string): boolean => plain(shownText(escapeMarkdown(text))) === plain(text);
  expect(counterexample(hostileText, (text) => harmIn(escapeMarkdown(text)).length === 0, 2000)).toBeNull();
  expect(counterexample(hostileText, isItself, 2000)).toBeNull();
});

test("code shows its text, in a paragraph and in a table cell", () => {
  const cells = (text: string): number[] => {
    const html = marked.parse(`| a | b |\n|---|---|\n| ${codeSpan(text)} | ${escapeMarkdown(text)} |\n`, {
      async: false,
    });
    return [html.match(/<td>/g)?.length ?? 0, html.match(/<tr>/g)?.length ?? 0];
  };
  expect(counterexample(hostileText, (text) => harmIn(codeSpan(text)).length === 0, 1000)).toBeNull();
  expect(counterexample(hostileText, (text) => plain(shownText(codeSpan(text))) === plain(text), 1000)).toBeNull();
  expect(counterexample(hostileText, (text) => String(cells(text)) === "2,2", 1000)).toBeNull();
});

test("a message of ours with quoted names stays harmless", () => {
  const messages = fc.tuple(hostileText, hostileText).map(([a, b]) => `The \`${a}\` is ${b}.`);
  expect(counterexample(messages, (message) => harmIn(quotingMarkdown(message)).length === 0, 1000)).toBeNull();
});

test("nothing inside ends a fence", () => {
  const isOneBlock = (text: string): boolean => {
    const tokens = marked.lexer(fenced(text, "diff"));
    return tokens.length === 1 && tokens[0]?.type === "code" && tokens[0]["lang"] === "diff";
  };
  expect(counterexample(hostileText, isOneBlock, 1000)).toBeNull();
});

test("the block of a suggestion holds exactly its text", () => {
  const holdsText = (text: string): boolean => {
    const [opening, ...lines] = suggestionBlock(text).split("\n");
    const fence = lines.pop() ?? "";
    return (
      opening === `${fence}suggestion` &&
      lines.join("\n") === text &&
      !lines.some((line) => line.trim().startsWith(fence))
    );
  };
  const isOneBlock = (text: string): boolean => {
    const tokens = marked.lexer(suggestionBlock(text));
    const content = tokens[0]?.type === "code" ? String(tokens[0]["text"]) : "";
    return tokens.length === 1 && content.trimEnd() === text.trimEnd();
  };
  const code = hostileText.filter((text) => !/[\r\t]|[^\P{Cc}\n]/u.test(text));
  expect(counterexample(code, holdsText, 2000)).toBeNull();
  expect(counterexample(code, isOneBlock, 2000)).toBeNull();
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
  const harmOf = (report: Report): string[] => [
    ...harmIn(renderComment(report, links)),
    ...harmIn(renderMarkdown(report, { links })),
    ...harmIn(renderSpanMarkdown(report.spans)),
  ];
  expect(counterexample(hostileReport, (report) => harmOf(report).length === 0, 300)).toBeNull();
});

test("a suggestion's words stay outside of its block", () => {
  const suggestions = fc.tuple(hostileText, hostileText).map(([explanation, text]) => ({
    file: "f",
    startLine: 1,
    endLine: 1,
    findings: [],
    confidence: 1,
    proposer: explanation,
    explanation,
    replacement: text.replaceAll(/[\p{Cc}\p{Cf}]/gu, ""),
    verified: [{ check: explanation, result: text }],
  }));
  expect(
    counterexample(suggestions, (suggestion) => harmIn(renderSuggestion(suggestion)).length === 0, 300),
  ).toBeNull();
});

test("a terminal gets no control character", () => {
  const isClean = (report: Report): boolean =>
    [renderText(report), renderTraceText(report)].every((text) => !/[^\P{Cc}\n]|\p{Cf}/u.test(text));
  expect(counterexample(hostileReport, isClean, 300)).toBeNull();
});

test("a workflow command is one line, whatever the finding says", () => {
  const isOneCommand = (line: string): boolean => {
    const [, properties = ""] = /^::(?:error|warning|notice) (.*?)::/.exec(line) ?? [];
    const names = properties.split(",").map((pair) => pair.split("=")[0]);
    return !/[\r\n]/.test(line) && String(names) === "file,line,endLine,col,endColumn,title";
  };
  expect(counterexample(hostileReport, (report) => renderWorkflowCommands(report).every(isOneCommand), 300)).toBeNull();
});

test("a diagram's lines are nodes, edges and classes of ours, whatever the names say", () => {
  const line =
    /^(?:flowchart LR| {2}n\d+(?:\("[^"`<>\n]*"\)|\["[^"`<>\n]*"\]|\{\{"[^"`<>\n]*"\}\})| {2}n\d+ --> n\d+| {2}class n\d+ \w+| {2}classDef \w+ [\w#:,.-]+)$/;
  const isOurs = (report: Report): boolean =>
    renderMermaid(report)
      .split("\n")
      .every((one) => line.test(one));
  expect(counterexample(hostileReport, isOurs)).toBeNull();
});

test("a trace draws the processes that we know, and nothing of what the steps say", () => {
  const isOurs = (report: Report): boolean => {
    const known = report.trace.map((step) => ({ ...step, process: "review" }));
    return !/[`<>](?!br\/>|-)/.test(renderTraceMermaid(known).replaceAll(/<br\/>|-->|-\.->/g, ""));
  };
  expect(counterexample(hostileReport, isOurs)).toBeNull();
  expect(renderTraceMermaid([{ process: "<b>", task: "x", start: 0, ms: 1, outcome: "ok", attempt: 1 }])).toBe("");
});

test("annotations keep GitHub's limits", () => {
  const long = fc.tuple(hostileReport, hostileText).map(([report, text]) => ({
    ...report,
    findings: report.findings.map((finding) => ({ ...finding, message: text.repeat(20_000), rule: text.repeat(100) })),
  }));
  const keepsLimits = (report: Report): boolean =>
    renderAnnotations(report).every(
      (one) =>
        Buffer.byteLength(one.message) <= 64 * 1024 &&
        (one.title ?? "").length <= 255 &&
        (one.start_line === one.end_line || one.start_column === undefined),
    );
  expect(counterexample(long, keepsLimits, 20)).toBeNull();
});

test("SARIF stays JSON with relative addresses", () => {
  interface Sarif {
    runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
  }
  const isRelative = (report: Report): boolean => {
    const sarif = JSON.parse(renderSarif(report)) as Sarif;
    const places = sarif.runs.flatMap((run) => run.results.flatMap((result) => result.locations));
    return places.every(
      (place) => new URL(place.physicalLocation.artifactLocation.uri, "https://root.example/").host === "root.example",
    );
  };
  expect(counterexample(hostileReport, isRelative, 200)).toBeNull();
});
