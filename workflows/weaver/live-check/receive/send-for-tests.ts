import { Client, credentials } from "@grpc/grpc-js";
import { methodOf } from "./grpc-listener.ts";
import type { OtlpSignal } from "./otlp-samples.ts";

/** Sends one export request; rejects with gRPC's error. */
export async function sendForTests(port: number, signal: OtlpSignal, request: Uint8Array): Promise<Uint8Array> {
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  const asBytes = (bytes: Buffer): Buffer => bytes;
  try {
    return await new Promise((resolve, reject) => {
      const options = { deadline: Date.now() + 10_000, waitForReady: true };
      client.makeUnaryRequest(methodOf(signal), asBytes, asBytes, Buffer.from(request), options, (error, answer) =>
        error ? reject(error) : resolve(answer ?? new Uint8Array()),
      );
    });
  } finally {
    client.close();
  }
}
