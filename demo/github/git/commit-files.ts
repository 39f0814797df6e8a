import { checkPath } from "./check-path.ts";
import { runGit } from "./run-git.ts";

/** Text of a file, its bytes, or a file with a mode: an executable, or a symbolic link whose content is its target. */
export type FileContent =
  | string
  | Uint8Array
  | { readonly content: string | Uint8Array; readonly mode: "100644" | "100755" | "120000" };

export interface Person {
  readonly name: string;
  readonly email: string;
}

export interface NewCommit {
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Person;
  readonly committer?: Person;
  readonly date: Date;
  /** Files to write; null deletes. All other files stay as in the first parent. */
  readonly changes: Readonly<Record<string, FileContent | null>>;
}

let builds = 0;

/** Writes a commit that no branch points to yet. @returns its sha @throws MalformedPath */
export async function commitFiles(folder: string, commit: NewCommit): Promise<string> {
  for (const path of Object.keys(commit.changes)) checkPath(path);
  const ref = `refs/build/${++builds}`;
  const { out } = await runGit(folder, ["fast-import", "--quiet", "--force", "--date-format=raw"], {
    input: stream(ref, commit),
  });
  await runGit(folder, ["update-ref", "-d", ref]);
  return out.toString().trim();
}

function stream(ref: string, commit: NewCommit): Buffer {
  const when = `${Math.floor(commit.date.getTime() / 1000)} +0000`;
  const parts: Buffer[] = [
    Buffer.from(`commit ${ref}\nmark :1\nauthor ${signature(commit.author)} ${when}\n`),
    Buffer.from(`committer ${signature(commit.committer ?? commit.author)} ${when}\n`),
    data(Buffer.from(commit.message)),
    ...commit.parents.map((parent, index) => Buffer.from(`${index === 0 ? "from" : "merge"} ${parent}\n`)),
    ...Object.entries(commit.changes).flatMap(([path, content]) => fileChange(path, content)),
    Buffer.from("\nget-mark :1\n"),
  ];
  return Buffer.concat(parts);
}

function fileChange(path: string, content: FileContent | null): Buffer[] {
  if (content === null) return [Buffer.from(`D ${quote(path)}\n`)];
  const plain = typeof content === "string" || content instanceof Uint8Array;
  const bytes = Buffer.from(plain ? content : content.content);
  return [Buffer.from(`M ${plain ? "100644" : content.mode} inline ${quote(path)}\n`), data(bytes)];
}

function data(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from("\n")]);
}

function quote(path: string): string {
  const escaped = path.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
  return `"${escaped}"`;
}

function signature(person: Person): string {
  const clean = (text: string) => text.replaceAll(/[<>\n]/g, "");
  return `${clean(person.name)} <${clean(person.email)}>`;
}
