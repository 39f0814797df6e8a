import { namesByKind } from "./names.ts";
import { deprecatedItems, placeOfDeprecation } from "./deprecated-items.ts";
import type { Rule } from "./rule.ts";

const oneName = /^`?[a-z][a-z0-9_]*(?:\.[a-z0-9_<>]+)*`?$/;

export const uncategorizedWithRenamedTo: Rule = {
  id: "uncategorized-with-renamed-to",
  level: "violation",
  summary: "`renamed_to` stands where no rename is, or holds prose in place of a name.",
  why: "`renamed_to` is a name for tools; prose belongs into the note of an uncategorized deprecation.",
  hint: "Write `reason: uncategorized` with a `note` for the prose, or `reason: renamed` with one name in `renamed_to`.",
  compares: false,
  check: ({ head }) => {
    const namesOf = namesByKind(head);
    return deprecatedItems(head).flatMap((item) => {
      const at = placeOfDeprecation(item, "renamed_to");
      if (item.deprecated.reason === "renamed") {
        const { renamedTo } = item.deprecated;
        if (oneName.test(renamedTo) || namesOf(item.kind).has(renamedTo)) return [];
        const message = `\`renamed_to\` of \`${item.name}\` is not a name: "${renamedTo.trim()}".`;
        return [{ message, subject: item.name, at, of: [item] }];
      }
      if (item.fields["renamed_to"] === undefined) return [];
      const { reason } = item.deprecated;
      return [
        {
          message: `\`${item.name}\` has \`renamed_to\`, but its reason is \`${reason}\`: tools ignore the new name.`,
          subject: item.name,
          at,
          of: [item],
        },
      ];
    });
  },
};
