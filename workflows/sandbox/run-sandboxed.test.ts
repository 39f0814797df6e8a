import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { runSandboxed, sandboxKind, type SandboxKind, type SandboxRequest } from "./run-sandboxed.ts";

const best = await sandboxKind();
const kinds: SandboxKind[] = best === "bubblewrap" ? ["bubblewrap", "process"] : ["process"];
if (best !== "bubblewrap") process.stderr.write("skipped: bubblewrap does not work here\n");

function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "weavergen-sandbox-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function shell(script: string, options: Partial<SandboxRequest> = {}): SandboxRequest {
  const limits = { timeoutMs: 20_000, maxOutputBytes: 100_000, memoryMb: 512 };
  const view = { cwd: options.cwd ?? "/tmp", readOnly: [], writable: [], env: {} };
  return { command: "/bin/sh", args: ["-c", script], ...view, ...limits, ...options };
}

test.each(kinds)("%s: exit code, output and input come back", async (kind) => {
  const result = await runSandboxed(shell("cat; echo err >&2; exit 3", { kind, input: "text" }));
  expect(result).toMatchObject({ exitCode: 3, signal: undefined, stdout: "text", stderr: "err\n", truncated: false });
});

test.each(kinds)("%s: a signal is told from an exit code", async (kind) => {
  const result = await runSandboxed(shell("kill -ABRT $$", { kind }));
  expect(result).toMatchObject({ exitCode: undefined, signal: "SIGABRT" });
});

test.each(kinds)(
  "%s: nothing of the environment is inherited, and HOME is an empty folder that goes away",
  async (kind) => {
    process.env["WEAVERGEN_CANARY"] = "canary-secret";
    onTestFinished(() => void delete process.env["WEAVERGEN_CANARY"]);
    const result = await runSandboxed(shell('env; ls -A "$HOME"; echo x > "$HOME/x"', { kind, env: { MINE: "1" } }));
    expect(result.stdout).not.toContain("canary-secret");
    expect(result.stdout).toContain("MINE=1");
    const home = /^HOME=(.*)$/m.exec(result.stdout)?.[1] ?? "";
    expect(home).not.toBe(process.env["HOME"]);
    expect(existsSync(home)).toBe(false);
  },
);

test.runIf(best === "bubblewrap")(
  "bubblewrap: no other process, its environment or its command line is seen",
  async () => {
    process.env["WEAVERGEN_CANARY"] = "canary-secret";
    onTestFinished(() => void delete process.env["WEAVERGEN_CANARY"]);
    const script = "cat /proc/*/environ /proc/*/cmdline | tr '\\0' '\\n'; ls -d /proc/[0-9]* | wc -l; echo end";
    const result = await runSandboxed(shell(script, { env: { SEEN: "yes" } }));
    expect(result.stdout).toContain("SEEN=yes");
    expect(result.stdout).toContain("end");
    expect(result.stdout).not.toContain("canary-secret");
    expect(result.stdout).not.toContain("vitest");
  },
);

test.runIf(best === "bubblewrap")(
  "bubblewrap: only named folders are seen, and only writable ones are written",
  async () => {
    const [seen, out, hidden] = [scratchFolder(), scratchFolder(), scratchFolder()];
    for (const folder of [seen, hidden]) writeFileSync(join(folder, "file"), "content");
    const script = `cat ${seen}/file; cat ${hidden}/file; echo x > ${seen}/new; echo ok > ${out}/new; id -u; cat /etc/passwd`;
    const result = await runSandboxed(shell(script, { cwd: seen, readOnly: [seen], writable: [out] }));
    expect(result.stdout).toBe("content1000\n");
    expect(existsSync(join(seen, "new"))).toBe(false);
    expect(readFileSync(join(out, "new"), "utf8")).toBe("ok\n");
  },
);

test.runIf(best === "bubblewrap")("bubblewrap: there is no network, unless it is asked for", async () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const script = `exec bash -c 'exec 3<>/dev/tcp/127.0.0.1/${port}'`;
  expect((await runSandboxed(shell(script))).exitCode).toBe(1);
  expect(connections).toBe(0);
  expect((await runSandboxed(shell(script, { network: true }))).exitCode).toBe(0);
  expect(connections).toBe(1);
});

test.each(kinds)("%s: a time limit kills the whole tree", async (kind) => {
  const folder = scratchFolder();
  const script = `(while :; do echo x >> ${folder}/beat; sleep 0.05; done) & wait`;
  const result = await runSandboxed(shell(script, { kind, writable: [folder], timeoutMs: 500 }));
  expect(result).toMatchObject({ timedOut: true, exitCode: undefined, signal: "SIGKILL" });
  await expectSilence(join(folder, "beat"));
});

test.each(kinds)("%s: an abort kills the whole tree and is thrown", async (kind) => {
  const folder = scratchFolder();
  const beat = join(folder, "beat");
  const stop = new AbortController();
  const script = `(while :; do echo x >> ${beat}; sleep 0.05; done) & wait`;
  const running = runSandboxed(shell(script, { kind, writable: [folder], signal: stop.signal }));
  while (!existsSync(beat)) await wait(10);
  stop.abort(new Error("closed"));
  await expect(running).rejects.toThrow("closed");
  await expectSilence(beat);
});

test.each(kinds)("%s: a background process does not outlive the program", async (kind) => {
  const folder = scratchFolder();
  const beat = join(folder, "beat");
  const script = `(while :; do echo x >> ${beat}; sleep 0.05; done) & while [ ! -e ${beat} ]; do sleep 0.02; done`;
  const result = await runSandboxed(shell(script, { kind, writable: [folder] }));
  expect(result.exitCode).toBe(0);
  await expectSilence(beat);
});

/** The file grows every 50 ms as long as a process of the tree lives. */
async function expectSilence(file: string): Promise<void> {
  await wait(100);
  const size = readFileSync(file).length;
  await wait(400);
  expect(readFileSync(file).length).toBe(size);
}

test.each(kinds)("%s: output above the limit is cut and said to be", async (kind) => {
  const result = await runSandboxed(shell("head -c 1000000 /dev/zero", { kind, maxOutputBytes: 1000 }));
  expect(result).toMatchObject({ truncated: true, exitCode: 0 });
  expect(result.stdout).toHaveLength(1000);
});

test.runIf(existsSync("/usr/bin/prlimit")).each(kinds)("%s: memory and file size are limited", async (kind) => {
  const folder = scratchFolder();
  const hungry = `head -c 300000000 /dev/zero | tail > /dev/null`;
  expect((await runSandboxed(shell(hungry, { kind, memoryMb: 64 }))).exitCode).not.toBe(0);
  const script = `head -c 99000000 /dev/zero > ${folder}/big`;
  await runSandboxed(shell(script, { kind, memoryMb: 64, writable: [folder] }));
  expect(readFileSync(join(folder, "big")).length).toBeLessThanOrEqual(64 * 1024 * 1024);
});

test.each(kinds)("%s: arguments never reach a shell", async (kind) => {
  const result = await runSandboxed({ ...shell("", { kind }), command: "/bin/echo", args: ["$(id)", "`id`", "; id"] });
  expect(result.stdout).toBe("$(id) `id` ; id\n");
});

test.each(kinds)("%s: a program that cannot be started is an error, not an exit code", async (kind) => {
  const missing = { ...shell("", { kind }), command: "/nowhere/program" };
  await expect(runSandboxed(missing)).rejects.toMatchObject({ code: "ENOENT" });
});
