import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type {
  Account,
  AppRecord,
  InstallationRecord,
  MergeGroupRecord,
  PullRecord,
  RepositoryRecord,
  TokenRecord,
} from "./records.ts";

export interface WorldEvent {
  readonly name: string;
  readonly action: string | undefined;
  readonly repository: RepositoryRecord | undefined;
  readonly account: Account;
  /** Where only one App may hear of it. */
  readonly app?: AppRecord;
  readonly sender: Account;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Everything that one running GitHub holds; passed to each function that reads or changes it. */
export interface World {
  /** Web and git base, without a slash at the end. */
  url: string;
  readonly folder: string;
  readonly now: () => Date;
  readonly accounts: Map<string, Account>;
  readonly apps: Map<number, AppRecord>;
  readonly installations: InstallationRecord[];
  readonly repositories: Map<number, RepositoryRecord>;
  readonly tokens: Map<string, TokenRecord>;
  readonly mergeGroups: MergeGroupRecord[];
  readonly nextId: () => number;
  /** Queues the webhook of an event for each App that hears it. */
  emit: (event: WorldEvent) => void;
  /** Tells open pages that something about the repository changed. */
  changed: (repository: RepositoryRecord) => void;
  /** Runs `change` alone for this repository, so that two pushes cannot interleave. */
  readonly alone: <T>(repository: RepositoryRecord, change: () => Promise<T>) => Promise<T>;
}

export async function createWorld(now: () => Date): Promise<World> {
  let last = 1000;
  const queues = new Map<number, Promise<unknown>>();
  return {
    url: "",
    folder: await mkdtemp(join(tmpdir(), "local-github-")),
    now,
    accounts: new Map(),
    apps: new Map(),
    installations: [],
    repositories: new Map(),
    tokens: new Map(),
    mergeGroups: [],
    nextId: () => ++last,
    emit: () => {},
    changed: () => {},
    alone: async (repository, change) => {
      const before = queues.get(repository.id) ?? Promise.resolve();
      const mine = before.then(change, change);
      queues.set(
        repository.id,
        mine.catch(() => {}),
      );
      return await mine;
    },
  };
}

export async function removeWorld(world: World): Promise<void> {
  await rm(world.folder, { recursive: true, force: true, maxRetries: 5 });
}

export function timestamp(world: World): string {
  return world
    .now()
    .toISOString()
    .replace(/\.\d+Z$/, "Z");
}

/** The account of this login; made on first use, as everybody here has one. */
export function accountOf(world: World, login: string, type: Account["type"] = "User"): Account {
  const known = world.accounts.get(login.toLowerCase());
  if (known) return known;
  const account: Account = { id: world.nextId(), login, type };
  world.accounts.set(login.toLowerCase(), account);
  return account;
}

export function fullName(repository: RepositoryRecord): string {
  return `${repository.owner.login}/${repository.name}`;
}

export function findRepository(world: World, owner: string, name: string): RepositoryRecord | undefined {
  const wanted = `${owner}/${name}`.toLowerCase();
  return [...world.repositories.values()].find((repository) => fullName(repository).toLowerCase() === wanted);
}

export function installationOf(world: World, account: Account, app?: AppRecord): InstallationRecord | undefined {
  return world.installations.find((one) => one.account === account && (!app || one.app === app));
}

export function pullsOf(world: World): PullRecord[] {
  return [...world.repositories.values()].flatMap((repository) => [...repository.pulls.values()]);
}

/** An opaque id for GraphQL that says its kind and number. */
export function nodeId(kind: string, id: number): string {
  return `${kind}_${Buffer.from(String(id)).toString("base64url")}`;
}

export function parseNodeId(id: string): { kind: string; id: number } | undefined {
  const match = /^([A-Za-z]+)_([\w-]+)$/.exec(id);
  const number = Number(Buffer.from(match?.[2] ?? "", "base64url").toString());
  return match?.[1] && Number.isSafeInteger(number) ? { kind: match[1], id: number } : undefined;
}
