import { renamedTo } from "../review/stability.ts";
import type { Signal } from "../weaver/registry.ts";
import type { Rule, RuleFinding } from "./rule.ts";

/** A living signal that asks for a deprecated attribute makes every instrumentation send it. */
export const referenceToDeprecated: Rule = {
  id: "reference-to-deprecated",
  level: "improvement",
  summary: "A signal in use still references a deprecated attribute.",
  hint: "Remove the reference, or deprecate the signal as well.",
  compares: false,
  check: ({ head }) => head.signals.filter((signal) => !signal.deprecated && !isDefinition(signal)).flatMap(leftOver),
};

/** Groups that define deprecated attributes are where these belong. */
function isDefinition({ kind, id }: Signal): boolean {
  return kind === "attribute_group" && id.startsWith("registry.");
}

function leftOver(signal: Signal): RuleFinding[] {
  return signal.attributes.flatMap(({ attribute, local, at }) => {
    const isOwn = attribute.groupId === signal.id && at.file === attribute.at.file && at.line === attribute.at.line;
    if (!local || isOwn || !attribute.deprecated) return [];
    const to = renamedTo(attribute.deprecated);
    const message =
      to === undefined
        ? `The ${signal.kind} \`${signal.name}\` references \`${attribute.name}\`, which is deprecated.`
        : `The ${signal.kind} \`${signal.name}\` references \`${attribute.name}\`, which was renamed to \`${to}\`.`;
    const hint = to === undefined ? {} : { hint: `Write \`ref: ${to}\`.` };
    return [{ message, at, related: [attribute.at], ...hint }];
  });
}
