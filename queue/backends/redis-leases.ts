import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import type { Backend } from "./backend.ts";

/** Only whoever holds a lease may touch it: it may have ended meanwhile and be another one's. */
const mine = (command: string): string =>
  `if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call(${command}) end return 0`;
const release = mine('"del", KEYS[1]');
const renew = mine('"pexpire", KEYS[1], ARGV[2]');

/** Leases that last for `leaseMs` and are renewed for as long as their holder lives. */
export function redisLeases(url: string, leaseMs: number): Pick<Backend, "lease"> & { close(): void } {
  const renewals = new Set<NodeJS.Timeout>();
  let connection: Redis | undefined;

  function connected(): Redis {
    if (connection) return connection;
    connection = new Redis(url, { connectTimeout: 2_500, commandTimeout: 2_500, maxRetriesPerRequest: 1 });
    // It connects anew by itself; the commands that fail meanwhile tell.
    connection.on("error", () => {});
    return connection;
  }

  return {
    lease: async (name) => {
      const [redis, token] = [connected(), randomUUID()];
      if ((await redis.set(name, token, "PX", leaseMs, "NX")) !== "OK") return undefined;
      const renewal = setInterval(() => {
        redis.eval(renew, 1, name, token, leaseMs).catch(() => {});
      }, leaseMs / 3);
      renewals.add(renewal.unref());
      return {
        release: async () => {
          clearInterval(renewal);
          renewals.delete(renewal);
          await redis.eval(release, 1, name, token);
        },
      };
    },
    close: () => {
      for (const renewal of renewals) clearInterval(renewal);
      connection?.disconnect();
    },
  };
}
