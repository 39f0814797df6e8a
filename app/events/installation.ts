import { z } from "zod";
import { ignore } from "./decision.ts";
import { rule } from "./payload.ts";

const Installed = z.object({ action: z.string() });
const gained = new Set(["created", "new_permissions_accepted", "unsuspend", "added"]);

/** Nothing is kept for an installation: rights and repositories are asked of GitHub by each job, so gained ones count from the next push on. */
export const onInstallation = rule(Installed, ({ action }) =>
  ignore(gained.has(action) ? "reviewed-on-next-push" : "action-not-handled"),
);
