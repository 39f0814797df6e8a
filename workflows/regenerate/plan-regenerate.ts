import type { RegenerateFacts, RegeneratePlan, RegenerateRun } from "./regenerate-run.ts";

/** Chooses what a regeneration does. Pure: permissions and the team's settings decide, not what was asked. */
export function planRegenerate(facts: RegenerateFacts, measured: RegenerateRun["measured"]): RegeneratePlan {
  if (!facts.mayWrite) return { do: "refuse", because: "no-permission" };
  const files = (measured?.review.drifted ?? []).filter((file) => !file.path.startsWith(".github/workflows/"));
  if (files.length === 0) return { do: "nothing", because: "up-to-date" };
  if (measured?.delivery !== "commit" || !facts.mayCommit) return { do: "publish" };
  return { do: "commit", files, message: messageFor(files.length, facts.askedBy) };
}

function messageFor(files: number, askedBy: string): string {
  const what = files === 1 ? "1 generated file" : `${files} generated files`;
  return `Regenerate ${what} from the registry\n\nAsked for by @${askedBy} with /weavergen regenerate.`;
}
