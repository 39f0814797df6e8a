import type { IncomingHttpHeaders } from "node:http";
import { verifyAppJwt } from "../auth/app-jwt.ts";
import { findToken } from "../auth/installation-tokens.ts";
import type { World } from "../world.ts";
import type { Caller } from "./call.ts";
import { Refused } from "./call.ts";

/** Who sends this request. @throws Refused 401 on credentials that are wrong or out of date */
export function readCaller(
  world: World,
  headers: IncomingHttpHeaders,
  publicKeys: ReadonlyMap<number, string>,
): Caller {
  const secret = readSecret(headers.authorization);
  if (secret === undefined) return { kind: "none" };
  if (secret.startsWith("ey")) return appCaller(world, secret, publicKeys);
  const token = findToken(world, secret);
  if (!token) throw new Refused(401, "Bad credentials");
  return { kind: "installation", token, key: `installation ${token.installation.id}` };
}

/** The secret of `Bearer`, `token` and `Basic` (its password, as git sends it). */
export function readSecret(authorization: string | undefined): string | undefined {
  const [scheme = "", value = ""] = (authorization ?? "").split(" ");
  if (scheme.toLowerCase() !== "basic") return value === "" ? undefined : value;
  const pair = Buffer.from(value, "base64").toString();
  return pair.slice(pair.indexOf(":") + 1);
}

function appCaller(world: World, jwt: string, publicKeys: ReadonlyMap<number, string>): Caller {
  const answer = verifyAppJwt(jwt, { publicKeys, now: world.now() });
  if ("refused" in answer) throw new Refused(401, answer.refused);
  const app = world.apps.get(answer.appId);
  if (!app) throw new Refused(401, "Integration not found");
  return { kind: "app", app };
}
