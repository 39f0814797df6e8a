import type { Change } from "../report/report.ts";
import type { DriftedFile } from "./drift.ts";

const mostFiles = 50;

/**
 * Adds to each change the drifted files whose new or changed text names it, in whichever case a language writes it
 * (`http.request.method`, `HTTP_REQUEST_METHOD`, `HttpRequestMethod`).
 */
export function withAffectedFiles(changes: readonly Change[], drifted: readonly DriftedFile[]): Change[] {
  const files = drifted.map(({ path, from, to }) => ({ path, letters: lettersOf(changedLines(from, to)) }));
  return changes.map((change) => {
    const names = [change.name, change.from]
      .filter((name) => name !== undefined && change.kind !== "changed")
      .concat(change.name);
    const wanted = names.map((name) => lettersOf(name ?? "")).filter((letters) => letters.length > 3);
    const paths = files.filter((file) => wanted.some((name) => file.letters.includes(name))).map((file) => file.path);
    return { ...change, affects: [...change.affects, ...paths.slice(0, mostFiles)] };
  });
}

/** Lines that only one side has: a file that drifted elsewhere says nothing about a name. */
function changedLines(from = "", to = ""): string {
  const [before, after] = [new Set(from.split("\n")), new Set(to.split("\n"))];
  return [...before.symmetricDifference(after)].join("\n");
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}\n]/gu, "");
}
