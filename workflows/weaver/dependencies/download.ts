import { request as requestHttp, type IncomingMessage, type RequestOptions } from "node:http";
import { request as requestHttps } from "node:https";
import { isIPv6 } from "node:net";
import { messageOf, WeaverGenError } from "../../errors.ts";
import { isHostAllowed, type AllowedSources } from "./allowed-sources.ts";
import { tokenIn, withoutToken, type Credential, type CredentialOf } from "./credential.ts";
import { assetUrl, publicGitHub, releaseFile, type GitHubHosts, type ReleaseFile } from "./github-release.ts";
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
  readonly credentialOf?: CredentialOf | undefined;
  /** In place of the public one. */
  readonly github?: GitHubHosts | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type Download =
  | { readonly changed: true; readonly bytes: Buffer; readonly etag: string | undefined }
  | { readonly changed: false };

/** One request on the way to the file. */
interface Hop {
  readonly url: string;
  readonly accept: string;
  readonly credential: Credential | undefined;
  /** How messages name the URL. */
  readonly shown: string;
}

const maxRedirects = 5;

/**
 * GET of a file from an allowed host. Every redirect is held to the same rules, and the connection goes to the address
 * that was checked. A token goes with the request and its redirects within the same origin; files of GitHub's releases are
 * then asked of its API.
 * @throws UserError `dependency-not-allowed`, `dependency-not-fetched`; OutsideError `dependency-not-fetched`; the signal's reason
 */
export async function download(request: DownloadRequest): Promise<Download> {
  const timeout = AbortSignal.timeout(request.timeoutMs);
  const signal = request.signal === undefined ? timeout : AbortSignal.any([request.signal, timeout]);
  try {
    return await start({ ...request, signal });
  } catch (error) {
    request.signal?.throwIfAborted();
    if (error instanceof WeaverGenError) throw error;
    const why = timeout.aborted ? `no answer within ${request.timeoutMs} ms` : messageOf(error);
    throw notFetchedNow(request.url, why, error);
  }
}

async function start(request: DownloadRequest): Promise<Download> {
  const { url, credentialOf, github = publicGitHub } = request;
  const hop: Hop = { url, accept: "*/*", credential: undefined, shown: url };
  if (credentialOf === undefined) return follow(request, hop, maxRedirects);
  const credential = await credentialOf((await resolveHost(url, request)).url);
  const file = tokenIn(credential) === undefined ? undefined : releaseFile(url, github);
  if (file === undefined) return follow(request, { ...hop, credential }, maxRedirects);
  return ofRelease({ ...request, allow: withApi(request.allow, github) }, { file, credential, github });
}

interface Releasing {
  readonly file: ReleaseFile;
  readonly credential: Credential | undefined;
  readonly github: GitHubHosts;
}

async function ofRelease(request: DownloadRequest, { file, credential, github }: Releasing): Promise<Download> {
  const { url: shown, release } = file;
  const hop: Hop = { url: release, accept: "application/vnd.github+json", credential, shown };
  const described = await follow({ ...request, etag: undefined }, hop, maxRedirects);
  if (!described.changed) throw notFetched(shown, "GitHub's API did not answer with a release");
  const url = assetUrl(file, described.bytes.toString("utf8"), github);
  return follow(request, { ...hop, url, accept: "application/octet-stream" }, maxRedirects);
}

/** Whoever allows GitHub's site allows the API to give the same file. */
function withApi(allow: AllowedSources, { site, api }: GitHubHosts): AllowedSources {
  if (!isHostAllowed(new URL(site), allow)) return allow;
  const { origin, protocol, host } = new URL(api);
  return { ...allow, hosts: [...(allow.hosts ?? []), protocol === "http:" ? origin : host] };
}

async function follow(request: DownloadRequest, hop: Hop, redirects: number): Promise<Download> {
  const { allow, lookUp } = request;
  const { url, shown, credential } = hop;
  const host = await resolveHost(url, { allow, lookUp, shown });
  const response = await ask(host, hop, request);
  const status = response.statusCode ?? 0;
  if (status === 200) return { changed: true, bytes: await bodyOf(response, request), etag: response.headers.etag };
  response.destroy();
  if (status === 304) return { changed: false };
  const location = status >= 300 && status < 400 ? response.headers.location : undefined;
  if (location === undefined) {
    const why = `the host answered ${status}${withoutToken(credential)}`;
    throw (isPassing(status) ? notFetchedNow : notFetched)(shown, why);
  }
  if (redirects === 0) throw notFetched(request.url, `it redirects more than ${maxRedirects} times`);
  return follow(request, redirected(hop, location), redirects - 1);
}

/** A token stays within its origin; what signs the new address stays out of messages. */
function redirected(hop: Hop, location: string): Hop {
  const next = new URL(location, hop.url);
  const credential = next.origin === new URL(hop.url).origin ? hop.credential : undefined;
  return { ...hop, url: next.href, credential, shown: `${next.origin}${next.pathname}` };
}

/** Too slow, too many requests, or a fault of the host's own. */
function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

function ask({ url, address }: ResolvedHost, hop: Hop, { etag, signal }: DownloadRequest): Promise<IncomingMessage> {
  const token = tokenIn(hop.credential);
  const options: RequestOptions = {
    agent: false,
    headers: {
      "user-agent": "weavergen",
      accept: hop.accept,
      ...(etag === undefined ? {} : { "if-none-match": etag }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
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
