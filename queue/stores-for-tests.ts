import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, glob, mkdtemp, rm } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { QueueOptions } from "./open-queue.ts";

/** A store of jobs, with its files in a temporary folder that goes when it is disposed of. */
export interface TestStore extends AsyncDisposable {
  readonly options: QueueOptions;
  /** Undefined where the store lives inside the process. */
  readonly server: { stop(): Promise<void>; start(): Promise<void> } | undefined;
}

export interface StoreKind {
  readonly name: QueueOptions["backend"];
  /** Why this machine cannot run it. */
  readonly missing: string | undefined;
  open(): Promise<TestStore>;
}

const redisServer = ["/usr/bin/redis-server", "/usr/local/bin/redis-server"].find((path) => existsSync(path));
const postgresBin = (await Array.fromAsync(glob("/usr/lib/postgresql/*/bin"))).toSorted().at(-1);

/** Every backend of the queue; the servers come from the Debian packages `redis-server` and `postgresql`. */
export const storeKinds: readonly StoreKind[] = [
  { name: "embedded", missing: undefined, open: openEmbedded },
  { name: "redis", missing: redisServer ? undefined : "redis-server is not installed", open: openRedis },
  { name: "postgres", missing: postgresBin ? undefined : "postgresql is not installed", open: openPostgres },
];

async function openEmbedded(): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), "weavergen-embedded-"));
  return {
    options: { backend: "embedded", dataDir: folder },
    server: undefined,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

async function openRedis(): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), "weavergen-redis-"));
  const port = await freePort();
  const settings = [
    "--port",
    `${port}`,
    "--dir",
    folder,
    "--appendonly",
    "yes",
    "--appendfsync",
    "always",
    "--save",
    "",
  ];
  let server: ChildProcess | undefined;
  async function start(): Promise<void> {
    server = spawn(redisServer ?? "redis-server", settings, { stdio: "ignore" });
    await listening(port);
  }
  async function stop(): Promise<void> {
    if (!server || server.exitCode !== null) return;
    const ended = Promise.withResolvers<void>();
    server.once("exit", () => ended.resolve());
    server.kill("SIGKILL");
    await ended.promise;
  }
  await start();
  return {
    options: { backend: "redis", redisUrl: `redis://127.0.0.1:${port}` },
    server: { start, stop },
    [Symbol.asyncDispose]: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openPostgres(): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), "weavergen-postgres-"));
  // PostgreSQL refuses to run as root; the package brings a user of its own.
  await chmod(folder, 0o777);
  const port = await freePort();
  const data = join(folder, "data");
  await postgres("initdb", ["-D", data, "-A", "trust", "-U", "weavergen", "--no-sync"]);
  const flags = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
  const start = () => postgres("pg_ctl", ["-D", data, "-w", "-o", flags, "-l", join(folder, "log"), "start"]);
  const stop = () => postgres("pg_ctl", ["-D", data, "-w", "-m", "immediate", "stop"]);
  await start();
  return {
    options: { backend: "postgres", databaseUrl: `postgres://weavergen@127.0.0.1:${port}/postgres` },
    server: { start, stop },
    [Symbol.asyncDispose]: async () => {
      await stop().catch(() => {});
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function postgres(program: string, args: readonly string[]): Promise<void> {
  const path = join(postgresBin ?? "", program);
  const asRoot = userInfo().uid === 0;
  // Not through a pipe: the server keeps it open for as long as it lives.
  const child = asRoot
    ? spawn("runuser", ["-u", "postgres", "--", path, ...args], { stdio: "ignore", cwd: tmpdir() })
    : spawn(path, args, { stdio: "ignore" });
  const ended = Promise.withResolvers<number | null>();
  child.once("error", ended.reject);
  child.once("exit", ended.resolve);
  const code = await ended.promise;
  if (code !== 0) throw new Error(`${program} ended with ${code}.`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || !address) throw new Error("No free port.");
  return address.port;
}

async function listening(port: number): Promise<void> {
  for (;;) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => (socket.destroy(), resolve(true)));
      socket.once("error", () => resolve(false));
    });
    if (open) return;
    await pause(20);
  }
}
