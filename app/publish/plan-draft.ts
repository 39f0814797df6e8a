import type { CheckRunWrite, Write } from "./writes.ts";

const gate: CheckRunWrite = {
  do: "check-run",
  name: "weavergen",
  conclusion: "neutral",
  title: "Draft: not reviewed yet",
  summary:
    "WeaverGen reviews this pull request when it is ready for review. Set `review.draft: review` to have drafts reviewed too.",
  text: "",
  annotations: [],
  actions: [],
};

/** A draft that is left alone still gets its check runs: a required check that never comes blocks the merge. */
export function planDraft(): readonly Write[] {
  return [gate, { ...gate, name: "weavergen / spans" }, { ...gate, name: "weavergen / trace" }];
}
