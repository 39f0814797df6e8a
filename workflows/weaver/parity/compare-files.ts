import type { GeneratedFile } from "../weaver.ts";
import type { ParityDifference } from "./compare-engines.ts";

const missing = "(no such file)";

/** Holds generated files against each other byte for byte; a difference names the first line that differs. */
export function compareFiles(embedded: readonly GeneratedFile[], binary: readonly GeneratedFile[]) {
  const [ours, theirs] = [byPath(embedded), byPath(binary)];
  const paths = [...new Set([...ours.keys(), ...theirs.keys()])].toSorted();
  const differences = paths.flatMap((path) => difference(path, { ours: ours.get(path), theirs: theirs.get(path) }));
  return { compared: paths.length, equal: paths.length - differences.length, differences };
}

function byPath(files: readonly GeneratedFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, content }) => [path, content]));
}

interface Sides {
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
}

function difference(path: string, { ours, theirs }: Sides): ParityDifference[] {
  if (ours === theirs) return [];
  if (ours === undefined || theirs === undefined) {
    const side = (text: string | undefined): string => (text === undefined ? missing : `${text.length} characters`);
    return [{ kind: "file", at: path, embedded: side(ours), binary: side(theirs) }];
  }
  const [left, right] = [ours.split("\n"), theirs.split("\n")];
  const line = left.findIndex((text, index) => text !== right[index]);
  const at = line === -1 ? left.length : line;
  const end = "(end of file)";
  return [{ kind: "file", at: `${path}:${at + 1}`, embedded: left[at] ?? end, binary: right[at] ?? end }];
}
