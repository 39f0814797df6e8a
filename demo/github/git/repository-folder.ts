import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runGit } from "./run-git.ts";

/** Refuses pushes to what GitHub keeps for itself, and workflow files from Apps without that permission. */
const preReceive = `#!/bin/sh
while read -r before after ref; do
  case "$ref" in
    refs/pull/*) echo "deny updating a hidden ref: $ref" >&2; exit 1 ;;
  esac
  [ "$LOCAL_GITHUB_WORKFLOWS" = deny ] || continue
  case "$after" in *[!0]*) ;; *) continue ;; esac
  for commit in $(git rev-list "$after" --not --all); do
    path=$(git diff-tree -r --root --name-only --no-commit-id "$commit" -- .github/workflows | head -n 1)
    [ -z "$path" ] && continue
    echo "refusing to allow a GitHub App to create or update workflow \\\`$path\\\` without \\\`workflows\\\` permission" >&2
    exit 1
  done
done
`;

/** Makes an empty bare repository, or a fork that borrows the objects of its parent. */
export async function createBareRepository(
  folder: string,
  options: { branch: string; parent?: string | undefined },
): Promise<void> {
  await mkdir(join(folder, "hooks"), { recursive: true });
  await runGit(folder, ["init", "--quiet", "--bare", "--template=", `--initial-branch=${options.branch}`]);
  if (options.parent) {
    await mkdir(join(folder, "objects", "info"), { recursive: true });
    await writeFile(join(folder, "objects", "info", "alternates"), `${join(options.parent, "objects")}\n`);
    await runGit(folder, ["fetch", "--quiet", options.parent, "+refs/heads/*:refs/heads/*"]);
  }
  await writeFile(join(folder, "config"), configuration(folder));
  await writeFile(join(folder, "hooks", "pre-receive"), preReceive);
  await chmod(join(folder, "hooks", "pre-receive"), 0o755);
}

/** GitHub serves any commit by its sha, also of a fork's pull request, and hides refs of its own making. */
function configuration(folder: string): string {
  return `[core]
	repositoryformatversion = 0
	bare = true
	hooksPath = ${JSON.stringify(join(folder, "hooks"))}
[uploadpack]
	allowAnySHA1InWant = true
	allowFilter = true
[transfer]
	hideRefs = refs/build
[receive]
	denyDeleteCurrent = refuse
	fsckObjects = true
[gc]
	auto = 0
[receive]
	autogc = false
`;
}
