import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { DEFAULT_SCHEMA } from "bullmq";
import type { PgPool } from "bullmq";
import { messageOf, OperatorError } from "../../workflows/errors.ts";
import type { Backend } from "./backend.ts";
import { lockFolder } from "./folder-lock.ts";
import { pglitePool } from "./pglite-pool.ts";
import { connectTo, migrate } from "./postgres.ts";

/**
 * Jobs in a PostgreSQL that runs inside this process (PGlite) and keeps its files in a folder.
 * @throws OperatorError `data-folder-in-use` when another process has the folder, `data-folder-unusable` when its files are broken
 */
export async function embeddedBackend(dataDir: string): Promise<Backend> {
  const folder = join(dataDir, "queue");
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw unusable(folder, cause);
  });
  const lock = lockFolder(folder);
  const db = await openDatabase(folder).catch((error: unknown) => {
    lock.release();
    throw error;
  });
  const pool = pglitePool(db);
  const connect = connectTo(pool);
  const leased = new Set<string>();
  return {
    kind: "embedded",
    lanes: 1,
    producer: connect,
    consumer: connect,
    prepare: () => prepare(pool),
    // The folder belongs to this process, and so do all of its names.
    lease: async (name) => {
      if (leased.has(name)) return undefined;
      leased.add(name);
      return { release: async () => void leased.delete(name) };
    },
    close: async () => {
      await db.close();
      lock.release();
    },
  };
}

async function openDatabase(folder: string): Promise<PGlite> {
  try {
    return await PGlite.create({ dataDir: join(folder, "pgdata") });
  } catch (cause) {
    throw unusable(folder, cause);
  }
}

function unusable(folder: string, cause: unknown): OperatorError {
  return new OperatorError("data-folder-unusable", {
    message: `The embedded queue in ${folder} cannot be opened: ${messageOf(cause)}.`,
    hint: "Check that the folder can be written and the disk is not full; restore it, or move it away to begin with an empty queue.",
    cause,
  });
}

async function prepare(pool: PgPool): Promise<void> {
  await migrate(pool);
  await pool.query(`SET search_path TO ${DEFAULT_SCHEMA}`);
}
