import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { DEFAULT_SCHEMA } from "bullmq";
import type { PgPool } from "bullmq";
import type { Backend } from "./backend.ts";
import { lockFolder } from "./folder-lock.ts";
import { pglitePool } from "./pglite-pool.ts";
import { connectTo, migrate } from "./postgres.ts";

/**
 * Jobs in a PostgreSQL that runs inside this process (PGlite) and keeps its files in a folder.
 * @throws OperatorError `data-folder-in-use` when another process has the folder
 */
export async function embeddedBackend(dataDir: string): Promise<Backend> {
  const folder = join(dataDir, "queue");
  await mkdir(folder, { recursive: true });
  const lock = lockFolder(folder);
  const db = await PGlite.create({ dataDir: join(folder, "pgdata") });
  const pool = pglitePool(db);
  const connect = connectTo(pool);
  return {
    kind: "embedded",
    lanes: 1,
    producer: connect,
    consumer: connect,
    prepare: () => prepare(pool),
    close: async () => {
      await db.close();
      lock.release();
    },
  };
}

async function prepare(pool: PgPool): Promise<void> {
  await migrate(pool);
  await pool.query(`SET search_path TO ${DEFAULT_SCHEMA}`);
}
