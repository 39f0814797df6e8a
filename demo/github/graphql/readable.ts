import { allows, reaches } from "../auth/installation-tokens.ts";
import type { Call } from "../http/call.ts";
import type { RepositoryRecord } from "../records.ts";
import { findRepository } from "../world.ts";
import { GraphqlRefused } from "./refused.ts";

/** The repository, when the token reaches it. @throws GraphqlRefused NOT_FOUND */
export function readable(call: Call, name: { owner: string; name: string }): RepositoryRecord {
  const found = findRepository(call.world, name.owner, name.name);
  const { caller } = call;
  if (found && caller.kind === "installation" && (reaches(caller.token, found) || !found.private)) return found;
  throw new GraphqlRefused(
    "NOT_FOUND",
    `Could not resolve to a Repository with the name '${name.owner}/${name.name}'.`,
  );
}

/** @throws GraphqlRefused FORBIDDEN when the token lacks the permission or the repository */
export function demand(call: Call, repository: RepositoryRecord, wish: string): void {
  const { caller } = call;
  if (caller.kind === "installation" && reaches(caller.token, repository) && allows(caller.token, wish)) return;
  throw new GraphqlRefused("FORBIDDEN", "Resource not accessible by integration");
}
