import { gitText, runGit } from "./run-git.ts";

export const noCommit = "0".repeat(40);

/** Sha that a ref points to, or undefined. The ref must be a full name (`refs/heads/main`). */
export async function readRef(folder: string, ref: string): Promise<string | undefined> {
  const { out, code } = await runGit(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", ref], {
    ok: [0, 1, 128],
  });
  return code === 0 ? out.toString().trim() : undefined;
}

/** Resolves a branch, tag or sha as GitHub's `ref` parameters do. */
export async function resolveCommit(folder: string, ref: string): Promise<string | undefined> {
  if (ref.startsWith("-") || ref.includes("..") || ref.includes("@{")) return undefined;
  const names = /^[0-9a-f]{7,40}$/.test(ref)
    ? [ref]
    : [`refs/heads/${ref}`, `refs/tags/${ref}`, ...(/^(refs|heads|tags)\//.test(ref) ? [ref] : [])];
  if (ref === "HEAD") names.unshift("HEAD");
  for (const name of names) {
    const sha = await readRef(folder, `${name}^{commit}`);
    if (sha) return sha;
  }
  return undefined;
}

/** Moves a ref from `before` to `after`; `after` undefined deletes it. @throws GitFailed when it stood elsewhere */
export async function moveRef(folder: string, ref: string, move: { before?: string; after?: string }): Promise<void> {
  const { before, after } = move;
  const args = after ? ["update-ref", ref, after] : ["update-ref", "-d", ref];
  await runGit(folder, before ? [...args, before] : args);
}

export async function listRefs(folder: string, prefix: string): Promise<Map<string, string>> {
  const text = await gitText(folder, ["for-each-ref", "--format=%(refname) %(objectname)", prefix]);
  const lines = text.split("\n").filter((line) => line !== "");
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), line.slice(line.lastIndexOf(" ") + 1)]));
}

export async function isAncestor(folder: string, ancestor: string, descendant: string): Promise<boolean> {
  const { code } = await runGit(folder, ["merge-base", "--is-ancestor", ancestor, descendant], { ok: [0, 1] });
  return code === 0;
}

export async function mergeBase(folder: string, left: string, right: string): Promise<string | undefined> {
  const { out, code } = await runGit(folder, ["merge-base", left, right], { ok: [0, 1] });
  return code === 0 ? out.toString().trim() : undefined;
}
