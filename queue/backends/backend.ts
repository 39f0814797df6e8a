import type { BackendFactory, IQueueBackend } from "bullmq";

/** Makes a connection of BullMQ to one store; the store's address is closed over, so BullMQ's own `connection` is only a label. */
export type Connect = BackendFactory<IQueueBackend, string>;

/** One kind of store for jobs. */
export interface Backend {
  readonly kind: "redis" | "postgres" | "embedded";
  /** Commands that it does well at a time. */
  readonly lanes: number;
  /** For adding jobs: fails soon when the store is away. */
  readonly producer: Connect;
  /** For running jobs: waits until the store is back. */
  readonly consumer: Connect;
  /** Makes the store ready (its schema); may be called again after it failed. */
  prepare(): Promise<void>;
  close(): Promise<void>;
}
