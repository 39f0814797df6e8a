import { gitText, runGit } from "./run-git.ts";
import type { Person } from "./commit-files.ts";

/** Merges `head` into `base` without touching a branch. @returns the merge commit, or undefined on a conflict */
export async function mergeCommits(
  folder: string,
  merge: { base: string; head: string; message: string; author: Person; date: Date },
): Promise<string | undefined> {
  const { out, code } = await runGit(folder, ["merge-tree", "--write-tree", merge.base, merge.head], {
    ok: [0, 1, 128],
  });
  if (code !== 0) return undefined;
  const tree = out.toString().trim();
  const date = `${Math.floor(merge.date.getTime() / 1000)} +0000`;
  const { name, email } = merge.author;
  return await gitText(folder, ["commit-tree", tree, "-p", merge.base, "-p", merge.head, "-m", merge.message], {
    env: {
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: "GitHub",
      GIT_COMMITTER_EMAIL: "noreply@github.com",
      GIT_COMMITTER_DATE: date,
    },
  });
}
