import { createPublicKey, verify } from "node:crypto";
import { z } from "zod";

const Header = z.object({ alg: z.string() });
const Claims = z.object({ iat: z.number(), exp: z.number(), iss: z.union([z.string(), z.number()]) });

export type JwtAnswer = { readonly appId: number } | { readonly refused: string };

/** Checks an App's JWT as GitHub does: RS256, issued for this App, at most ten minutes ahead, a minute of clock drift. */
export function verifyAppJwt(jwt: string, options: { publicKeys: ReadonlyMap<number, string>; now: Date }): JwtAnswer {
  const [head = "", body = "", signature = ""] = jwt.split(".");
  const header = Header.safeParse(decode(head));
  const claims = Claims.safeParse(decode(body));
  if (!header.success || !claims.success) return { refused: "A JSON web token could not be decoded" };
  if (header.data.alg !== "RS256") return { refused: "A JSON web token could not be decoded" };
  const { iat, exp, iss } = claims.data;
  const key = options.publicKeys.get(Number(iss));
  if (!key) return { refused: "Integration not found" };
  const signed = verify("RSA-SHA256", Buffer.from(`${head}.${body}`), createPublicKey(key), toBytes(signature));
  if (!signed) return { refused: "A JSON web token could not be decoded" };
  const now = Math.floor(options.now.getTime() / 1000);
  if (exp <= now)
    return {
      refused:
        "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    };
  if (exp > now + 660) return { refused: "'Expiration time' claim ('exp') is too far in the future" };
  if (iat > now + 60)
    return {
      refused: "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    };
  return { appId: Number(iss) };
}

function toBytes(part: string): Buffer {
  return Buffer.from(part, "base64url");
}

function decode(part: string): unknown {
  try {
    return JSON.parse(toBytes(part).toString());
  } catch {
    return undefined;
  }
}
