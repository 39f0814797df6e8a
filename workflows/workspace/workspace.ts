/** Files of one commit (or of a working folder), read only. Paths are relative to the repository root, with `/`. */
export interface FileTree {
  /** Absolute folder that holds the files, where there is one; an overlay has none. */
  readonly root: string | undefined;
  /** Regular files below `folder` ("" for all), sorted; symbolic links and `.git` are left out. */
  list(folder: string): readonly string[];
  /** Whether there is such a folder that can be read, though nothing be in it; absent where a folder is its files, as in git. */
  hasFolder?(folder: string): boolean;
  /** Text of a file, or undefined where there is none (or where it is not a regular file). */
  read(path: string): string | undefined;
  /** Content of a file that is no text, such as an archive; absent where the tree holds texts alone. */
  bytes?(path: string): Uint8Array | undefined;
}

/** One side of a comparison. */
export interface Tree {
  readonly commit: string;
  readonly ref: string | undefined;
  readonly files: FileTree;
}

/** Lines of one hunk, 1-based; `newLines` counts added and context lines, as in `@@ -a,b +c,d @@`. */
export interface Hunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  /** Line numbers of the head that this hunk adds or changes. */
  readonly added: readonly number[];
}

export interface ChangedFile {
  readonly path: string;
  readonly oldPath: string | undefined;
  readonly status: "added" | "modified" | "removed" | "renamed";
  readonly binary: boolean;
  /** With three lines of context, as GitHub shows them: a suggestion must lie inside one of them. */
  readonly hunks: readonly Hunk[];
}

/** Base and head of a pull request as two trees, and what changed between them (computed with git). */
export interface Workspace extends AsyncDisposable {
  /** The merge base of base branch and head: what the head is compared with. */
  readonly base: Tree;
  readonly head: Tree;
  /** Tip of the base branch: configuration, templates, policies and processes come from here. */
  readonly trusted: Tree;
  readonly changed: readonly ChangedFile[];
}
