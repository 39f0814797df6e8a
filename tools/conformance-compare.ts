import type { RecordedCase } from "./conformance-cases.ts";

/** What a command line did. */
export interface Outcome {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly files: ReadonlyMap<string, string>;
}

export interface Comparing {
  /** The data's own canonical form, for what follows chance in Weaver. */
  readonly normalize: (file: string, text: string) => string;
  /** Whether two JSON Schemas accept the same documents; undefined: they do. */
  readonly compareSchemas: (ours: string, theirs: string) => string | undefined;
}

/** How an outcome differs from what was recorded; undefined where it does not. */
export function differenceOf(
  { area, exitCode, expected }: RecordedCase,
  outcome: Outcome,
  { normalize, compareSchemas }: Comparing,
): string | undefined {
  if (outcome.exitCode !== exitCode)
    return `exit code ${outcome.exitCode} instead of ${exitCode}: ${outcome.stderr.slice(0, 300)}`;
  if (expected.schema !== undefined) {
    return compareSchemas(outcome.files.get("") ?? outcome.stdout, expected.schema);
  }
  const exact = area === "forge" || area === "markdown";
  const same = exact ? (_: string, text: string) => text : normalize;
  return (
    stdoutDifference(expected.stdout, { outcome, normalize }) ?? filesDifference(expected.files, { outcome, same })
  );
}

interface PrintedBy {
  readonly outcome: Outcome;
  readonly normalize: Comparing["normalize"];
}

function stdoutDifference(
  recorded: RecordedCase["expected"]["stdout"],
  { outcome, normalize }: PrintedBy,
): string | undefined {
  if (recorded === undefined) return undefined;
  const { file, text } = recorded;
  const isDiagnostics = /^(?:diagnostics|check(?:-v2)?)\.json$/.test(file) || isDiagnosticsText(text);
  const canonical = isDiagnostics
    ? (printed: string) => normalize("diagnostics.json", diagnosticsOf(printed))
    : (printed: string) => normalize(file, printed);
  return firstDifference("standard output", { ours: canonical(outcome.stdout), theirs: canonical(text) });
}

function isDiagnosticsText(text: string): boolean {
  return /^\[\s*\{\s*"diagnostic"/.test(text);
}

/** Keys of Weaver's error objects whose strings are prose. */
const prose = new Set(["error", "advice", "message", "reason"]);

/** Severity, kinds and names of each diagnostic; messages are our own. A missing severity means an error. */
export function diagnosticsOf(text: string): string {
  if (text.trim() === "") return "[]";
  const document = parse(text);
  if (!Array.isArray(document)) return text;
  return JSON.stringify(
    document.map((entry: { readonly error: unknown; readonly diagnostic: { readonly severity?: string } }) => ({
      error: withoutProse(entry.error),
      severity: entry.diagnostic.severity ?? "Error",
    })),
  );
}

function withoutProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key, item]) => !prose.has(key) || (typeof item === "object" && item !== null),
  );
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutProse(item)]));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface WrittenBy {
  readonly outcome: Outcome;
  readonly same: (file: string, text: string) => string;
}

function filesDifference(
  recorded: ReadonlyMap<string, string> | undefined,
  { outcome, same }: WrittenBy,
): string | undefined {
  if (recorded === undefined) return undefined;
  for (const path of new Set([...recorded.keys(), ...outcome.files.keys()])) {
    const [ours, theirs] = [outcome.files.get(path), recorded.get(path)];
    if (ours === undefined) return `${path} was not written: ${outcome.stdout.slice(0, 300)}`;
    if (theirs === undefined) return `${path} was written, which Weaver does not`;
    const file = path === "" ? "resolve.json" : path;
    const difference = firstDifference(path, { ours: same(file, ours), theirs: same(file, theirs) });
    if (difference !== undefined) return difference;
  }
  return undefined;
}

const around = 80;

/** Both sides where two texts part. */
export function firstDifference(
  what: string,
  { ours, theirs }: { readonly ours: string; readonly theirs: string },
): string | undefined {
  if (ours === theirs) return undefined;
  let at = 0;
  while (ours[at] === theirs[at]) at++;
  const cut = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - around), at + around));
  return `${what} differs at ${at}: ours ${cut(ours)}, Weaver's ${cut(theirs)}`;
}
