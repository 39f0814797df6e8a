import { z } from "zod";

const modes = ["token", "token_env", "token_command"] as const;

/** `[[auth]]` of `.weaver.toml`, with exactly one way to a token. No message of the schema holds a value. */
export const AuthEntries = z
  .array(
    z
      .strictObject({
        url_prefix: z.string().refine(hasHost, { error: "must begin with https:// or http:// and a whole host" }),
        name: z.string().optional(),
        token: z.string().optional(),
        token_env: z.string().optional(),
        token_command: z.array(z.string()).min(1).optional(),
      })
      .refine((entry) => modes.filter((mode) => entry[mode] !== undefined).length === 1, {
        error: `must have exactly one of ${modes.join(", ")}`,
      }),
  )
  .default([]);

export type AuthEntry = z.infer<typeof AuthEntries>[number];

/** The entry for a URL: of those on its very host whose prefix it begins with, the one with the longest, as with Weaver. */
export function entryFor(url: URL, entries: readonly AuthEntry[]): AuthEntry | undefined {
  const matching = entries.filter(({ url_prefix }) => isPrefix(new URL(url_prefix), url));
  return matching.toSorted((one, other) => other.url_prefix.length - one.url_prefix.length)[0];
}

/** Weaver compares texts, by which `https://shop.example` is a prefix of `https://shop.example.evil` too. */
function isPrefix(prefix: URL, url: URL): boolean {
  return (
    prefix.origin === url.origin && `${url.pathname}${url.search}`.startsWith(`${prefix.pathname}${prefix.search}`)
  );
}

function hasHost(prefix: string): boolean {
  return /^https?:\/\//.test(prefix) && URL.canParse(prefix);
}
