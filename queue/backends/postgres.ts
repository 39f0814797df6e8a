import { createPostgresBackend, DEFAULT_SCHEMA, runMigrations } from "bullmq";
import type { PgPool } from "bullmq";
import pg from "pg";
import type { Backend, Connect, Lease } from "./backend.ts";

interface PostgresOptions {
  readonly databaseUrl: string;
  /** Jobs that run at a time: each may hold a connection. */
  readonly concurrency: number;
}

/** Jobs in a PostgreSQL server of version 13 or later. */
export function postgresBackend({ databaseUrl, concurrency }: PostgresOptions): Backend {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    // One for LISTEN, two for adding, and for each running job one and another for its lease.
    max: 2 * concurrency + 3,
    connectionTimeoutMillis: 2_500,
    query_timeout: 15_000,
    keepAlive: true,
    options: `-c search_path=${DEFAULT_SCHEMA}`,
  });
  // A pool without a listener ends the process when an idle connection drops; the next query reports it anyway.
  pool.on("error", () => {});
  const connect = connectTo(asBullPool(pool));
  return {
    kind: "postgres",
    lanes: 2,
    producer: connect,
    consumer: connect,
    prepare: () => migrate(asBullPool(pool)),
    lease: (name) => lease(pool, name),
    close: () => pool.end(),
  };
}

/** An advisory lock of a session: the server ends it with the session, however that ends. */
async function lease(pool: pg.Pool, name: string): Promise<Lease | undefined> {
  const client = await pool.connect();
  // A client without a listener ends the process when its connection drops.
  const ignore = (): void => {};
  client.on("error", ignore);
  const giveBack = (broken: boolean): void => (client.off("error", ignore), client.release(broken));
  const ask = async (what: "pg_try_advisory_lock" | "pg_advisory_unlock"): Promise<boolean> => {
    try {
      const { rows } = await client.query<{ done: boolean }>(`SELECT ${what}(hashtextextended($1, 0)) AS done`, [name]);
      return rows[0]?.done === true;
    } catch (error) {
      giveBack(true);
      throw error;
    }
  };
  if (await ask("pg_try_advisory_lock"))
    return { release: async () => (await ask("pg_advisory_unlock"), giveBack(false)) };
  giveBack(false);
  return undefined;
}

/** Creates or updates BullMQ's tables; several processes may do it at once. */
export async function migrate(pool: PgPool): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
}

export function connectTo(pool: PgPool): Connect {
  return (name, options, kind) => createPostgresBackend(name, { ...options, connection: pool }, kind);
}

/** BullMQ wants `query` to take read-only parameters; `@types/pg` does not say that it leaves them alone. */
function asBullPool(pool: pg.Pool): PgPool {
  return pool as unknown as PgPool;
}
