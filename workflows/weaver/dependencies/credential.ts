/** A token for a request, or why there is none, which is told where the host then refuses. */
export type Credential = { readonly token: string } | { readonly missing: string };

/**
 * What a URL is asked with; undefined where nothing is said about it. Only a user's own command line has one: it is no part
 * of `FetchPolicy`, which the App and reviews fetch by. Asked about URLs alone that may be reached.
 * @throws UserError `dependency-not-allowed` where the token must not go there
 */
export type CredentialOf = (url: URL) => Promise<Credential | undefined>;

export function tokenIn(credential: Credential | undefined): string | undefined {
  return credential !== undefined && "token" in credential ? credential.token : undefined;
}

/** Behind what a host answered. */
export function withoutToken(credential: Credential | undefined): string {
  return credential !== undefined && "missing" in credential ? ` (no token was sent: ${credential.missing})` : "";
}
