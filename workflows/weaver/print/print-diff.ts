import { compareText } from "../jinja/text.ts";
import { isDataFormat, printAs } from "../print-as.ts";
import { styled } from "./ansi.ts";

/** One change of a registry's diff, in the shape that Weaver prints. */
interface Change {
  readonly type: string;
  readonly name?: string;
  readonly old_name?: string;
  readonly new_name?: string;
  readonly note?: string;
}

interface DiffData {
  readonly head: { readonly semconv_version: string };
  readonly baseline: { readonly semconv_version: string };
  readonly changes: Readonly<Record<string, readonly Change[] | undefined>>;
}

/** What the reports speak of; entities of version 1 and attribute groups stand in none of Weaver's. */
const kinds = [
  { key: "registry_attributes", title: "Registry Attributes" },
  { key: "metrics", title: "Metrics" },
  { key: "events", title: "Events" },
  { key: "spans", title: "Spans" },
  { key: "resources", title: "Resources" },
] as const;

const types = ["added", "renamed", "obsoleted", "uncategorized", "removed"] as const;
type ChangeType = (typeof types)[number];

/** A diff in one of Weaver's formats, undefined for any other. @param data what `diff --format json` prints */
export function printDiff(data: object, format: string): string | undefined {
  const diff = data as DiffData;
  switch (format) {
    case "ansi":
      return printAnsi(diff);
    case "ansi-stats":
      return printCounts(diff);
    case "markdown":
      return printMarkdown(diff);
    default:
      return isDataFormat(format) ? printAs(data, format) : undefined;
  }
}

function changesOf({ changes }: DiffData, key: string, type: ChangeType): readonly Change[] {
  const found = (changes[key] ?? []).filter((change) => change.type === type);
  return found.toSorted((left, right) => compareText(sortKey(left), sortKey(right)));
}

/** A rename has no `name`: those keep their order. */
function sortKey({ name = "" }: Change): string {
  return name.toLowerCase();
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function printAnsi(diff: DiffData): string {
  const { head, baseline } = diff;
  const title = `Schema Changes between \`${head.semconv_version}\` and \`${baseline.semconv_version}\``;
  const lines = ["", styled(title, "red", "bold"), ""];
  for (const { key, title: name } of kinds) {
    if ((diff.changes[key] ?? []).length === 0) continue;
    lines.push(styled(`List of Changes to ${name}`, "cyan", "bold"));
    for (const type of types) {
      const changes = changesOf(diff, key, type);
      if (changes.length === 0) continue;
      const plural = type === "added" || type === "renamed" ? name : key;
      const items = changes.map((change) => `  - ${ansiChange(type, change)}`);
      lines.push(styled(`${capitalized(type)} ${plural}:`, "bold", "green"), ...items, "");
    }
  }
  return `${lines.join("\n")}\n\n`;
}

function ansiChange(type: ChangeType, change: Change): string {
  const white = (text = "") => styled(text, "bright_white");
  const note = `(Note: ${change.note ?? ""})`;
  switch (type) {
    case "added":
      return `Add ${white(change.name)}`;
    case "renamed":
      return `Rename ${white(change.old_name)} to ${white(change.new_name)} ${note}`;
    case "obsoleted":
    case "uncategorized":
      return `${white(change.name)} ${note}`;
    case "removed":
      return white(change.name);
  }
}

function printCounts(diff: DiffData): string {
  const { head, baseline } = diff;
  const title = `Summary of Schema Changes between ${head.semconv_version} and ${baseline.semconv_version}`;
  const sections = kinds.map(({ key, title: name }) => {
    const counts = types.map((type) => {
      return `    ${capitalized(type).padEnd(14)}: ${changesOf(diff, key, type).length}\n`;
    });
    return `${styled(`${name} Changes`, "green")}\n${counts.join("")}    \n`;
  });
  return `\n${styled(title, "red", "bold")}\n\n${sections.join("")}\n`;
}

function printMarkdown(diff: DiffData): string {
  const { head, baseline } = diff;
  const versions = `Baseline: ${baseline.semconv_version}\n\nHead: ${head.semconv_version}\n`;
  const lines = [`# Summary of Schema Changes\n## Registry versions\n${versions}`];
  for (const { key, title } of kinds) {
    if ((diff.changes[key] ?? []).length === 0) continue;
    lines.push(`## ${title}`);
    for (const type of types) {
      const changes = changesOf(diff, key, type);
      if (changes.length === 0) continue;
      lines.push(`### ${capitalized(type)}`, ...changes.map((change) => `- ${plainChange(type, change)}`), "");
    }
  }
  return `${lines.join("\n")}\n\n`;
}

function plainChange(type: ChangeType, { name = "", old_name = "", new_name = "", note = "" }: Change): string {
  if (type === "renamed") return `${old_name} --> ${new_name} (Note: ${note})`;
  return type === "obsoleted" || type === "uncategorized" ? `${name} (Note: ${note})` : name;
}
