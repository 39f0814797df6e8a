import { join } from "node:path";
import type { FileContent } from "../git/commit-files.ts";
import { createBareRepository } from "../git/repository-folder.ts";
import type { Account, AppRecord, InstallationRecord, Permissions, RepositoryRecord, Role } from "../records.ts";
import { renderInstallation } from "../rest/render-account.ts";
import type { World } from "../world.ts";
import { accountOf, findRepository, fullName, installationOf, nodeId, timestamp } from "../world.ts";
import { commitOnBranch } from "./commit-on-branch.ts";

/** The least rights with which WeaverGen works. */
export const leastPermissions: Permissions = {
  contents: "read",
  pull_requests: "write",
  checks: "write",
  issues: "read",
  merge_queues: "read",
  metadata: "read",
};

export interface NewRepository {
  readonly owner: string;
  readonly name: string;
  readonly files: Readonly<Record<string, FileContent>>;
  readonly collaborators?: Readonly<Record<string, Role>>;
  readonly defaultBranch?: string;
  readonly private?: boolean;
}

export async function createRepository(world: World, wish: NewRepository): Promise<RepositoryRecord> {
  if (findRepository(world, wish.owner, wish.name)) throw new Error(`${wish.owner}/${wish.name} exists already.`);
  const repository = await emptyRepository(world, {
    owner: accountOf(world, wish.owner),
    name: wish.name,
    private: wish.private ?? true,
    branch: wish.defaultBranch ?? "main",
    collaborators: new Map(Object.entries(wish.collaborators ?? {})),
    parent: undefined,
  });
  for (const login of repository.collaborators.keys()) accountOf(world, login);
  await commitOnBranch(world, {
    repository,
    branch: repository.defaultBranch,
    author: repository.owner,
    message: "Initial commit",
    changes: wish.files,
  });
  return repository;
}

/** The fork that this person has of a repository; made on first use. */
export async function forkOf(world: World, parent: RepositoryRecord, owner: Account): Promise<RepositoryRecord> {
  const known = [...world.repositories.values()].find((one) => one.parent === parent && one.owner === owner);
  return (
    known ??
    (await emptyRepository(world, {
      owner,
      name: parent.name,
      private: parent.private,
      branch: parent.defaultBranch,
      collaborators: new Map(),
      parent,
    }))
  );
}

async function emptyRepository(
  world: World,
  wish: Pick<RepositoryRecord, "owner" | "name" | "private" | "collaborators" | "parent"> & { branch: string },
): Promise<RepositoryRecord> {
  const id = world.nextId();
  const folder = join(world.folder, `${id}.git`);
  await createBareRepository(folder, { branch: wish.branch, parent: wish.parent?.folder });
  const { owner, name, collaborators, parent } = wish;
  const repository: RepositoryRecord = {
    id,
    owner,
    name,
    private: wish.private,
    defaultBranch: wish.branch,
    folder,
    parent,
    collaborators,
    pulls: new Map(),
    checkRuns: [],
    checkSuites: [],
    signed: new Set(),
    nextNumber: 1,
    createdAt: timestamp(world),
  };
  world.repositories.set(id, repository);
  return repository;
}

/** Gives an App a repository, and new permissions when they are named. */
export function installApp(
  world: World,
  wish: { app: AppRecord; repository: RepositoryRecord; permissions?: Permissions | undefined },
): InstallationRecord {
  const { app, repository } = wish;
  const known = installationOf(world, repository.owner, app);
  const reference = {
    id: repository.id,
    node_id: nodeId("R", repository.id),
    name: repository.name,
    full_name: fullName(repository),
    private: repository.private,
  };
  const common = { app, repository: undefined, account: repository.owner, sender: repository.owner };
  if (known) {
    known.repositories.add(repository);
    if (wish.permissions) known.permissions = wish.permissions;
    const added = { repository_selection: "selected", repositories_added: [reference], repositories_removed: [] };
    const payload = { installation: renderInstallation(world, known), ...added };
    world.emit({ name: "installation_repositories", action: "added", ...common, payload });
    return known;
  }
  const installation: InstallationRecord = {
    id: world.nextId(),
    app,
    account: repository.owner,
    permissions: wish.permissions ?? app.permissions,
    repositories: new Set([repository]),
    createdAt: timestamp(world),
  };
  world.installations.push(installation);
  const payload = { installation: renderInstallation(world, installation), repositories: [reference] };
  world.emit({ name: "installation", action: "created", ...common, payload });
  return installation;
}
