import { typeText } from "../../review/stability.ts";
import { kindInWords, ownSignals, typeOrName } from "../own-signals.ts";
import type { Rule } from "../rule.ts";

const complex = new Set(["any", "template[any]"]);

/** Values with a structure of their own have no place in the labels of a time series. */
export const complexType: Rule = {
  package: "naming-conventions",
  id: "naming-convention-attribute-complex-type-violation",
  level: "violation",
  compares: false,
  summary: "An attribute of type `any` is used where only simple values may be.",
  why: "Metrics, entities and shared groups need values that can be compared and counted; maps and lists cannot.",
  hint: "Use the attribute on spans and events only, or give it a simple type.",
  check: ({ head }) =>
    (["metric", "entity", "attribute_group"] as const).flatMap((kind) =>
      ownSignals(head, kind).flatMap((signal) =>
        signal.attributes
          .filter(({ attribute }) => complex.has(typeText(attribute.type)))
          .map((use) => ({
            message: `\`${use.attribute.name}\` is \`${typeText(use.attribute.type)}\`, which the ${kindInWords(kind)} \`${typeOrName(signal)}\` may not use.`,
            subject: typeOrName(signal),
            at: use.local ? use.at : signal.at,
            of: [signal, use.attribute],
          })),
      ),
    ),
};
