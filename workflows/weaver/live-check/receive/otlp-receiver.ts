import type { Sample } from "../sample.ts";
import { AdminServer, type ReportAnswer } from "./admin-server.ts";
import { type GrpcListener, listenForOtlp, type Received } from "./grpc-listener.ts";
import { NotTaken } from "./listen-failed.ts";

export interface ReceiverOptions {
  readonly address: string;
  readonly port: number;
  readonly adminPort: number;
  /** How long nothing may come before the receiver ends; 0 for ever. */
  readonly inactivitySeconds: number;
  /** Whether `POST /stop` is answered with the report. */
  readonly awaitsReport: boolean;
  /** Most bytes of messages that are taken, where all that comes is kept for one report. */
  readonly mostBytes?: number;
  readonly onListening: (ports: { readonly grpc: number; readonly admin: number }) => void;
  /** Called once, when `mostBytes` are reached. */
  readonly onFull?: () => void;
  /** Ends the receiver; what has come is still given. */
  readonly stop: AbortSignal;
}

interface Waiting extends Received {
  readonly taken: () => void;
  readonly refuse: (error: NotTaken) => void;
}

const longestTimer = 2 ** 31 - 1;

/**
 * Receives OTLP over gRPC until it is stopped: by its signal, by `POST /stop`, or because nothing comes any more.
 * Senders wait until what they sent is taken, so that no more is in memory than is at work.
 */
export class OtlpReceiver implements AsyncDisposable {
  readonly #options: ReceiverOptions;
  readonly #queue: Waiting[] = [];
  #admin: AdminServer | undefined;
  #grpc: GrpcListener | undefined;
  #inactivity: NodeJS.Timeout | undefined;
  #wake: () => void = () => undefined;
  #stopped = false;
  #bytes = 0;

  constructor(options: ReceiverOptions) {
    this.#options = options;
  }

  /** Begins to listen, and gives what comes. @throws ListenFailed */
  async *samples(): AsyncGenerator<readonly Sample[], void, undefined> {
    await this.#listen();
    while (true) {
      const next = this.#queue.shift();
      if (next !== undefined) {
        next.taken();
        yield next.samples;
      } else if (this.#stopped) return;
      // oxlint-disable-next-line no-await-in-loop -- waits for the next request
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** Answers those who stopped the receiver; false where nobody waits for a report. */
  async deliver(report: ReportAnswer): Promise<boolean> {
    return (await this.#admin?.deliver(report)) ?? false;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop();
    for (const { refuse } of this.#queue.splice(0)) refuse(stoppedError());
    await Promise.all([this.#grpc?.close(), this.#admin?.close()]);
  }

  async #listen(): Promise<void> {
    const { address, port, adminPort, awaitsReport, inactivitySeconds, stop, onListening } = this.#options;
    this.#grpc = await listenForOtlp({ address, port, take: (received) => this.#take(received) });
    this.#admin = await AdminServer.listen({ port: adminPort, awaitsReport, stop: () => this.#stop() });
    if (inactivitySeconds > 0) {
      this.#inactivity = setTimeout(() => this.#stop(), Math.min(inactivitySeconds * 1_000, longestTimer));
    }
    if (stop.aborted) this.#stop();
    else stop.addEventListener("abort", () => this.#stop(), { once: true });
    onListening({ grpc: this.#grpc.port, admin: this.#admin.port });
  }

  #take(received: Received): Promise<void> {
    if (this.#stopped) return Promise.reject(stoppedError());
    this.#inactivity?.refresh();
    const { mostBytes = Infinity, onFull } = this.#options;
    if (this.#bytes + received.bytes > mostBytes) {
      if (this.#bytes <= mostBytes) onFull?.();
      this.#bytes = Infinity;
      return Promise.reject(new NotTaken("full", "the report has no room for more telemetry"));
    }
    this.#bytes += received.bytes;
    return new Promise((taken, refuse) => {
      this.#queue.push({ ...received, taken, refuse });
      this.#wake();
    });
  }

  #stop(): void {
    this.#stopped = true;
    clearTimeout(this.#inactivity);
    this.#wake();
  }
}

function stoppedError(): NotTaken {
  return new NotTaken("stopped", "the receiver has stopped");
}
