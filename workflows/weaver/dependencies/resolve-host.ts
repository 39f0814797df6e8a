import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { messageOf } from "../../errors.ts";
import { isAddressAllowed, isHostAllowed, type AllowedSources } from "./allowed-sources.ts";
import { notFetched, notFetchedNow, sourceProblem } from "./source-problem.ts";

/** Answers a host name with its addresses, as `dns.lookup` does. */
export type LookUp = (host: string) => Promise<readonly string[]>;

export interface ResolvedHost {
  readonly url: URL;
  /** The only address to connect to: looking the name up again might give another. */
  readonly address: string;
}

interface Resolving {
  readonly allow: AllowedSources;
  readonly lookUp?: LookUp | undefined;
  /** How messages name the URL, where it holds what nobody should read. */
  readonly shown?: string | undefined;
}

const systemLookUp: LookUp = async (host) => (await lookup(host, { all: true })).map((found) => found.address);

/**
 * Whether a URL may be asked, and at which address.
 * @throws UserError `dependency-not-allowed`, `dependency-not-fetched`; OutsideError `dependency-not-fetched`
 */
export async function resolveHost(
  text: string,
  { allow, lookUp = systemLookUp, shown = text }: Resolving,
): Promise<ResolvedHost> {
  // What stands before an `@` is no host, and may be a password.
  if (!URL.canParse(text)) throw notAllowed(text.replace(/:\/\/.*/s, "://…"), "is no URL, or carries credentials");
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") throw notAllowed(url.origin, "carries credentials");
  if (!isHostAllowed(url, allow)) throw notAllowed(shown, `leads to ${url.origin}, which the operator has not allowed`);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(host) === 0 ? await ask(lookUp, host) : [host];
  const refused = addresses.find((address) => !isAddressAllowed(address, allow));
  if (refused !== undefined) throw notAllowed(shown, `leads to ${refused}, an address that is not public`);
  const [address] = addresses;
  if (address === undefined) throw notFetched(shown, `the host ${host} has no address`);
  return { url, address };
}

async function ask(lookUp: LookUp, host: string): Promise<readonly string[]> {
  return lookUp(host).catch((error: unknown) => {
    const isUnknown = error instanceof Error && "code" in error && error.code === "ENOTFOUND";
    throw (isUnknown ? notFetched : notFetchedNow)(host, messageOf(error), error);
  });
}

function notAllowed(source: string, why: string): Error {
  return sourceProblem("dependency-not-allowed", {
    message: `The registry source ${source} ${why}.`,
    hint: "Vendor the dependency into the repository, or let whoever runs WeaverGen allow it (WEAVERGEN_ALLOWED_DEPENDENCY_HOSTS, WEAVERGEN_ALLOWED_PRIVATE_ADDRESSES).",
  });
}
