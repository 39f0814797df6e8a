import { z } from "zod";
import { isSubset, mintToken } from "../auth/installation-tokens.ts";
import type { Call, Route } from "../http/call.ts";
import { created, notFound, numberOf, ok, Refused, route } from "../http/call.ts";
import { page } from "../http/paginate.ts";
import { parseBody } from "../http/validate.ts";
import type { AppRecord, InstallationRecord } from "../records.ts";
import { findRepository, installationOf, timestamp } from "../world.ts";
import { renderAccount, renderApp, renderInstallation } from "./render-account.ts";
import { renderRepository } from "./render-repository.ts";

const AccessToken = z.object({
  repositories: z.array(z.string()).max(500).optional(),
  repository_ids: z.array(z.number().int()).max(500).optional(),
  permissions: z.record(z.string(), z.enum(["read", "write"])).optional(),
});

/** Endpoints that the App calls as itself (JWT), and what an installation can see. */
export function appRoutes(tokenLifetimeMs: number): Route[] {
  return [
    route("GET /app", "app", "apps/apps#get-the-authenticated-app", (call) => ok(renderApp(call.world, appOf(call)))),
    route("GET /app/installations", "app", "apps/apps#list-installations-for-the-authenticated-app", (call) =>
      page(call, installationsOf(call), (one) => renderInstallation(call.world, one)),
    ),
    route("GET /app/installations/:id", "app", "apps/apps#get-an-installation-for-the-authenticated-app", (call) =>
      ok(renderInstallation(call.world, installation(call))),
    ),
    route(
      "POST /app/installations/:id/access_tokens",
      "app",
      "apps/apps#create-an-installation-access-token-for-an-app",
      (call) => accessToken(call, tokenLifetimeMs),
    ),
    route("GET /repos/:owner/:repo/installation", "app", "apps/apps#get-a-repository-installation", (call) => {
      const { owner = "", repo = "" } = call.params;
      const repository = findRepository(call.world, owner, repo);
      const found = repository && installationOf(call.world, repository.owner, appOf(call));
      if (!found || !found.repositories.has(repository)) throw notFound();
      return ok(renderInstallation(call.world, found));
    }),
    route(
      "GET /installation/repositories",
      "installation",
      "apps/installations#list-repositories-accessible-to-the-app-installation",
      (call) => {
        if (call.caller.kind !== "installation") throw notFound();
        const { token } = call.caller;
        const all = [...token.installation.repositories].filter((one) => token.repositoryIds?.has(one.id) ?? true);
        return page(call, all, (one) => renderRepository(call.world, one), "repositories");
      },
    ),
    route("GET /users/:username", "anybody", "users/users#get-a-user", (call) => {
      const account = call.world.accounts.get((call.params["username"] ?? "").toLowerCase());
      if (!account) throw notFound();
      return ok(renderAccount(call.world, account));
    }),
    route("GET /rate_limit", "anybody", "rate-limit/rate-limit", () => ok({ resources: {}, rate: {} })),
    route("GET /meta", "anybody", "meta/meta", () => ok({ installed_version: "3.19.0" })),
  ];
}

function appOf(call: Call): AppRecord {
  if (call.caller.kind !== "app") throw new Refused(401, "A JSON web token could not be decoded");
  return call.caller.app;
}

function installationsOf(call: Call): InstallationRecord[] {
  return call.world.installations.filter((one) => one.app === appOf(call));
}

function installation(call: Call): InstallationRecord {
  const found = installationsOf(call).find((one) => one.id === numberOf(call, "id"));
  if (!found) throw notFound();
  return found;
}

function accessToken(call: Call, lifetimeMs: number) {
  const found = installation(call);
  const wish = parseBody(AccessToken, call.body);
  if (wish.permissions && !isSubset(wish.permissions, found.permissions)) {
    throw new Refused(422, "The permissions requested are not granted to this installation.");
  }
  const repositories = [...found.repositories].filter(
    (one) => wish.repository_ids?.includes(one.id) || wish.repositories?.includes(one.name),
  );
  const asked = new Set([...(wish.repository_ids ?? []), ...(wish.repositories ?? [])]);
  if (repositories.length < asked.size) {
    throw new Refused(
      422,
      "There is at least one repository that does not exist or is not accessible to the parent installation.",
    );
  }
  const narrowed = asked.size > 0;
  const { token, record } = mintToken(call.world, {
    installation: found,
    permissions: wish.permissions,
    repositoryIds: narrowed ? new Set(repositories.map((one) => one.id)) : undefined,
    lifetimeMs,
  });
  return created({
    token,
    expires_at: timestamp({ ...call.world, now: () => record.expiresAt }),
    permissions: record.permissions,
    repository_selection: narrowed ? "selected" : "all",
    ...(narrowed ? { repositories: repositories.map((one) => renderRepository(call.world, one)) } : {}),
  });
}
