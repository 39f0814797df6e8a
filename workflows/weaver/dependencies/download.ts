import { request as requestHttp, type IncomingMessage, type RequestOptions } from "node:http";
import { request as requestHttps } from "node:https";
import { isIPv6 } from "node:net";
import { messageOf, WeaverGenError } from "../../errors.ts";
import type { AllowedSources } from "./allowed-sources.ts";
import { resolveHost, type LookUp, type ResolvedHost } from "./resolve-host.ts";
import { notFetched, notFetchedNow } from "./source-problem.ts";

export interface DownloadRequest {
  readonly url: string;
  readonly allow: AllowedSources;
  readonly maxBytes: number;
  readonly timeoutMs: number;
  /** Of an earlier answer: where it still holds, nothing is sent. */
  readonly etag?: string | undefined;
  readonly lookUp?: LookUp | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type Download =
  | { readonly changed: true; readonly bytes: Buffer; readonly etag: string | undefined }
  | { readonly changed: false };

const maxRedirects = 5;

/**
 * GET of a file from an allowed host. Every redirect is held to the same rules, and the connection goes to the address
 * that was checked.
 * @throws UserError `dependency-not-allowed`, `dependency-not-fetched`; OutsideError `dependency-not-fetched`; the signal's reason
 */
export async function download(request: DownloadRequest): Promise<Download> {
  const timeout = AbortSignal.timeout(request.timeoutMs);
  const signal = request.signal === undefined ? timeout : AbortSignal.any([request.signal, timeout]);
  try {
    return await follow({ ...request, signal }, request.url, maxRedirects);
  } catch (error) {
    request.signal?.throwIfAborted();
    if (error instanceof WeaverGenError) throw error;
    const why = timeout.aborted ? `no answer within ${request.timeoutMs} ms` : messageOf(error);
    throw notFetchedNow(request.url, why, error);
  }
}

async function follow(request: DownloadRequest, url: string, redirects: number): Promise<Download> {
  const host = await resolveHost(url, request);
  const response = await ask(host, request);
  const status = response.statusCode ?? 0;
  if (status === 200) return { changed: true, bytes: await bodyOf(response, request), etag: response.headers.etag };
  response.destroy();
  if (status === 304) return { changed: false };
  const next = status >= 300 && status < 400 ? response.headers.location : undefined;
  if (next === undefined) throw (isPassing(status) ? notFetchedNow : notFetched)(url, `the host answered ${status}`);
  if (redirects === 0) throw notFetched(request.url, `it redirects more than ${maxRedirects} times`);
  return follow(request, new URL(next, url).href, redirects - 1);
}

/** Too slow, too many requests, or a fault of the host's own. */
function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

function ask({ url, address }: ResolvedHost, { etag, signal }: DownloadRequest): Promise<IncomingMessage> {
  const options: RequestOptions = {
    agent: false,
    headers: { "user-agent": "weavergen", accept: "*/*", ...(etag === undefined ? {} : { "if-none-match": etag }) },
    // Connects to the address that was checked, while TLS still asks for the host's own name.
    lookup: (_host, { all }, done) => {
      const family = isIPv6(address) ? 6 : 4;
      if (all === true) done(null, [{ address, family }]);
      else done(null, address, family);
    },
    ...(signal && { signal }),
  };
  return new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? requestHttps : requestHttp;
    send(url, options, resolve).once("error", reject).end();
  });
}

async function bodyOf(response: IncomingMessage, { url, maxBytes }: DownloadRequest): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const part = chunk as Buffer;
    size += part.length;
    if (size > maxBytes) throw notFetched(url, `it has more than ${maxBytes} bytes`);
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}
