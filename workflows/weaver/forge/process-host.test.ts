import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { memoryTree } from "../../workspace/memory-tree.ts";
import type { ForgeRequest } from "./generate.ts";
import { processOf, startProcess } from "./process-host.ts";
import { createRenderPool } from "./render-in-worker.ts";
import type { HostEnd, HostStart, RenderHost } from "./render-host.ts";
import type { HostMessage, WorkMessage } from "./worker-messages.ts";

const fixture = (name: string): URL => new URL(`./fixtures/${name}.ts`, import.meta.url);
const startHostile = (start: HostStart): RenderHost => processOf(fixture("hostile-process"), start);

interface Hostile extends AsyncDisposable {
  /** What an attempt gave, or the code of the error that it met. */
  attempt(target: string): Promise<unknown>;
  readonly host: RenderHost;
  readonly ended: Promise<HostEnd>;
}

async function hostile(): Promise<Hostile> {
  const ended = Promise.withResolvers<HostEnd>();
  const started = Promise.withResolvers<void>();
  let answered = (_said: unknown): void => undefined;
  const onMessage = (message: HostMessage): void => {
    if (message === "ready") started.resolve();
    else if (message.ok) answered((message.result as { said: unknown }).said);
  };
  const host = startHostile({ timeoutMs: 60_000, memoryMb: 64, onMessage, onEnd: ended.resolve });
  await started.promise;
  const attempt = (target: string): Promise<unknown> => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    answered = resolve;
    host.post({ target } as WorkMessage);
    return promise;
  };
  return { attempt, host, ended: ended.promise, [Symbol.asyncDispose]: () => host.stop() };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("code in the process sees no environment, reads no file but its modules, writes nothing and starts nothing", async () => {
  await using one = await hostile();
  expect(await one.attempt("environment")).toEqual({});
  const refused = ["read a file", "read the repository", "write a file", "start a program", "start a thread"];
  for (const target of refused) {
    // oxlint-disable-next-line no-await-in-loop -- the process does one after another
    expect({ target, said: await one.attempt(target) }).toEqual({ target, said: "ERR_ACCESS_DENIED" });
  }
});

test("a stopped process is gone, and says that it was killed", async () => {
  const one = await hostile();
  const pid = (await one.attempt("pid")) as number;
  expect(isAlive(pid)).toBe(true);
  await one.host.stop();
  expect(isAlive(pid)).toBe(false);
  expect(await one.ended).toEqual({ outOfMemory: false, how: "by SIGKILL", cause: undefined });
});

function request(target: string): ForgeRequest {
  return { context: {}, target, templates: { files: memoryTree({}), folder: "" } };
}

test("an allocation inside V8 that ends the process leaves this one alive, and the next work finds another process", async () => {
  await using pool = createRenderPool({ startHost: startHostile, hosts: 1, memoryMb: 64 });
  await expect(pool.generate(request("allocate within V8"))).rejects.toMatchObject({
    code: "render-out-of-memory",
    actor: "user",
    message: 'Rendering the target "allocate within V8" took more than 64 MB of memory and was stopped.',
    cause: { message: expect.stringMatching(/^FATAL ERROR: .*heap out of memory$/) as string },
  });
  expect(await pool.generate(request("pid"))).toMatchObject({ said: expect.any(Number) as number });
});

test("a process that ends for any other reason is nobody's fault, and is replaced", async () => {
  await using pool = createRenderPool({ startHost: startHostile, hosts: 1 });
  await expect(pool.generate(request("end itself"))).rejects.toMatchObject({
    code: "render-thread-ended",
    actor: "outside",
    message: 'What rendered the target "end itself" ended with code 7.',
  });
  expect(await pool.generate(request("pid"))).toMatchObject({ said: expect.any(Number) as number });
});

test("a process that was killed while it waited is replaced", async () => {
  await using pool = createRenderPool({ startHost: startHostile, hosts: 1 });
  const pid = async (): Promise<number> => ((await pool.generate(request("pid"))) as unknown as { said: number }).said;
  const first = await pid();
  process.kill(first, "SIGKILL");
  while (isAlive(first)) await pause(10);
  await pause(100);
  expect(await pid()).not.toBe(first);
});

test("a process whose modules cannot be loaded says why it ended", async () => {
  const { promise, resolve } = Promise.withResolvers<HostEnd>();
  const onMessage = (): void => undefined;
  processOf(new URL("./fixtures/absent.ts", import.meta.url), {
    timeoutMs: 1,
    memoryMb: 64,
    onMessage,
    onEnd: resolve,
  });
  const { how, cause } = await promise;
  expect({ how, found: cause?.message.includes("Cannot find module") }).toEqual({ how: "with code 1", found: true });
});

test("a process that cannot be started fails its work and no more", async () => {
  const { execPath } = process;
  process.execPath = "/absent/node";
  onTestFinished(() => void (process.execPath = execPath));
  await using pool = createRenderPool({ startHost: startHostile, hosts: 1 });
  await expect(pool.generate(request("pid"))).rejects.toMatchObject({
    code: "render-thread-ended",
    message: 'What rendered the target "pid" ended before it had started.',
    cause: { code: "ENOENT" },
  });
  process.execPath = execPath;
  expect(await pool.generate(request("pid"))).toMatchObject({ said: expect.any(Number) as number });
});

/** Linux alone says which children a thread has. */
const childrenOf = (pid: number): string => `/proc/${pid}/task/${pid}/children`;
const childrenAreKnown = existsSync(childrenOf(process.pid));
const children = (pid: number): number[] => readFileSync(childrenOf(pid), "utf8").trim().split(" ").map(Number);

test.runIf(childrenAreKnown)("a signal to the whole group leaves it to the parent when the process ends", async () => {
  const before = children(process.pid);
  await using pool = createRenderPool({ startHost: startProcess, hosts: 1 });
  expect(await pool.generate(request("absent"))).toMatchObject({ exitCode: 1 });
  const [child = 0] = children(process.pid).filter((pid) => !before.includes(pid));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.kill(child, signal);
  expect(await pool.generate(request("absent"))).toMatchObject({ exitCode: 1 });
  expect(isAlive(child)).toBe(true);
});

test.runIf(childrenAreKnown).each([
  { what: "that waits for work", filter: "." },
  { what: "whose work never ends", filter: '"\\("a" * 60)!" | test("^(a|a|aa)+$")' },
])("a parent that is killed leaves no process behind $what", async ({ filter }) => {
  const args = [fileURLToPath(fixture("parent")), filter];
  const parent = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  await once(parent.stdout, "data");
  const [child = 0] = children(parent.pid ?? 0);
  expect(isAlive(child)).toBe(true);
  parent.kill("SIGKILL");
  await expect.poll(() => isAlive(child), { timeout: 20_000 }).toBe(false);
});
