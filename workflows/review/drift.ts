import type { Target } from "../report/report.ts";
import type { GeneratedFile } from "../weaver/weaver.ts";
import type { FileTree } from "../workspace/workspace.ts";

/** A file of the head that is not what its registry generates; paths from the repository root. */
export interface DriftedFile {
  readonly path: string;
  /** What the head holds; undefined where the file is missing. */
  readonly from: string | undefined;
  /** What the registry generates; undefined where it no longer generates the file. */
  readonly to: string | undefined;
}

export interface GeneratedTarget {
  readonly target: Pick<Target, "registry" | "name" | "kind" | "ms">;
  /** Folder of the generated files, from the repository root. */
  readonly output: string;
  /** What the head's registry generates, paths relative to `output`. */
  readonly generated: readonly GeneratedFile[];
  readonly head: FileTree;
  /** What the base's registry generates: a file that is only here, and still in the head, is stale. */
  readonly previouslyGenerated?: readonly GeneratedFile[];
}

/** Compares what the head's registry generates with what the head holds. */
export function compareWithHead(facts: GeneratedTarget): { target: Target; drifted: DriftedFile[] } {
  const files = [...currentFiles(facts), ...staleFiles(facts)].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const drifted = files.filter((file) => file.from !== file.to);
  return {
    target: {
      ...facts.target,
      drift: drifted.length > 0,
      files: files.map((file) => ({ path: file.path, status: statusOf(file) })),
    },
    drifted,
  };
}

function currentFiles({ output, generated, head }: GeneratedTarget): DriftedFile[] {
  return generated.map(({ path, content }) => {
    const inHead = join(output, path);
    return { path: inHead, from: head.read(inHead), to: content };
  });
}

function staleFiles({ output, generated, head, previouslyGenerated = [] }: GeneratedTarget): DriftedFile[] {
  const current = new Set(generated.map(({ path }) => path));
  return previouslyGenerated.flatMap(({ path }) => {
    if (current.has(path)) return [];
    const from = head.read(join(output, path));
    return from === undefined ? [] : [{ path: join(output, path), from, to: undefined }];
  });
}

function statusOf({ from, to }: DriftedFile): Target["files"][number]["status"] {
  if (from === to) return "unchanged";
  if (from === undefined) return "added";
  return to === undefined ? "removed" : "modified";
}

function join(folder: string, path: string): string {
  const clean = folder.replace(/^\.\//, "").replace(/\/+$/, "");
  return clean === "" || clean === "." ? path : `${clean}/${path}`;
}
