import { expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { ForgeFailure } from "./failure.ts";

const entry = "pattern: a.j2, application_mode: single";

test("a text may be written like a number or a boolean, and keeps its form", () => {
  const config = readConfig([
    {
      path: "weaver.yaml",
      text: `templates: [{ ${entry}, filter: 1, when: true, file_name: 0x1F }]
text_maps: { a: { b: 1.50 } }
acronyms: [1, True]
comment_formats: { c: { format: markdown, header: 12, prefix: false, footer: -0.0 } }`,
    },
  ]);
  expect(config.templates[0]).toMatchObject({ filter: "1", when: "true", fileName: "0x1F" });
  expect(config.textMaps.get("a")?.get("b")).toBe("1.50");
  expect(config.acronyms).toEqual(["1", "True"]);
  expect(config.commentFormats?.get("c")).toMatchObject({ header: "12", prefix: "false", footer: "-0.0" });
});

test.for([
  "comment_formats: { c: { format: html, inline_code_snippet: 5 } }",
  "comment_formats: { c: { format: markdown, default_block_code_language: true } }",
  `templates: [{ ${entry}, auto_escape: true }]`,
  "acronyms: [[1]]",
])("%s has a value of the wrong kind", (text) => {
  expect(() => readConfig([{ path: "weaver.yaml", text }])).toThrow(ForgeFailure);
});

test("parameters keep all digits of a whole number", () => {
  const text = "params: { a: 9007199254740993, b: 9007199254740992, c: [18446744073709551615], d: 1.0 }";
  const { params } = readConfig([{ path: "weaver.yaml", text }]);
  expect([params.get("a"), params.get("b"), params.get("c")]).toEqual([
    9007199254740993n,
    9007199254740992n,
    [18446744073709551615n],
  ]);
});
