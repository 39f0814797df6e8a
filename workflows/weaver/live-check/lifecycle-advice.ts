import type { KnownSignal } from "./known-names.ts";
import { findingOn, type Subject } from "./finding.ts";
import type { Finding } from "./sample.ts";

/** How findings name what they are about: `Attribute`, and `attribute_key` in their context. */
interface Named {
  readonly noun: string;
  readonly key: string;
  readonly name: string;
}

type Lifecycle = Pick<KnownSignal, "stability" | "deprecated">;

export function deprecation({ noun, key, name }: Named, known: Lifecycle, subject: Subject): Finding | undefined {
  const { deprecated } = known;
  if (deprecated === undefined) return undefined;
  const reason = deprecated.reason === "unspecified" ? "uncategorized" : deprecated.reason;
  const { note } = deprecated;
  const message = `${noun} '${name}' is deprecated; reason = '${reason}', note = '${note}'.`;
  const context = { [key]: name, deprecation_reason: reason, deprecation_note: note };
  return findingOn(subject, { id: "deprecated", context, message, level: "violation" });
}

export function instability({ noun, key, name }: Named, known: Lifecycle, subject: Subject): Finding | undefined {
  const { stability } = known;
  if (stability === undefined || stability === "stable") return undefined;
  const message = `${noun} '${name}' is not stable; stability = ${stability}.`;
  return findingOn(subject, { id: "not_stable", context: { [key]: name, stability }, message, level: "improvement" });
}
