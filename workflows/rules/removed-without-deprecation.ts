import type { Change } from "../report/report.ts";
import type { Registry } from "../weaver/registry.ts";
import { changedItem, signalsNamed } from "./changed-item.ts";
import type { Rule } from "./rule.ts";

export const removedWithoutDeprecation: Rule = {
  id: "removed-without-deprecation",
  level: "violation",
  summary: "An attribute or signal disappears without having been deprecated.",
  why: "Whoever still sends or queries the name has nothing that tells them where it went.",
  hint: "Put it back with `deprecated: {reason: renamed, renamed_to: …}` or `{reason: obsoleted}`, so that its users learn what to do.",
  compares: true,
  check: ({ base, changes }) =>
    changes
      .filter((change) => change.kind === "removed" && isOwnThing(change))
      .flatMap((change) => {
        const of = changedItem(base, change);
        if (wasDeprecated(change, base))
          return change.breaking ? [{ ...removed(change, "still promised by its stability"), of }] : [];
        return [{ ...removed(change, "never deprecated"), of }];
      }),
};

function isOwnThing({ signal }: Change): boolean {
  return signal !== "enum_member" && signal !== "attribute_group";
}

function wasDeprecated(change: Change, base: Registry | undefined): boolean {
  if (base === undefined) return false;
  if (change.signal === "attribute") return base.attributes.get(change.name)?.deprecated !== undefined;
  return signalsNamed(base, change).some((item) => item.deprecated);
}

function removed(change: Change, why: string): ReturnType<Rule["check"]>[number] {
  const stability = change.breaking ? "stable " : "";
  return {
    message: `The ${stability}${change.signal} \`${change.name}\` is removed, but was ${why}.`,
    subject: change.name,
    level: change.breaking ? "violation" : "improvement",
    at: { file: change.file, line: change.line },
  };
}
