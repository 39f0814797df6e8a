import type { IncomingMessage } from "node:http";
import { gunzipSync } from "node:zlib";
import { Refused } from "./call.ts";

const limit = 120_000_000;

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new Refused(413, "Payload too large");
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  return request.headers["content-encoding"] === "gzip" ? gunzipSync(body, { maxOutputLength: limit }) : body;
}

/** JSON of a request; an empty body is nothing. @throws Refused 400 as GitHub does */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new Refused(400, "Problems parsing JSON");
  }
}
