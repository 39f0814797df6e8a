import type { IncomingMessage } from "node:http";

export type Body = { readonly text: string } | { readonly refuse: 413 | 503 | 400; readonly because: string };

interface Limits {
  /** GitHub caps a payload at 25 MB. */
  readonly maxBytes: number;
  /** Of all bodies that are being read: nobody has been verified yet, so many at once could use up the memory. */
  readonly maxTotalBytes: number;
}

/** Reads bodies of requests before their signatures can be checked, so within limits. */
export function createBodyReader({ maxBytes, maxTotalBytes }: Limits): (request: IncomingMessage) => Promise<Body> {
  let total = 0;
  return async function readBody(request) {
    if (Number(request.headers["content-length"] ?? 0) > maxBytes) return tooLarge;
    const chunks: Buffer[] = [];
    let own = 0;
    try {
      // Leaving the loop must not close the socket, on which the refusal is still to be sent.
      for await (const chunk of request.iterator({ destroyOnReturn: false })) {
        own += chunk.length;
        total += chunk.length;
        if (own > maxBytes) return tooLarge;
        if (total > maxTotalBytes) return { refuse: 503, because: "Too many large requests at once." };
        chunks.push(chunk);
      }
    } catch {
      return { refuse: 400, because: "The request ended before its body was complete." };
    } finally {
      total -= own;
    }
    return { text: Buffer.concat(chunks).toString("utf8") };
  };
}

const tooLarge: Body = { refuse: 413, because: "The body is larger than 25 MB." };
