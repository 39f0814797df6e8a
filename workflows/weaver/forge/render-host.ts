import type { HostMessage, WorkMessage } from "./worker-messages.ts";

/** Where templates and jq run, apart from everything else: a worker thread or a process of its own. */
export interface RenderHost {
  post(work: WorkMessage): void;
  /** This process goes on while the host lives. */
  ref(): void;
  /** This process does not wait for the host. */
  unref(): void;
  /** Ends the host at once, whatever it does; resolves when nothing is left of it. */
  stop(): Promise<void>;
}

export interface HostLimits {
  /** Longest time of one piece of work, milliseconds. */
  readonly timeoutMs: number;
  /** Largest heap. */
  readonly memoryMb: number;
}

export interface HostStart extends HostLimits {
  readonly onMessage: (message: HostMessage) => void;
  /** Once, when the host is gone for whatever reason. */
  readonly onEnd: (end: HostEnd) => void;
}

export interface HostEnd {
  readonly outOfMemory: boolean;
  /** Of a sentence: "with code 1". */
  readonly how: string;
  readonly cause: Error | undefined;
}

/** Starts a host, which says `ready` when it can work; what is posted before waits. */
export type StartHost = (start: HostStart) => RenderHost;

/**
 * The same for every host, so that a jq filter recurses as deep in each: as much as fits into the 8 MB that Linux gives to the
 * main thread of a process.
 */
export const STACK_MB = 7;

/** A file beside this one: as it is in the sources, or as it was built. */
export function hostEntry(name: string): URL {
  const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
  return new URL(`./${name}.${extension}`, import.meta.url);
}
