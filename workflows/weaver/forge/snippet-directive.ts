/** A line that asks for a generated part of a document. */
export type SnippetDirective =
  | {
      readonly kind: "semconv";
      readonly id: string;
      readonly isMetricTable: boolean;
      /** The first tag of the line, as a list. */
      readonly tags: readonly string[];
    }
  | { readonly kind: "weaver"; readonly template: string | undefined; readonly query: string };

const COMMENT = /^<!--((?:(?!-->)[\s\S])*)-->\s*$/;
const SEMCONV = /^[ \t\r\n]*semconv[ \t\r\n]*([A-Za-z][A-Za-z0-9._-]*)(?:\(([^()]*)\))?[ \t\r\n]*$/;
const ARGUMENT = /^(?:full|metric_table|omit_requirement_level|tag=[A-Za-z_][A-Za-z0-9_-]*)$/;
const WEAVER = /^[ \t\r\n]*weaver[ \t\r\n]*(?:template:([A-Za-z][A-Za-z0-9._-]*))?([\s\S]*)$/;

function semconvDirective(comment: string): SnippetDirective | undefined {
  const found = SEMCONV.exec(comment);
  const id = found?.[1];
  if (id === undefined) return undefined;
  const list = found?.[2];
  const args = list === undefined || list === "" ? [] : list.split(",");
  if (!args.every((arg) => ARGUMENT.test(arg))) return undefined;
  const tag = args.find((arg) => arg.startsWith("tag="));
  return {
    kind: "semconv",
    id,
    isMetricTable: args.includes("metric_table"),
    tags: tag === undefined ? [] : [tag.slice("tag=".length)],
  };
}

/** What a line of a document asks for; undefined where it asks for nothing, or in a form that Weaver does not read. */
export function snippetDirective(line: string): SnippetDirective | undefined {
  const comment = COMMENT.exec(line)?.[1];
  if (comment === undefined) return undefined;
  const semconv = semconvDirective(comment);
  if (semconv) return semconv;
  const found = WEAVER.exec(comment);
  return found ? { kind: "weaver", template: found[1], query: (found[2] ?? "").trim() } : undefined;
}

/** Whether a line ends the generated part that a directive opened. */
export function endsSnippet(line: string, kind: SnippetDirective["kind"]): boolean {
  return COMMENT.exec(line)?.[1]?.trim() === `end${kind}`;
}
