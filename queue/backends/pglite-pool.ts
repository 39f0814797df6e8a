import { EventEmitter } from "node:events";
import type { PGlite } from "@electric-sql/pglite";
import type { PgPool, PgPoolClient, PgQueryResult } from "bullmq";
import { createTurns } from "./turns.ts";
import type { Turns } from "./turns.ts";

type Query = <Row>(text: string, params?: readonly unknown[]) => Promise<PgQueryResult<Row>>;

/**
 * Makes PGlite look like a `pg.Pool`, as far as BullMQ's PostgreSQL backend uses one. PGlite is a single session, so a transaction of one client
 * would swallow the statements of all others: whoever says BEGIN has the session alone until COMMIT or ROLLBACK.
 */
export function pglitePool(db: PGlite): PgPool {
  const turns = createTurns();
  // BullMQ adds a listener for each connection and never takes it away.
  const events = new EventEmitter().setMaxListeners(0);
  const query: Query = (text, params) => turns.run(() => run(db, text, params));
  return Object.assign(events, {
    query,
    // BullMQ reads `options.keepAlive` to choose how long a worker may sleep; a session in the same process is never cut.
    options: { keepAlive: true },
    connect: () => Promise.resolve(new PgliteClient(db, turns)),
    end: () => Promise.resolve(),
  });
}

class PgliteClient extends EventEmitter implements PgPoolClient {
  readonly #db: PGlite;
  readonly #turns: Turns;
  readonly #unlisten = new Map<string, () => Promise<void>>();
  #leave: (() => void) | undefined;

  constructor(db: PGlite, turns: Turns) {
    super();
    this.#db = db;
    this.#turns = turns;
  }

  async query<Row>(text: string, params?: readonly unknown[]): Promise<PgQueryResult<Row>> {
    const statement = withoutComments(text);
    const channel = /^LISTEN\s+"?(\w+)"?\s*;?$/i.exec(statement)?.[1];
    if (channel !== undefined) return this.#listen(channel);
    if (/^BEGIN\b/i.test(statement)) this.#leave ??= await this.#turns.enter();
    if (!this.#leave) return this.#turns.run(() => run<Row>(this.#db, text, params));
    try {
      return await run<Row>(this.#db, text, params);
    } finally {
      if (/^(COMMIT|ROLLBACK)\b/i.test(statement)) this.#endTransaction();
    }
  }

  release(): void {
    if (this.#leave) this.#abandonTransaction();
    for (const unlisten of this.#unlisten.values()) unlisten().catch(() => {});
    this.#unlisten.clear();
  }

  /** The session outlives its client, so an open transaction would swallow what others write. */
  #abandonTransaction(): void {
    const end = (): void => this.#endTransaction();
    this.#db.exec("ROLLBACK").then(end, end);
  }

  #endTransaction(): void {
    this.#leave?.();
    this.#leave = undefined;
  }

  async #listen<Row>(channel: string): Promise<PgQueryResult<Row>> {
    if (this.#unlisten.has(channel)) return { rows: [] };
    const tell = (payload: string): boolean => this.emit("notification", { channel, payload });
    this.#unlisten.set(channel, await this.#turns.run(() => this.#db.listen(channel, tell)));
    return { rows: [] };
  }
}

/** Only `exec` takes several statements (BullMQ's migrations), only `query` takes parameters. */
async function run<Row>(db: PGlite, text: string, params?: readonly unknown[]): Promise<PgQueryResult<Row>> {
  if (params && params.length > 0) return db.query<Row>(text, [...params]);
  const results = await db.exec(text);
  return { rows: (results.at(-1)?.rows ?? []) as Row[] };
}

/** BullMQ's statements begin with comments, so their first word is not at the start of the text. */
function withoutComments(sql: string): string {
  return sql.replace(/^\s*--.*$/gm, "").trim();
}
