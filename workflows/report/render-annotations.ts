import { plainText } from "./escape-markdown.ts";
import type { Finding, Report } from "./report.ts";
import { levelNames, newFindings } from "./words.ts";

/** GitHub's limits: 64 KB for a message (here in characters of at most four bytes), 255 characters for a title. */
const longestMessage = 15_000;
const longestTitle = 255;
/** GitHub shows at most this many annotations of a level for one step of an Action. */
const shownPerLevel = 10;

/** An annotation as the Checks API takes it. */
export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  /** Only where the annotation lies on one line. */
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: "notice" | "warning" | "failure";
  readonly message: string;
  readonly title?: string;
}

/** The new findings as annotations of a check run, most serious first; the caller sends them in batches of 50. */
export function renderAnnotations(report: Report): Annotation[] {
  return newFindings(report).map(annotationOf);
}

const annotationLevels = { violation: "failure", improvement: "warning", information: "notice" } as const;

function annotationOf(finding: Finding): Annotation {
  return {
    path: finding.file,
    start_line: finding.line,
    ...extentOf(finding),
    annotation_level: annotationLevels[finding.level],
    message: messageOf(finding).slice(0, longestMessage),
    title: titleOf(finding),
  };
}

type Extent = Pick<Annotation, "end_line" | "start_column" | "end_column">;

function extentOf({ line, column, endLine, endColumn }: Finding): Extent {
  const end = Math.max(line, endLine ?? line);
  if (end !== line || column === undefined) return { end_line: end };
  return { end_line: line, start_column: column, end_column: Math.max(column, endColumn ?? column) };
}

function messageOf({ message, hint, rule }: Finding): string {
  return clean([message, hint, `(${rule})`].filter((part) => part !== undefined).join(" "));
}

function titleOf({ level, rule }: Finding): string {
  return clean(`${levelNames[level]}: ${rule}`).slice(0, longestTitle);
}

const commands = { violation: "error", improvement: "warning", information: "notice" } as const;

/**
 * The new findings as workflow commands for the log of an Action, one to a line. GitHub shows ten of each level; where
 * there are more, the last line of the level says so.
 */
export function renderWorkflowCommands(report: Report): string[] {
  const byLevel = Map.groupBy(newFindings(report), (finding) => finding.level);
  return [...byLevel].flatMap(([level, findings]) => {
    const room = findings.length > shownPerLevel ? shownPerLevel - 1 : shownPerLevel;
    const shown = findings.slice(0, room).map(commandOf);
    const left = findings.length - shown.length;
    return left > 0 ? [...shown, `::${commands[level]} title=WeaverGen::${left} more in the job summary.`] : shown;
  });
}

function commandOf(finding: Finding): string {
  const { end_line: endLine, start_column: column, end_column: endColumn } = extentOf(finding);
  const properties = [
    ["file", finding.file],
    ["line", finding.line],
    ["endLine", endLine],
    ["col", column],
    ["endColumn", endColumn],
    ["title", titleOf(finding)],
  ]
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${commands[finding.level]} ${properties.join(",")}::${escapeData(messageOf(finding))}`;
}

/** The runner's own escapes. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function clean(text: string): string {
  return plainText(text)
    .replaceAll(/[ \t]+/g, " ")
    .trim();
}
