import { reaches } from "../auth/installation-tokens.ts";
import { resolveCommit } from "../git/refs.ts";
import type { Route } from "../http/call.ts";
import { notFound, numberOf, ok, repositoryRoute, route } from "../http/call.ts";
import { page } from "../http/paginate.ts";
import { roleOf } from "../people/identity.ts";
import type { Role } from "../records.ts";
import { accountOf } from "../world.ts";
import { listRefs } from "../git/refs.ts";
import { renderAccount } from "./render-account.ts";
import { renderRepository, repositoryApi } from "./render-repository.ts";

/** GitHub's older field knows three levels; `role_name` has all five. */
const legacy: Readonly<Record<Role, string>> = {
  admin: "admin",
  maintain: "write",
  write: "write",
  triage: "read",
  read: "read",
};

export const repositoryRoutes: Route[] = [
  repositoryRoute("GET /", ["metadata:read"], "repos/repos#get-a-repository", (call) =>
    ok(renderRepository(call.world, call.repository)),
  ),
  route("GET /repositories/:id", "installation", "repos/repos#get-a-repository", (call) => {
    const repository = call.world.repositories.get(numberOf(call, "id"));
    if (!repository || call.caller.kind !== "installation") throw notFound();
    if (repository.private && !reaches(call.caller.token, repository)) throw notFound();
    return ok(renderRepository(call.world, repository));
  }),
  repositoryRoute(
    "GET /collaborators/:username/permission",
    ["metadata:read"],
    "collaborators/collaborators#get-repository-permissions-for-a-user",
    (call) => {
      const login = call.params["username"] ?? "";
      const known = call.world.accounts.get(login.toLowerCase());
      if (!known) throw notFound();
      const role = roleOf(call.repository, login);
      return ok({
        permission: role ? legacy[role] : "none",
        role_name: role ?? "none",
        user: renderAccount(call.world, accountOf(call.world, login)),
      });
    },
  ),
  repositoryRoute("GET /branches", ["contents:read"], "branches/branches#list-branches", async (call) => {
    const refs = await listRefs(call.repository.folder, "refs/heads/");
    return page(call, [...refs], ([ref, sha]) => branch(repositoryApi(call.world, call.repository), ref, sha));
  }),
  repositoryRoute("GET /branches/*branch", ["contents:read"], "branches/branches#get-a-branch", async (call) => {
    const name = call.params["branch"] ?? "";
    const sha = await resolveCommit(call.repository.folder, `heads/${name}`);
    if (!sha) throw notFound();
    return ok(branch(repositoryApi(call.world, call.repository), `refs/heads/${name}`, sha));
  }),
];

function branch(api: string, ref: string, sha: string) {
  return { name: ref.replace("refs/heads/", ""), commit: { sha, url: `${api}/commits/${sha}` }, protected: false };
}
