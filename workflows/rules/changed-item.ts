import type { Change } from "../report/report.ts";
import { shownName } from "../review/signal-names.ts";
import type { Registry } from "../weaver/registry.ts";
import type { Annotated } from "./rule.ts";

/** The attribute or signal that a change speaks of, on the side that has it; none where it is not found. */
export function changedItem(registry: Registry | undefined, change: Pick<Change, "signal" | "name">): Annotated[] {
  const { signal: kind, name } = change;
  const item =
    kind === "attribute" || kind === "enum_member"
      ? registry?.attributes.get(name)
      : registry?.signals.find((signal) => signal.kind === kind && shownName(signal) === name);
  return item ? [item] : [];
}
