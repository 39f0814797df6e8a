import type { RepositoryCall } from "../http/call.ts";
import { notFound, numberOf } from "../http/call.ts";
import type { PullRecord } from "../records.ts";

/** The pull request that `:number` names. @throws Refused 404 */
export function pullOf(call: RepositoryCall): PullRecord {
  const pull = call.repository.pulls.get(numberOf(call, "number"));
  if (!pull) throw notFound();
  return pull;
}
