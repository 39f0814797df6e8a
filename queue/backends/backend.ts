import type { BackendFactory, IQueueBackend } from "bullmq";

/** Makes a connection of BullMQ to one store; the store's address is closed over, so BullMQ's own `connection` is only a label. */
export type Connect = BackendFactory<IQueueBackend, string>;

/** A name that its holder alone has until it is released. */
export interface Lease {
  release(): Promise<void>;
}

/** One kind of store for jobs. */
export interface Backend {
  readonly kind: "redis" | "postgres" | "embedded";
  /** Commands that it does well at a time. */
  readonly lanes: number;
  /** For adding jobs: fails soon when the store is away. */
  readonly producer: Connect;
  /** For running jobs: waits until the store is back. */
  readonly consumer: Connect;
  /**
   * Takes a name among all processes on the store; undefined while another one has it. A process that dies gives its
   * names back within half a minute.
   */
  lease(name: string): Promise<Lease | undefined>;
  /** Makes the store ready (its schema); may be called again after it failed. */
  prepare(): Promise<void>;
  close(): Promise<void>;
}
