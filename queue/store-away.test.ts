import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openQueue } from "./open-queue.ts";
import { storeKinds } from "./stores-for-tests.ts";
import { onEveryStore, record, review, until } from "./jobs-for-tests.ts";

onEveryStore("a store that is away", ({ kind, open, start, server }) => {
  test.skipIf(kind.name === "embedded")(
    "while the server is away add fails soon, and jobs run again when it is back",
    async () => {
      const queue = await open();
      const recorded = record();
      start(queue, recorded);
      await queue.add(review("before"));
      await until(async () => (await queue.counts()).completed === 1);
      await server()?.stop();
      await expect(queue.add(review("during", 5))).rejects.toMatchObject({
        code: "queue-unavailable",
        actor: "outside",
      });
      await expect(queue.ping()).rejects.toMatchObject({ code: "queue-unavailable" });
      await server()?.start();
      await until(() =>
        queue.add(review("after", 6)).then(
          () => true,
          () => false,
        ),
      );
      await until(() => recorded.deliveries().includes("after"));
    },
  );

  test.skipIf(kind.name === "embedded")(
    "a queue that opens while the server is away works once it is there",
    async () => {
      await server()?.stop();
      const queue = await open();
      const recorded = record();
      start(queue, recorded);
      await expect(queue.add(review("early"))).rejects.toMatchObject({ code: "queue-unavailable" });
      await server()?.start();
      await until(() =>
        queue.add(review("late")).then(
          () => true,
          () => false,
        ),
      );
      await until(() => recorded.deliveries().includes("late"));
    },
  );
});

test("a second process on one embedded folder is told why it cannot have it", async () => {
  const { dataDir, ...store } = await embeddedStore();
  const holder = await openQueue({ backend: "embedded", dataDir });
  onTestFinished(() => holder.close().then(store.dispose));
  const file = join(import.meta.dirname, "open-queue.ts");
  const script = `import { openQueue } from ${JSON.stringify(file)};
    await openQueue({ backend: "embedded", dataDir: ${JSON.stringify(dataDir)} }).catch((error) => console.log(JSON.stringify(error)));`;
  const second = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [answer] = await once(second.stdout, "data");
  expect(JSON.parse(String(answer))).toMatchObject({ code: "data-folder-in-use", actor: "operator" });
  expect(await holder.add(review("a"))).toHaveProperty("id");
});

test("an embedded folder that cannot be opened is reported with what to do, and is free again", async () => {
  const { dataDir, dispose } = await embeddedStore();
  onTestFinished(dispose);
  const data = join(dataDir, "queue", "pgdata");
  await mkdir(data, { recursive: true });
  await writeFile(join(data, "PG_VERSION"), "9.6\n");
  await expect(openQueue({ backend: "embedded", dataDir })).rejects.toMatchObject({ code: "data-folder-unusable" });
  await rm(data, { recursive: true });
  const queue = await openQueue({ backend: "embedded", dataDir });
  await queue.close();
});

test("jobs in an embedded folder are there after a restart", async () => {
  const { dataDir, dispose } = await embeddedStore();
  const before = await openQueue({ backend: "embedded", dataDir });
  await before.add(review("a"));
  await before.close();
  const after = await openQueue({ backend: "embedded", dataDir });
  onTestFinished(() => after.close().then(dispose));
  expect(await after.counts()).toMatchObject({ waiting: 1 });
});

async function embeddedStore(): Promise<{ dataDir: string; dispose: () => Promise<void> }> {
  const store = await storeKinds[0]?.open();
  if (!store?.options.dataDir) throw new Error("The first store is the embedded one.");
  return { dataDir: store.options.dataDir, dispose: async () => store[Symbol.asyncDispose]() };
}
