import { setTimeout as pause } from "node:timers/promises";
import { messageOf } from "../workflows/errors.ts";
import { createTakeTurn } from "../workflows/workspace/take-turn.ts";
import type { Backend, Lease } from "./backends/backend.ts";

export interface Turn {
  readonly name: string;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

/**
 * Runs work under one name one after another. With its store away a process keeps the order among its own jobs alone:
 * what is to be written has been found, and no other process gets a job meanwhile.
 * @throws what the work throws; the signal's reason where it aborts before the work began
 */
export type InTurn = <Result>(turn: Turn, work: () => Promise<Result>) => Promise<Result>;

interface TurnsOf {
  readonly backend: Pick<Backend, "lease">;
  readonly prefix: string;
  readonly onError: (error: Error) => void;
}

const pollMs = 50;

export function createInTurn({ backend, prefix, onError }: TurnsOf): InTurn {
  // In this process they wait in order and without asking the store again and again.
  const takeTurn = createTakeTurn();
  const told = (error: unknown): undefined => {
    onError(error instanceof Error ? error : new Error(messageOf(error)));
    return undefined;
  };

  async function leaseOf({ name, signal }: Turn): Promise<Lease | undefined> {
    for (;;) {
      signal.throwIfAborted();
      const asked = await backend.lease(`${prefix}-turn:${name}`).then((lease) => ({ lease }), told);
      if (!asked) return undefined;
      if (asked.lease) return asked.lease;
      await pause(pollMs, undefined, { signal }).catch(() => {});
    }
  }

  return (turn, work) =>
    takeTurn(turn.name, async () => {
      const lease = await leaseOf(turn);
      try {
        return await work();
      } finally {
        await lease?.release().catch(told);
      }
    });
}
