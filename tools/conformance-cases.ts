import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** One command line whose outcome the real Weaver's was recorded for. */
export interface RecordedCase {
  /** `area/name`, which docs/conformance.md lists a case by. */
  readonly id: string;
  readonly area: string;
  readonly args: readonly string[];
  readonly exitCode: number;
  /** A folder of the area that the command works on, and where a copy of it goes. */
  readonly copy?: readonly [from: string, to: string];
  readonly expected: Expected;
}

/** What was recorded. */
export interface Expected {
  /** Standard output, a document of diagnostics or the result; undefined where it was not recorded. */
  readonly stdout?: RecordedText;
  /** Files below `-o` or the output folder; undefined where the recording kept none. */
  readonly files?: ReadonlyMap<string, string>;
  /** Compared by what it accepts. */
  readonly schema?: string;
}

interface RecordedText {
  readonly file: string;
  readonly text: string;
}

interface CaseEntry {
  readonly name: string;
  readonly args: readonly string[];
  readonly expectExit: number;
  readonly stdout?: string;
  readonly outFile?: string;
  readonly copy?: readonly [string, string];
}

export const areas = ["resolver", "check", "diff", "stats", "forge", "markdown", "json-schema", "live-check"] as const;

/** All cases of an area of the data, in the order in which they were recorded. */
export function casesOf(data: string, area: string): RecordedCase[] {
  return area === "resolver" ? resolverCases(data) : listedCases(data, area);
}

function listedCases(data: string, area: string): RecordedCase[] {
  const entries = JSON.parse(readFileSync(join(data, area, "cases.json"), "utf8")) as readonly CaseEntry[];
  return entries.map((entry) => {
    const { name, args, expectExit: exitCode, copy } = entry;
    const expected = expectedOf(join(data, area, "expected", name), { area, entry });
    return { id: `${area}/${name}`, area, args, exitCode, expected, ...(copy ? { copy } : {}) };
  });
}

function expectedOf(folder: string, { area, entry }: { readonly area: string; readonly entry: CaseEntry }): Expected {
  const { stdout = "diagnostics.json", outFile, args } = entry;
  const text = textOf(join(folder, stdout));
  if (area === "json-schema") {
    const schema = textOf(join(folder, outFile ?? stdout));
    return schema === undefined ? {} : { schema };
  }
  return {
    stdout: { file: stdout, text: text ?? "" },
    ...(args.includes("{out}") ? { files: filesBelow(join(folder, "files")) } : {}),
  };
}

const diagnostics = ["--diagnostic-format", "json", "--diagnostic-stdout"];

/** What each command of the recording was, and which of its results were kept. */
const resolverCommands = [
  { key: "resolve", args: ["resolve", "-f", "json", "-o", "{out}"], file: "resolve.json" },
  { key: "resolve --v2", args: ["resolve", "--v2", "-f", "json", "-o", "{out}"], file: "resolve-v2.json" },
  {
    key: "resolve --include-unreferenced",
    args: ["resolve", "--include-unreferenced", "-f", "json", "-o", "{out}"],
    file: "resolve-include-unreferenced.json",
  },
  { key: "check", args: ["check"], stdout: "check.json" },
  { key: "check --v2", args: ["check", "--v2"], stdout: "check-v2.json" },
  {
    key: "package --v2",
    args: ["package", "--v2", "-o", "{out}", "--resolved-registry-uri", "https://example.com/resolved.yaml"],
    file: "package",
  },
] as const;

function resolverCases(data: string): RecordedCase[] {
  const real = join(data, "resolver/real");
  const found = readdirSync(real, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === "exit-codes.json")
    .map((entry) => entry.parentPath)
    .toSorted();
  return found.flatMap((folder) => resolverCasesOf({ data, folder, inside: relative(real, folder) }));
}

interface ResolverFolder {
  readonly data: string;
  readonly folder: string;
  readonly inside: string;
}

function resolverCasesOf({ data, folder, inside }: ResolverFolder): RecordedCase[] {
  const codes = JSON.parse(readFileSync(join(folder, "exit-codes.json"), "utf8")) as Record<string, number | null>;
  const registry = registryOf(data, inside);
  return resolverCommands.flatMap((command) => {
    const exitCode = codes[command.key];
    if (typeof exitCode !== "number") return [];
    const [name, ...rest] = command.args;
    const args = ["--quiet", "registry", name, "-r", registry, ...rest, ...diagnostics];
    const expected = resolverExpected(folder, command);
    return [{ id: `resolver/${inside} ${command.key}`, area: "resolver", args, exitCode, expected }];
  });
}

function resolverExpected(folder: string, command: (typeof resolverCommands)[number]): Expected {
  if ("stdout" in command) {
    return { stdout: { file: command.stdout, text: textOf(join(folder, command.stdout)) ?? "" } };
  }
  const { file } = command;
  if (file === "package") return existsSync(join(folder, file)) ? { files: filesBelow(join(folder, file)) } : {};
  const text = textOf(join(folder, file));
  return text === undefined ? {} : { files: new Map([["", text]]) };
}

function registryOf(data: string, inside: string): string {
  const [name = "", ...rest] = inside.split("/");
  if (rest[0] === "_root") return `data/${name}`;
  if (rest.length > 0) return `data/${inside}`;
  return existsSync(join(data, "resolver/data", name, "registry")) ? `data/${name}/registry` : `data/${name}`;
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** Texts below a folder by their path; a file in the folder's place is the entry "". */
export function filesBelow(place: string): ReadonlyMap<string, string> {
  if (!existsSync(place)) return new Map();
  if (statSync(place).isFile()) return new Map([["", readFileSync(place, "utf8")]]);
  const entries = readdirSync(place, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [relative(place, file), readFileSync(file, "utf8")]));
}
