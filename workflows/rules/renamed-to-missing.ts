import { deprecatedItems, placeOfDeprecation } from "./deprecated-items.ts";
import { namesByKind, nearestByKind } from "./names.ts";
import type { Rule } from "./rule.ts";

export const renamedToMissing: Rule = {
  id: "renamed-to-missing",
  level: "violation",
  summary: "`renamed_to` names something that the registry does not define.",
  why: "Generated code and migration tools follow `renamed_to`; a name that does not exist leads them nowhere.",
  hint: "Name an existing attribute or signal, or use `reason: obsoleted` with a note.",
  compares: false,
  check: ({ head }) => {
    const namesOf = namesByKind(head);
    const nearest = nearestByKind(namesOf);
    return deprecatedItems(head).flatMap((item) => {
      if (item.deprecated.reason !== "renamed") return [];
      const { renamedTo } = item.deprecated;
      if (namesOf(item.kind).has(renamedTo)) return [];
      const meant = nearest(renamedTo, item.kind);
      return [
        {
          message: `The ${item.kind} \`${item.name}\` is renamed to \`${renamedTo}\`, which the registry does not define.`,
          subject: item.name,
          at: placeOfDeprecation(item, "renamed_to"),
          of: [item],
          ...(meant === undefined ? {} : { hint: `Did you mean \`${meant}\`?` }),
        },
      ];
    });
  },
};
