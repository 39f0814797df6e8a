import { nearestName } from "../../settings/nearest-name.ts";
import { ownSignals, typeOrName } from "../own-signals.ts";
import type { Rule } from "../rule.ts";

/** Weaver itself refuses these in most registries; here they are told where it lets them pass. */
export const unknownEntity: Rule = {
  package: "entity-associations",
  id: "entity-association-unknown-entity",
  level: "violation",
  compares: false,
  summary: "A signal is associated with an entity that the registry does not define.",
  why: "The association says which resource telemetry belongs to; an unknown entity belongs to nothing.",
  hint: "Define the entity, or correct the name in `entity_associations`.",
  check: ({ head }) => {
    const known = new Set(ownSignals(head, "entity").map(({ name }) => name));
    return (["metric", "span", "event"] as const).flatMap((kind) =>
      ownSignals(head, kind).flatMap((signal) =>
        signal.entityAssociations
          .filter((entity) => !known.has(entity))
          .map((entity) => {
            const meant = nearestName(entity, known);
            return {
              message: `The ${kind} \`${typeOrName(signal)}\` is associated with the entity \`${entity}\`, which is not defined.`,
              subject: typeOrName(signal),
              at: signal.fields["entity_associations"] ?? signal.at,
              of: [signal],
              ...(meant === undefined ? {} : { hint: `Did you mean \`${meant}\`?` }),
            };
          }),
      ),
    );
  },
};
