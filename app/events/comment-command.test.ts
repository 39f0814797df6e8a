import fc from "fast-check";
import { expect, test } from "vitest";
import { commandIn } from "./comment-command.ts";

test.each([
  ["alone in the comment", "/weavergen regenerate", "regenerate"],
  ["alone on its line", "Thanks!\r\n\r\n/weavergen help\r\nSee you.", "help"],
  ["with blanks around it", "   /weavergen \t regenerate  \t", "regenerate"],
  ["the first of several", "/weavergen help\n/weavergen regenerate", "help"],
  ["after a code fence", "```\ncode\n```\n/weavergen regenerate", "regenerate"],
  ["misspelt: help answers", "/weavergen regenrate", "help"],
  ["without a word: help answers", "/weavergen", "help"],
])("a command is found: %s", (_where, body, command) => {
  expect(commandIn(body)).toBe(command);
});

test.each([
  ["in a sentence", "Try /weavergen regenerate here"],
  ["in a quotation", "> /weavergen regenerate"],
  ["in a list", "- /weavergen regenerate"],
  ["in a code fence", "```\n/weavergen regenerate\n```"],
  ["in a fence of tildes that holds backticks", "~~~\n```\n/weavergen regenerate\n~~~"],
  ["in a fence that a shorter one does not close", "````\n```\n/weavergen regenerate\n````"],
  ["in a fence that a fence with a language does not close", "```\n```yaml\n/weavergen regenerate\n```"],
  ["in a fence that never ends", "```\n/weavergen regenerate"],
  ["in indented code", "    /weavergen regenerate"],
  ["behind a tab", "\t/weavergen regenerate"],
  ["in an HTML comment", "<!--\n/weavergen regenerate\n-->"],
  ["behind an HTML comment", "<!-- x -->/weavergen regenerate"],
  ["of another program", "/weavergenerator regenerate"],
  ["in capitals", "/WEAVERGEN regenerate"],
])("no command is found: %s", (_where, body) => {
  expect(commandIn(body)).toBeUndefined();
});

test("whatever stands in a fence is never a command", () => {
  const line = fc.string().filter((text) => !/[`\r\n]/.test(text) && !text.includes("<!--"));
  fc.assert(
    fc.property(fc.array(line), fc.array(line), (before, after) => {
      expect(commandIn(["```", ...before, "/weavergen regenerate", ...after, "```"].join("\n"))).toBeUndefined();
    }),
  );
});

test("a comment of GitHub's greatest length that is made to be slow is read at once", () => {
  for (const unit of ["<!--", "`", "/weavergen ", " \t", "<!---->", "/weavergen  x", " ", "\u2028"]) {
    expect(() => commandIn(unit.repeat(65_536 / unit.length))).not.toThrow();
    expect(() => commandIn(`${unit.repeat(65_000 / unit.length)}\u2028`)).not.toThrow();
    expect(() => commandIn(`/weavergen x${unit.repeat(65_000 / unit.length)}\u2028x`)).not.toThrow();
    expect(() => commandIn(`/weavergen ${unit.repeat(65_500 / unit.length)}x`)).not.toThrow();
  }
});
