import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { sampleCheckout } from "../../demo/sample-checkout.ts";
import { findWeaver } from "../../workflows/weaver/binary/find-weaver.ts";
import { OtlpReceiver } from "../../workflows/weaver/live-check/receive/otlp-receiver.ts";
import type { Sample } from "../../workflows/weaver/live-check/sample.ts";
import { type } from "../terminal/terminal-for-tests.ts";

const samples = [
  { resource: { attributes: [{ name: "service.name", value: "shop" }] } },
  {
    span: {
      name: "s",
      kind: "client",
      attributes: [
        { name: "shop.cart.id", value: 1 },
        { name: "Bad", value: 2 },
      ],
    },
  },
  {
    metric: { name: "m", instrument: "counter", unit: "s", data_points: [{ attributes: [{ name: "x.y" }], value: 1 }] },
  },
];
const line = "--quiet registry live-check -r model --input-source samples.json --emit-otlp-logs";
const embedded = "--engine embedded";

test("findings reach a receiver as log records, and the report is the same", async () => {
  using checkout = sampleCheckout();
  checkout.write("samples.json", JSON.stringify(samples));
  const stop = new AbortController();
  const { promise, resolve } = Promise.withResolvers<number>();
  const places = { address: "127.0.0.1", port: 0, adminPort: 0, inactivitySeconds: 0, awaitsReport: false };
  await using receiver = new OtlpReceiver({ ...places, stop: stop.signal, onListening: ({ grpc }) => resolve(grpc) });
  const received = Array.fromAsync(receiver.samples());
  const to = `--otlp-logs-endpoint http://127.0.0.1:${await promise}`;
  const told = await type(`${line} ${to} --format json --no-stream ${embedded}`, checkout);
  const plain = line.replace(" --emit-otlp-logs", "");
  expect(told).toEqual(await type(`${plain} --format json --no-stream ${embedded}`, checkout));
  stop.abort();
  const logs = (await received).flat().filter((sample): sample is Sample & { kind: "log" } => sample.kind === "log");
  const { statistics } = JSON.parse(told.stdout) as { statistics: { total_advisories: number } };
  expect(logs).toHaveLength(statistics.total_advisories);
  const resource = { name: "weaver.finding.resource.attribute.service.name", value: "shop" };
  const attributes = expect.arrayContaining([expect.objectContaining(resource)]);
  const ofSpan = logs.find(({ body }) => body.attributes.some(({ value }) => value === "Bad"));
  expect(ofSpan?.body).toMatchObject({ event_name: "weaver.live_check.finding", trace_id: null, attributes });
});

test("findings that cannot be sent are told, and an address that is none is refused", async () => {
  using checkout = sampleCheckout();
  checkout.write("samples.json", JSON.stringify(samples));
  const closed = await type(`${line} --fail-on none --otlp-logs-endpoint http://127.0.0.1:1 ${embedded}`, checkout);
  expect(closed).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("warning: Findings could not be sent") });
  const none = await type(`${line} --otlp-logs-endpoint nowhere --diagnostic-format json ${embedded}`, checkout);
  expect(none).toMatchObject({ exitCode: 1, stdout: "", stderr: expect.stringContaining('"OutputError"') });
});

const program = await findWeaver({ explicit: process.env["WEAVER_BIN"], path: process.env["PATH"] });
if (program === undefined) process.stdout.write("findings as logs: skipped, there is no weaver on the PATH\n");

/** Without what differs from run to run: times, and the resource, whose order is by chance. */
function settled(text: string): string {
  return text.replaceAll(/^(?:\t Observed Timestamp: .*|Resource|\t ->  .*)\n/gm, "");
}

test.skipIf(program === undefined).each(["jsonl", "ansi", "jsonl --no-stream", "mute"])(
  "printed log records stand between the samples as with Weaver: %s",
  async (format) => {
    using checkout = sampleCheckout();
    checkout.write("samples.json", JSON.stringify(samples));
    const words = `${line} --otlp-logs-stdout --no-stats --fail-on none --format ${format}`;
    const theirs = execFileSync(program ?? "", words.split(" "), { cwd: checkout.folder, encoding: "utf8" });
    const ours = await type(`${words} ${embedded}`, checkout);
    expect(settled(ours.stdout)).toBe(settled(theirs));
  },
);
