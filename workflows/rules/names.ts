import type { Registry, SignalKind } from "../weaver/registry.ts";
import { comparedName } from "../review/signal-names.ts";

/** Every name that a `renamed_to` of this kind may point at. */
export function namesOfKind(registry: Registry, kind: "attribute" | SignalKind): Set<string> {
  if (kind === "attribute") return new Set(registry.attributes.keys());
  return new Set(
    registry.signals
      .filter((signal) => signal.kind === kind)
      .flatMap((signal) => [signal.name, signal.id, comparedName(signal)]),
  );
}
