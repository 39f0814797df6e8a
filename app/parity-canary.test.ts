import { createHash } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { createParseCache } from "../workflows/weaver/embedded/read-registry.ts";
import { createEmbeddedWeaver } from "../workflows/weaver/embedded-weaver.ts";
import { createLog } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { createParityCanary } from "./parity-canary.ts";

function canary(rate: number) {
  const engine = createEmbeddedWeaver({ parseCache: createParseCache() });
  onTestFinished(() => engine.close());
  const lines: string[] = [];
  const log = createLog({ level: "debug", now: () => new Date(), write: (line) => lines.push(line) });
  const metrics = createMetrics();
  return createParityCanary({ engines: { embedded: engine, binary: engine }, rate, log, metrics, versions: {} });
}

const heads = Array.from({ length: 2_000 }, (_, index) => createHash("sha1").update(`${index}`).digest("hex"));

test("a share of the heads is chosen, and each head is chosen for ever or never", () => {
  const quarter = canary(0.25);
  const chosen = heads.filter((head) => quarter.isChosen(head));
  expect(chosen.length).toBeGreaterThan(400);
  expect(chosen.length).toBeLessThan(600);
  const again = canary(0.25);
  expect(heads.filter((head) => again.isChosen(head))).toEqual(chosen);
  const half = canary(0.5);
  expect(chosen.every((head) => half.isChosen(head))).toBe(true);
});

test("at rate 1 every head is chosen, at 0 none", () => {
  expect(heads.every(canary(1).isChosen)).toBe(true);
  expect(heads.some(canary(0).isChosen)).toBe(false);
});

test("comparisons run one at a time: the next one is told to come back, and does", async () => {
  const { alone } = canary(1);
  const first = Promise.withResolvers<string>();
  const running = alone(() => first.promise);
  await expect(alone(async () => "second")).rejects.toMatchObject({ code: "parity-busy", retryAfterMs: 15_000 });
  first.resolve("first");
  expect(await running).toBe("first");
  await expect(alone(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await alone(async () => "third")).toBe("third");
});
