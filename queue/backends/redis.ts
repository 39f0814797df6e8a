import { createRedisBackend } from "bullmq";
import type { Backend, Connect } from "./backend.ts";
import { redisLeases } from "./redis-leases.ts";

/** ioredis: a short, even pace, so that a Redis that comes back is found within two seconds. */
const reconnecting = { connectTimeout: 2_500, retryStrategy: (times: number) => Math.min(times * 200, 2_000) };

/** Without these, a command waits in ioredis for as long as Redis is away. */
const failing = { ...reconnecting, commandTimeout: 2_500, enableOfflineQueue: false, maxRetriesPerRequest: 1 };

/** BullMQ demands `maxRetriesPerRequest: null` for its blocking reads. */
const waiting = { ...reconnecting, maxRetriesPerRequest: null };

/** Jobs in Redis 6.2 or later (production). */
export function redisBackend(url: string, { leaseMs = 30_000 }: { readonly leaseMs?: number } = {}): Backend {
  const leases = redisLeases(url, leaseMs);
  return {
    kind: "redis",
    lanes: 4,
    producer: connect({ url, ...failing }),
    consumer: connect({ url, ...waiting }),
    lease: leases.lease,
    prepare: async () => {},
    close: async () => leases.close(),
  };
}

function connect(connection: Parameters<typeof createRedisBackend>[1]["connection"]): Connect {
  return (name, options, kind) => createRedisBackend(name, { ...options, connection }, kind);
}
