import type { Change } from "../report/report.ts";
import type { Registry } from "../weaver/registry.ts";
import { changedItem } from "./changed-item.ts";
import type { Rule } from "./rule.ts";

export const breakingChange: Rule = {
  id: "breaking-change",
  level: "violation",
  summary: "A stable attribute or signal changes in a way that breaks its users.",
  why: "Stable means that queries, dashboards and generated code keep working.",
  hint: "Leave the stable item as it is; deprecate it and add a new one with another name.",
  compares: true,
  check: ({ changes, head }) =>
    changes.filter(isOwnBreak).map((change) => ({
      message: `${sentence(change)} It is stable, so this breaks whoever relies on it.`,
      subject: subjectOf(change, head),
      at: { file: change.file, line: change.line },
      of: changedItem(head, { ...change, name: subjectOf(change, head) }),
    })),
};

/** Names beyond all measure are not taken apart. */
const longestName = 1_000;

/** A change of an enum member is named `attribute.member`. */
export function subjectOf({ signal, name }: Change, head: Registry): string {
  if (signal !== "enum_member") return name;
  let attribute = name.length > longestName ? "" : name;
  while (attribute !== "" && !head.attributes.has(attribute)) {
    attribute = attribute.slice(0, Math.max(0, attribute.lastIndexOf(".")));
  }
  return attribute === "" ? name : attribute;
}

/** Removed attributes and signals, and a lowered stability, have rules of their own. */
function isOwnBreak({ breaking, kind, signal, field }: Change): boolean {
  if (!breaking || field === "stability") return false;
  return kind === "changed" || (kind === "removed" && signal === "enum_member");
}

function sentence({ kind, signal, name, field, from, to }: Change): string {
  const thing = `The ${signal.replace("_", " ")} \`${name}\``;
  if (kind === "removed") return `${thing} is removed.`;
  if (field === "attributes") {
    return to === undefined ? `${thing} loses the attribute \`${from}\`.` : `${thing} gains the attribute \`${to}\`.`;
  }
  return `${thing} changes its ${field?.replace("_", " ")} from \`${from}\` to \`${to}\`.`;
}
