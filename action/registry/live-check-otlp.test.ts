import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sampleCheckout, type TestCheckout } from "../../demo/sample-checkout.ts";
import { findWeaver } from "../../workflows/weaver/binary/find-weaver.ts";
import type { OtlpSignal } from "../../workflows/weaver/live-check/receive/otlp-samples.ts";
import { requests } from "../../workflows/weaver/live-check/receive/requests-for-tests.ts";
import { sendForTests } from "../../workflows/weaver/live-check/receive/send-for-tests.ts";
import { type } from "../terminal/terminal-for-tests.ts";

interface Receiving {
  readonly child: ChildProcess;
  readonly grpc: number;
  readonly admin: number;
  readonly ended: Promise<{ readonly exitCode: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** Starts a program that receives telemetry; `started` is the text after which it does, with its ports. */
async function start(
  command: readonly string[],
  { folder, started }: { readonly folder: string; readonly started: RegExp },
): Promise<Receiving> {
  const [program = "", ...args] = command;
  const child = spawn(program, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 });
  let [stdout, stderr] = ["", ""];
  const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
  child.stdout.on("data", (data: Buffer) => void (stdout += data.toString()));
  child.stderr.on("data", (data: Buffer) => {
    stderr += data.toString();
    const match = started.exec(stderr);
    if (match) resolve(match);
  });
  const ended = new Promise<Awaited<Receiving["ended"]>>((done) =>
    child.once("close", (exitCode) => {
      reject(new Error(`ended before it received: ${stderr}`));
      done({ exitCode, stdout, stderr });
    }),
  );
  const { groups = {} } = await promise;
  return { child, grpc: Number(groups["grpc"] ?? 0), admin: Number(groups["admin"] ?? 0), ended };
}

const cli = join(import.meta.dirname, "../cli.ts");
const local = "--otlp-grpc-address 127.0.0.1";

function ours(line: string, { folder }: TestCheckout): Promise<Receiving> {
  const ports = `${local} --otlp-grpc-port 0 --admin-port 0 --engine embedded`;
  const command = [
    process.execPath,
    cli,
    ..."registry live-check -r model".split(" "),
    ...`${line} ${ports}`.split(" "),
  ];
  return start(command, { folder, started: /on port (?<grpc>\d+)[^]*localhost:(?<admin>\d+)\/stop\n/ });
}

async function sendAll({ grpc }: Receiving): Promise<void> {
  for (const signal of Object.keys(requests) as OtlpSignal[]) {
    // oxlint-disable-next-line no-await-in-loop -- in this order
    await sendForTests(grpc, signal, requests[signal]);
  }
}

function stop({ admin }: Receiving): Promise<Response> {
  return fetch(`http://127.0.0.1:${admin}/stop`, { method: "POST" });
}

test("what emit sends is received, printed as it comes, and judged when CTRL+C is pressed", async () => {
  using checkout = sampleCheckout();
  const receiving = await ours("--format jsonl --inactivity-timeout 0", checkout);
  let early = "";
  receiving.child.stdout?.on("data", (data: Buffer) => void (early += data.toString()));
  const sent = `--quiet registry emit -r model --endpoint http://127.0.0.1:${receiving.grpc} --engine embedded`;
  expect(await type(sent, checkout)).toMatchObject({ exitCode: 0 });
  await expect.poll(() => early, { timeout: 10_000 }).toContain('"name":"shop.orders"');
  receiving.child.kill("SIGINT");
  const { exitCode, stdout } = await receiving.ended;
  const last = stdout.trimEnd().split("\n").at(-1) ?? "";
  expect(JSON.parse(last)).toMatchObject({ total_entities_by_type: { metric: 1 } });
  expect(exitCode, "the resource has attributes that the registry does not know").toBe(1);
});

test("silence ends it, and who stops it is given the report", async () => {
  using checkout = sampleCheckout();
  const silent = await ours("--inactivity-timeout 1 --format json --no-stream", checkout);
  expect(await silent.ended).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('"total_entities": 0') });
  const receiving = await ours("--output http --format json --inactivity-timeout 0", checkout);
  await sendAll(receiving);
  const answer = await stop(receiving);
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(await answer.json()).toMatchObject({ samples: expect.any(Array), statistics: { total_entities: 102 } });
  expect(await receiving.ended).toMatchObject({ exitCode: 1, stdout: "" });
});

test("a receiver is set up by .weaver.toml too", async () => {
  using checkout = sampleCheckout();
  const places = `grpc_address = "127.0.0.1"\ngrpc_port = 0\nadmin_port = 0\ninactivity_timeout = 1\n`;
  checkout.write(".weaver.toml", `[live-check]\nformat = "json"\nno_stream = true\n[live-check.otlp]\n${places}`);
  const { exitCode, stdout, stderr } = await type("registry live-check -r model --engine embedded", checkout);
  expect({ exitCode, report: JSON.parse(stdout) as unknown }).toMatchObject({ exitCode: 0, report: { samples: [] } });
  expect(stderr).toContain("ends after 1 s without telemetry");
});

test("a receiver that cannot begin, ports that are none and a report for nobody are refused", async () => {
  using checkout = sampleCheckout();
  const line = `--quiet registry live-check -r model --engine embedded`;
  const nowhere = await type(`${line} --otlp-grpc-address nowhere --diagnostic-format json`, checkout);
  expect(nowhere).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('"IngestError"') });
  for (const flag of ["--otlp-grpc-port 65536", "--admin-port x", "--inactivity-timeout -1"]) {
    // oxlint-disable-next-line no-await-in-loop -- one after another
    expect(await type(`${line} ${flag}`, checkout)).toMatchObject({ exitCode: 2 });
  }
  const file = await type(`${line} --input-source telemetry/checkout.json --output http`, checkout);
  expect(file).toMatchObject({ exitCode: 1, stdout: "", stderr: expect.stringContaining("--output http") });
});

const program = await findWeaver({ explicit: process.env["WEAVER_BIN"], path: process.env["PATH"] });
if (program === undefined) process.stdout.write("OTLP like Weaver: skipped, there is no weaver on the PATH\n");

/** Weaver does not say which port it has where it chooses one. */
async function weavers(line: string, { folder }: TestCheckout): Promise<Receiving> {
  const [grpc, admin] = [20_000 + (process.pid % 10_000), 30_000 + (process.pid % 10_000)];
  const ports = `${local} --otlp-grpc-port ${grpc} --admin-port ${admin}`;
  const command = [program ?? "", ..."registry live-check -r model".split(" "), ...`${line} ${ports}`.split(" ")];
  return { ...(await start(command, { folder, started: /OTLP receiver will/ })), grpc, admin };
}

test.skipIf(program === undefined).each(["json --no-stream", "json", "ansi", "yaml", "jsonl", "json --output http"])(
  "the same telemetry gives Weaver's own report: %s",
  async (format) => {
    using checkout = sampleCheckout();
    const line = `--inactivity-timeout 0 --no-stats --format ${format}`;
    const reports: unknown[] = [];
    for (const begin of [weavers, ours]) {
      // oxlint-disable no-await-in-loop -- one after another, as they share nothing but time
      const receiving = await begin(line, checkout);
      await sendAll(receiving);
      const answer = await stop(receiving);
      const report = { type: answer.headers.get("content-type"), body: await answer.text() };
      const { exitCode, stdout } = await receiving.ended;
      // oxlint-enable no-await-in-loop
      reports.push({ report, exitCode, stdout });
    }
    expect(reports[1]).toEqual(reports[0]);
  },
);
