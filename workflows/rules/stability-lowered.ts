import { changedItem } from "./changed-item.ts";
import type { Rule } from "./rule.ts";

export const stabilityLowered: Rule = {
  id: "stability-lowered",
  level: "violation",
  summary: "A stable attribute or signal becomes less stable.",
  why: "A promise once given cannot be taken back: others built on it.",
  hint: "Keep `stability: stable`; to phase the item out, add `deprecated` beside it.",
  compares: true,
  check: ({ changes, head }) =>
    changes
      .filter((change) => change.breaking && change.field === "stability")
      .map(({ signal, name, to, file, line }) => ({
        message: `The stable ${signal} \`${name}\` becomes \`${to}\`; what is stable stays stable.`,
        subject: name,
        at: { file, line },
        of: changedItem(head, { signal, name }),
      })),
};
