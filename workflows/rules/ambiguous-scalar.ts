import { membersOf } from "../review/stability.ts";
import type { Attribute, Range } from "../weaver/registry.ts";
import type { FileTree } from "../workspace/workspace.ts";
import type { Rule, RuleFinding } from "./rule.ts";

/** Booleans of YAML 1.1 that are text in YAML 1.2. */
const word = /^(?:y|n|yes|no|on|off)$/i;
const bare = /(?:value:|[[,]|^\s*-)\s*(y|n|yes|no|on|off)\s*(?:[\],}#]|$)/i;

export const ambiguousScalar: Rule = {
  id: "ambiguous-scalar",
  level: "improvement",
  summary: "A value such as `on` or `no` stands without quotes.",
  why: "Weaver reads it as text, but tools with YAML 1.1 (most Python and Go ones) as a boolean.",
  hint: 'Put it in quotes, such as `value: "on"`.',
  compares: false,
  check: ({ head, files }) =>
    [...head.attributes.values()].flatMap((attribute) => candidates(attribute).filter(({ at }) => isBare(files, at))),
};

/** Values that are such a word; whether they are quoted only the file says. */
function candidates(attribute: Attribute): RuleFinding[] {
  const members = membersOf(attribute).filter(({ value }) => typeof value === "string" && word.test(value));
  const examples = [attribute.examples].flat().filter((example) => typeof example === "string" && word.test(example));
  const [example] = examples;
  const found = (text: string, at: Range): RuleFinding => ({
    message: `The ${text} of \`${attribute.name}\` is a boolean for many tools.`,
    subject: attribute.name,
    at,
    of: [attribute],
  });
  return [
    ...members.map(({ value, at }) => found(`value \`${String(value)}\``, at)),
    ...(example === undefined || attribute.fields["examples"] === undefined
      ? []
      : [found(`example \`${String(example)}\``, attribute.fields["examples"])]),
  ];
}

function isBare(files: FileTree, { file, line, endLine = line }: RuleFinding["at"]): boolean {
  const lines = (files.read(file) ?? "").split("\n", endLine);
  return lines.slice(line - 1).some((text) => text.length <= longestLine && bare.test(text));
}

const longestLine = 1_000;
