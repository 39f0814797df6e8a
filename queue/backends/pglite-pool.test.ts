import { PGlite } from "@electric-sql/pglite";
import type { PgNotification, PgPool } from "bullmq";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pglitePool } from "./pglite-pool.ts";

let db: PGlite;
let pool: PgPool;

beforeAll(async () => {
  db = await PGlite.create();
  pool = pglitePool(db);
  await pool.query("CREATE TABLE kept (who text)");
});
afterAll(() => db.close());

const who = async (): Promise<string[]> =>
  (await pool.query<{ who: string }>("SELECT who FROM kept")).rows.map((row) => row.who);

test("statements of others wait for the end of a transaction and are not rolled back with it", async () => {
  const client = await pool.connect();
  await client.query("BEGIN");
  const other = pool.query("INSERT INTO kept VALUES ($1)", ["other"]);
  await client.query("INSERT INTO kept VALUES ($1)", ["transaction"]);
  await client.query("ROLLBACK");
  client.release();
  await other;
  expect(await who()).toEqual(["other"]);
});

test("a client that is released inside a transaction does not lock the others out", async () => {
  const client = await pool.connect();
  await client.query("-- a comment\nBEGIN");
  client.release();
  expect(await who()).toContain("other");
});

test("LISTEN is heard although a comment stands before it, and ends with the client", async () => {
  const client = await pool.connect();
  const heard: PgNotification[] = [];
  client.on("notification", (message) => heard.push(message));
  await client.query("-- Subscribe to the channel.\n-- Another line.\nLISTEN jobs;\n");
  await pool.query("SELECT pg_notify('jobs', 'one')");
  await expect.poll(() => heard).toHaveLength(1);
  const later = await pool.connect();
  const laterHeard = new Promise((resolve) => later.on("notification", resolve));
  await later.query("LISTEN jobs");
  client.release();
  await pool.query("SELECT pg_notify('jobs', 'two')");
  expect(await laterHeard).toEqual({ channel: "jobs", payload: "two" });
  expect(heard).toEqual([{ channel: "jobs", payload: "one" }]);
});
