import type { Signal, SignalKind } from "../weaver/registry.ts";
import { kindInWords, ownSignals, typeOrName } from "./own-signals.ts";
import type { Rule } from "./rule.ts";

const kinds: readonly SignalKind[] = ["metric", "event", "span", "entity"];

export const duplicateSignalName: Rule = {
  id: "duplicate-signal-name",
  level: "violation",
  summary: "Two signals of one kind have the same name.",
  why: "Weaver compares ids, not names: both definitions pass, and generated code and documents show one of them.",
  hint: "Keep one definition; to vary it, refine it (`ref`) or extend it instead of writing the name again.",
  compares: false,
  check: ({ head }) =>
    kinds.flatMap((kind) =>
      [...Map.groupBy(ownSignals(head, kind), typeOrName)].flatMap(([name, same]) =>
        same.slice(1).map((signal) => ({
          message: `The ${kindInWords(kind)} \`${name}\` is defined a second time.`,
          subject: name,
          at: signal.at,
          of: [signal],
          related: first(same),
        })),
      ),
    ),
};

function first([signal]: readonly Signal[]): Signal["at"][] {
  return signal ? [signal.at] : [];
}
