import {
  logVerbosity,
  type sendUnaryData,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  setLogVerbosity,
  status,
} from "@grpc/grpc-js";
import { isIP } from "node:net";
import { messageOf } from "../../../errors.ts";
import type { Sample } from "../sample.ts";
import { ListenFailed, NotTaken } from "./listen-failed.ts";
import { type OtlpSignal, samplesOf } from "./otlp-samples.ts";

/** What one export request brought. */
export interface Received {
  readonly samples: readonly Sample[];
  /** Of the message. */
  readonly bytes: number;
}

export interface GrpcOptions {
  /** An IP address, one of version 6 in brackets. */
  readonly address: string;
  /** 0 for a free one. */
  readonly port: number;
  /** Resolves when the samples were taken; rejects with `NotTaken`. */
  readonly take: (received: Received) => Promise<void>;
}

export interface GrpcListener {
  readonly port: number;
  /** Lets the senders at hand finish, for a moment. */
  close(): Promise<void>;
}

const services: Readonly<Record<OtlpSignal, string>> = {
  traces: "opentelemetry.proto.collector.trace.v1.TraceService",
  metrics: "opentelemetry.proto.collector.metrics.v1.MetricsService",
  logs: "opentelemetry.proto.collector.logs.v1.LogsService",
  profiles: "opentelemetry.proto.collector.profiles.v1development.ProfilesService",
};

/** As much as Weaver takes at once. */
const largestMessage = 4 * 1024 * 1024;
const mostStreams = 100;
const closingMs = 2_000;

/** Listens for OTLP over gRPC. @throws ListenFailed */
export async function listenForOtlp(options: GrpcOptions): Promise<GrpcListener> {
  const { address, port } = options;
  if (isIP(address.replace(/^\[(.*)\]$/, "$1")) === 0) {
    throw new ListenFailed(`${address}:${port} is not an IP address with a port`);
  }
  // Errors are told by who listens; gRPC would write them to stderr too.
  setLogVerbosity(logVerbosity.NONE);
  const server = new Server({
    "grpc.max_receive_message_length": largestMessage,
    "grpc.max_concurrent_streams": mostStreams,
  });
  for (const signal of Object.keys(services) as OtlpSignal[]) addService(server, { ...options, signal });
  return { port: await bind(server, `${address}:${port}`), close: () => close(server) };
}

/** The path of the method that a signal is exported by. */
export function methodOf(signal: OtlpSignal): string {
  return `/${services[signal]}/Export`;
}

function addService(server: Server, { signal, take }: GrpcOptions & { readonly signal: OtlpSignal }): void {
  const method = {
    path: methodOf(signal),
    requestStream: false,
    responseStream: false,
    requestSerialize: (bytes: Buffer) => bytes,
    requestDeserialize: (bytes: Buffer): Received => ({ samples: samplesOf(signal, bytes), bytes: bytes.length }),
    // The answer to all of it being taken is an empty message.
    responseSerialize: () => Buffer.alloc(0),
    responseDeserialize: (bytes: Buffer) => bytes,
  };
  server.addService(
    { Export: method },
    {
      Export: ({ request }: ServerUnaryCall<Received, object>, answer: sendUnaryData<object>) => {
        take(request).then(
          () => answer(null, {}),
          (error: unknown) => answer({ code: codeOf(error), details: messageOf(error) }),
        );
      },
    },
  );
}

function codeOf(error: unknown): status {
  if (!(error instanceof NotTaken)) return status.INTERNAL;
  return error.why === "full" ? status.RESOURCE_EXHAUSTED : status.UNAVAILABLE;
}

function bind(server: Server, place: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(place, ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve(port);
      else reject(new ListenFailed(error.message, { cause: error }));
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.forceShutdown(), closingMs);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
