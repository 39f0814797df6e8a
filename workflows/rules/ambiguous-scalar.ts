import { membersOf } from "../review/stability.ts";
import type { Attribute, Range } from "../weaver/registry.ts";
import type { FileTree } from "../workspace/workspace.ts";
import type { Rule, RuleFinding } from "./rule.ts";

/** Booleans of YAML 1.1 that are text in YAML 1.2. */
const word = /^(?:y|n|yes|no|on|off)$/i;
const bareValue = /\bvalue:\s*(?:y|n|yes|no|on|off)\s*(?:[,}#]|$)/i;
const bareExample = /(?:examples:\s*\[?|[[,]|^\s*-)\s*(?:y|n|yes|no|on|off)\s*(?:[\],#]|$)/i;

/** A longer line is no one's enum. */
const longestLine = 1_000;

export const ambiguousScalar: Rule = {
  id: "ambiguous-scalar",
  level: "improvement",
  summary: "A value such as `on` or `no` stands without quotes.",
  why: "Weaver reads it as text, but tools with YAML 1.1 (most Python and Go ones) as a boolean.",
  hint: 'Put it in quotes, such as `value: "on"`.',
  compares: false,
  check: ({ head, files }) => {
    const linesOf = linesByFile(files);
    return [...head.attributes.values()].flatMap((attribute) => [
      ...valuesOf(attribute, linesOf),
      ...examplesOf(attribute, linesOf),
    ]);
  },
};

type LinesOf = (file: string) => readonly string[];

/** Each file is taken apart once, and only where it holds such a word. */
function linesByFile(files: FileTree): LinesOf {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const lines = known.get(file) ?? (files.read(file) ?? "").split("\n");
    known.set(file, lines);
    return lines;
  };
}

function valuesOf(attribute: Attribute, linesOf: LinesOf): RuleFinding[] {
  return membersOf(attribute)
    .filter(({ value, at }) => isWord(value) && isWritten({ linesOf, at, pattern: bareValue }))
    .map(({ value, at }) => found(attribute, `value \`${value}\``, at));
}

function examplesOf(attribute: Attribute, linesOf: LinesOf): RuleFinding[] {
  const example = [attribute.examples].flat().find(isWord);
  const at = attribute.fields["examples"];
  if (example === undefined || !at || !isWritten({ linesOf, at, pattern: bareExample })) return [];
  return [found(attribute, `example \`${example}\``, at)];
}

function isWord(value: unknown): value is string {
  return typeof value === "string" && word.test(value);
}

/** Whether the word is quoted only the file says. */
function isWritten({ linesOf, at, pattern }: { linesOf: LinesOf; at: Range; pattern: RegExp }): boolean {
  const lines = linesOf(at.file).slice(at.line - 1, at.endLine);
  return lines.some((text) => text.length <= longestLine && pattern.test(text));
}

function found(attribute: Attribute, what: string, at: Range): RuleFinding {
  const message = `The ${what} of \`${attribute.name}\` is a boolean for many tools.`;
  return { message, subject: attribute.name, at, of: [attribute] };
}
