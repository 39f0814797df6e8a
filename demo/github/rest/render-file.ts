import type { DiffFile } from "../git/diff.ts";
import type { RepositoryRecord } from "../records.ts";
import type { World } from "../world.ts";
import { repositoryApi, repositoryPage } from "./render-repository.ts";

export function renderFile(world: World, repository: RepositoryRecord, file: DiffFile, commit: string) {
  const path = file.path.split("/").map(encodeURIComponent).join("/");
  const page = repositoryPage(world, repository);
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${page}/blob/${commit}/${path}`,
    raw_url: `${page}/raw/${commit}/${path}`,
    contents_url: `${repositoryApi(world, repository)}/contents/${path}?ref=${commit}`,
    ...(file.patch === undefined ? {} : { patch: file.patch }),
    ...(file.previous === undefined ? {} : { previous_filename: file.previous }),
  };
}
