import { isMap, isNode, isSeq, LineCounter, parseDocument } from "yaml";
import type { Document } from "yaml";
import { z } from "zod";
import type { Finding } from "../report/report.ts";
import type { FileTree } from "../workspace/workspace.ts";

const largest = 2 * 1024 * 1024;

/** One accepted finding; without a subject or message every finding of the rule in the file is accepted. */
const Accepted = z.object({
  rule: z.string().min(1),
  file: z.string().min(1),
  subject: z.string().optional(),
  message: z.string().optional(),
});
export type Accepted = z.infer<typeof Accepted>;

export interface BaselineFile {
  readonly accepted: readonly Accepted[];
  /** What is wrong with the file, each on its line. */
  readonly problems: readonly Finding[];
}

/**
 * Reads the file that `review.baseline-file` names: `findings` with `rule`, `file` and `subject` or `message`, as YAML or
 * JSON. A report of `weavergen review --format json` is one. Entries that cannot be read are left out and reported.
 */
export function readBaselineFile(files: FileTree, path: string): BaselineFile {
  const problem = (message: string, line = 1): Finding => ({
    rule: "settings-baseline-file",
    level: "violation",
    message,
    hint: "Write `findings:` with a list of `{rule, file, subject}`, or commit the JSON report of a review.",
    file: path,
    line,
    source: "weavergen",
    new: true,
  });
  const text = files.read(path);
  if (text === undefined) return { accepted: [], problems: [problem(`The baseline file ${path} does not exist.`)] };
  if (text.length > largest) return { accepted: [], problems: [problem(`${path} is larger than 2 MiB.`)] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) {
    const { line } = lines.linePos(broken.pos[0]);
    return { accepted: [], problems: [problem(`${path} is not valid YAML: ${broken.message}.`, line)] };
  }
  const list = isMap(document.contents) ? document.contents.get("findings", true) : undefined;
  if (!isSeq(list)) return { accepted: [], problems: [problem(`${path} has no list \`findings\`.`)] };
  const entries = list.items.map((item) => ({
    value: valueOf(item, document),
    at: isNode(item) ? item.range?.[0] : 0,
  }));
  const wrong = entries.flatMap(({ value, at = 0 }, index) => {
    if (value) return [];
    return [problem(`Entry ${index + 1} of ${path} has no \`rule\` and \`file\`.`, lines.linePos(at).line)];
  });
  return { accepted: entries.flatMap(({ value }) => value ?? []), problems: wrong };
}

function valueOf(item: unknown, document: Document): Accepted | undefined {
  try {
    return Accepted.safeParse(isNode(item) ? item.toJS(document, { maxAliasCount: 0 }) : item).data;
  } catch {
    // An alias: the file is data for machines, and aliases are how small files become large.
    return undefined;
  }
}
