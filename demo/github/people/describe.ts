import type { PullRequest, Repository } from "../local-github.ts";
import type { PullRecord, RepositoryRecord } from "../records.ts";
import { pullPage } from "../rest/render-pull-request.ts";
import { repositoryPage } from "../rest/render-repository.ts";
import type { World } from "../world.ts";
import { fullName } from "../world.ts";

export function describeRepository(world: World, record: RepositoryRecord): Repository {
  const { id, name, defaultBranch, folder, owner } = record;
  const url = repositoryPage(world, record);
  const installation = world.installations.find(
    (one) => one.repositories.has(record) && one.app.slug !== "github-actions",
  );
  const installationId = installation?.id;
  const cloneUrl = `${url}.git`;
  return {
    id,
    owner: owner.login,
    name,
    fullName: fullName(record),
    defaultBranch,
    url,
    cloneUrl,
    folder,
    installationId,
  };
}

/** Reads through to the record, so that a test sees each push without asking again. */
export function describePull(world: World, record: PullRecord): PullRequest {
  return {
    id: record.id,
    number: record.number,
    repository: describeRepository(world, record.repository),
    headRepository: describeRepository(world, record.headRepository),
    url: pullPage(world, record),
    author: record.author.login,
    branch: record.branch,
    baseBranch: record.baseBranch,
    firstHead: record.firstHead,
    get title() {
      return record.title;
    },
    get head() {
      return record.head;
    },
    get state() {
      return record.state;
    },
    get merged() {
      return record.merged;
    },
    get mergeable() {
      return record.mergeable;
    },
    get draft() {
      return record.draft;
    },
  };
}
