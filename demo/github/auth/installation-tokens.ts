import { randomBytes } from "node:crypto";
import type { InstallationRecord, Permissions, RepositoryRecord, TokenRecord } from "../records.ts";
import type { World } from "../world.ts";

export interface TokenWish {
  readonly installation: InstallationRecord;
  readonly permissions?: Permissions | undefined;
  readonly repositoryIds?: ReadonlySet<number> | undefined;
  readonly lifetimeMs: number;
}

/** Mints a token in the long form of 2026 (`ghs_<app>_...`), so that nothing can rely on forty characters. */
export function mintToken(world: World, wish: TokenWish): { token: string; record: TokenRecord } {
  const secret = [36, 180, 64].map((size) => randomBytes(size).toString("base64url")).join(".");
  const token = `ghs_${wish.installation.app.id}_${secret}`;
  const record: TokenRecord = {
    installation: wish.installation,
    permissions: { metadata: "read", ...(wish.permissions ?? wish.installation.permissions) },
    repositoryIds: wish.repositoryIds,
    expiresAt: new Date(world.now().getTime() + wish.lifetimeMs),
  };
  world.tokens.set(token, record);
  return { token, record };
}

/** The token's record while it lives. */
export function findToken(world: World, token: string): TokenRecord | undefined {
  const record = world.tokens.get(token);
  return record && record.expiresAt > world.now() ? record : undefined;
}

export function reaches(token: TokenRecord, repository: RepositoryRecord): boolean {
  if (!token.installation.repositories.has(repository)) return false;
  return token.repositoryIds?.has(repository.id) ?? true;
}

/** Whether a token may do what `wish` (`"contents:write"`) asks; an installation that lost a right lost it everywhere. */
export function allows(token: TokenRecord, wish: string): boolean {
  const [name = "", level = "read"] = wish.split(":");
  return (
    grants(token.permissions, name, level) &&
    grants({ metadata: "read", ...token.installation.permissions }, name, level)
  );
}

function grants(permissions: Permissions, name: string, level: string): boolean {
  const given = permissions[name];
  return given === "write" || (given !== undefined && level === "read");
}

/** Whether `wish` stays inside what the installation holds. */
export function isSubset(wish: Permissions, held: Permissions): boolean {
  const all: Permissions = { metadata: "read", ...held };
  return Object.entries(wish).every(([name, level]) => grants(all, name, level));
}
