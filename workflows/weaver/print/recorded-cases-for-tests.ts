import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** What the real Weaver printed for recorded cases, in a folder beside the checkout. */
const data = resolve(dirname(fileURLToPath(import.meta.url)), "../../../../shared/conformance");

export interface RecordedCase {
  readonly name: string;
  readonly args: readonly string[];
  readonly expectExit: number;
  readonly stdout?: string;
}

export interface RecordedArea {
  readonly folder: string;
  readonly cases: readonly RecordedCase[];
  /** Whether two texts say the same where Weaver's own order is by chance. */
  same(file: string, left: string, right: string): boolean;
  expected(item: RecordedCase, file: string): string | undefined;
}

/** The area's cases, or undefined, with the reason said, where there are none. */
export async function recordedArea(area: string, say: (text: string) => unknown): Promise<RecordedArea | undefined> {
  if (!existsSync(data)) {
    say(`${area}: skipped, there is no ../shared/conformance beside the checkout\n`);
    return undefined;
  }
  const { normalize } = (await import(join(data, "normalize.mjs"))) as {
    normalize: (name: string, text: string) => string;
  };
  const folder = join(data, area);
  return {
    folder,
    cases: JSON.parse(readFileSync(join(folder, "cases.json"), "utf8")) as RecordedCase[],
    same: (file, left, right) => normalize(file, left) === normalize(file, right),
    expected: ({ name }, file) => {
      const path = join(folder, "expected", name, file);
      return existsSync(path) ? readFileSync(path, "utf8") : undefined;
    },
  };
}

export function flagOf({ args }: RecordedCase, name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

/** Names of error kinds in the documents that Weaver printed, sorted. */
export function errorKinds(errors: readonly unknown[]): string {
  return JSON.stringify(errors.map(kindPath).toSorted());
}

function kindPath(error: unknown): string {
  if (typeof error !== "object" || error === null) return String(error);
  const [entry, ...more] = Object.entries(error);
  if (entry === undefined || more.length > 0 || !/^[A-Z]/.test(entry[0])) return "";
  return `${entry[0]}/${kindPath(entry[1])}`;
}
