import { renamedTo } from "../review/stability.ts";
import type { Registry, Signal } from "../weaver/registry.ts";
import { deprecatedItems, type DeprecatedItem } from "./deprecated-items.ts";
import type { Rule, RuleFinding } from "./rule.ts";

export const referenceToDeprecated: Rule = {
  id: "reference-to-deprecated",
  level: "improvement",
  summary: "A signal in use still references a deprecated attribute or entity.",
  why: "A living signal that asks for a deprecated attribute makes every instrumentation send it.",
  hint: "Remove the reference, or deprecate the signal as well.",
  compares: false,
  check: ({ head }) => {
    const inUse = attributesInUse(head);
    const living = head.signals.filter((signal) => !signal.deprecated && !isDefinition(signal));
    const retired = new Map(
      deprecatedItems(head).flatMap((item) => (item.kind === "entity" ? [[item.name, item]] : [])),
    );
    return living.flatMap((signal) => [...leftOver(signal, inUse), ...leftOverEntities(signal, retired)]);
  },
};

/** Groups that define deprecated attributes are where these belong. */
function isDefinition({ kind, id }: Signal): boolean {
  return kind === "attribute_group" && id.startsWith("registry.");
}

/** What living signals ask for: a group that only deprecated signals include asks no one for anything. */
function attributesInUse(head: Registry): ReadonlySet<string> {
  const signals = head.signals.filter((signal) => signal.kind !== "attribute_group" && !signal.deprecated);
  return new Set(signals.flatMap((signal) => signal.attributes.map((use) => use.attribute.name)));
}

function leftOver(signal: Signal, inUse: ReadonlySet<string>): RuleFinding[] {
  return signal.attributes.flatMap(({ attribute, local, at }) => {
    const isOwn = attribute.groupId === signal.id && at.file === attribute.at.file && at.line === attribute.at.line;
    if (!local || isOwn || !attribute.deprecated || !inUse.has(attribute.name)) return [];
    const to = renamedTo(attribute.deprecated);
    const message =
      to === undefined
        ? `The ${signal.kind} \`${signal.name}\` references \`${attribute.name}\`, which is deprecated.`
        : `The ${signal.kind} \`${signal.name}\` references \`${attribute.name}\`, which was renamed to \`${to}\`.`;
    const hint = to === undefined ? {} : { hint: `Write \`ref: ${to}\`.` };
    return [{ message, subject: attribute.name, at, of: [signal], related: [attribute.at], ...hint }];
  });
}

function leftOverEntities(signal: Signal, retired: ReadonlyMap<string, DeprecatedItem>): RuleFinding[] {
  return signal.entityAssociations.flatMap((name) => {
    const entity = retired.get(name);
    if (!entity) return [];
    const message = `The ${signal.kind} \`${signal.name}\` is associated with the entity \`${name}\`, which is deprecated.`;
    const at = signal.fields["entity_associations"] ?? signal.at;
    return [{ message, subject: name, at, of: [signal], related: [entity.at] }];
  });
}
