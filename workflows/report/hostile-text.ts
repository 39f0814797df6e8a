import fc from "fast-check";
import { madeFinding, madeReport } from "./made-report.ts";
import type { Report } from "./report.ts";

const pieces = [
  ...Array.from("`~|<>*_#@!-+\\\n\r \t\"'$%&;:,()[]{}=^"),
  "```",
  "````",
  "``",
  "~~~",
  "<img src=x onerror=y>",
  "<!--",
  "-->",
  "<b>",
  "</details>",
  "<details>",
  "<summary>",
  "</sub>",
  "![a](https://x.example/y.png)",
  "[a](https://x.example)",
  "[a]: https://x.example",
  "<https://x.example>",
  "https://x.example/y",
  "www.x.example",
  "a@x.example",
  "@octocat",
  "@org/team",
  "#12",
  "GH-12",
  "owner/repo#1",
  "\u202E",
  "\u200B",
  "\u0000",
  "\u001B[31m",
  "\uFFFD",
  "&lt;",
  "&#64;octocat",
  "&commat;",
  "::error::",
  "::stop-commands::x",
  "%0A",
  "]]>",
  "end",
  "subgraph x",
  "classDef",
  "click n0 href",
  "-->|x|",
  "name",
  "http.request",
  "日本",
  "é",
  "…",
  "# head",
  "- [ ] task",
  "1. one",
  "---",
  "| a | b |",
  "suggestion",
];

/** Text that tries to break out of wherever it is put. */
export const hostileText = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(""));

/** A report in which everything that comes from a pull request is hostile. */
export const hostileReport: fc.Arbitrary<Report> = fc
  .record({ a: hostileText, b: hostileText, c: hostileText, d: hostileText })
  .map(({ a, b, c, d }) =>
    madeReport({
      summary: `Blocked: 1 error; mend \`${a}\`.`,
      findings: [
        madeFinding({ message: `\`${a}\` is ${b}`, hint: c, file: d, rule: b }),
        madeFinding({ level: "improvement", message: d, file: a }),
      ],
      changes: [
        {
          kind: "renamed",
          signal: "attribute",
          name: a,
          from: b,
          to: a,
          breaking: true,
          affects: [c, d],
          file: d,
          line: 3,
        },
        {
          kind: "changed",
          signal: "metric",
          name: c,
          field: "unit",
          from: d,
          to: b,
          breaking: false,
          affects: [],
          file: a,
          line: 3,
        },
      ],
      targets: [
        {
          registry: a,
          name: b,
          kind: "code",
          drift: true,
          files: [{ path: c, status: "modified" }],
          error: { code: "x", message: d },
          ms: 1,
        },
      ],
      deliveries: [{ file: c, way: "patch", because: d }],
      patch: `+${a}\n${b}\n`,
      notices: [a, b],
      trace: [{ process: a, task: b, start: 0, ms: 1, outcome: "ok", attempt: 1, detail: c }],
      reasoning: [{ finding: 0, iteration: 1, proposer: a, outcome: "refused", explanation: b, problems: [c], ms: 1 }],
      spans: {
        coverage: 1,
        completeness: 1,
        spans: 1,
        samples: 1,
        passed: false,
        findings: [{ kind: "unknown", level: "violation", message: a, sample: b, subject: c }],
      },
      versions: { weavergen: a },
      runId: b,
    }),
  );
