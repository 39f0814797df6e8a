import type { Place } from "../errors.ts";
import type { Change } from "../report/report.ts";
import type { AttributeUse, Signal } from "../weaver/registry.ts";
import { isStable, requirementText } from "./stability.ts";

interface SignalPair {
  readonly name: string;
  readonly base: Signal;
  readonly head: Signal;
}

/**
 * Attributes that a signal gains or loses, and changed requirement levels.
 * Breaking on stable signals, and of stable attributes only: a metric's time series change when an attribute that is
 * recorded by default comes or goes; spans and events lose what readers count on when a required attribute goes.
 */
export function compareUses({ name, base, head }: SignalPair): Change[] {
  if (useTheSame(base, head)) return [];
  const [before, now] = [usesByName(base), usesByName(head)];
  const change = (field: string, at: Place): Change => ({
    kind: "changed",
    signal: head.kind,
    name,
    field,
    breaking: false,
    affects: [],
    file: at.file,
    line: at.line,
  });
  const added = [...now.values()].filter((use) => !before.has(use.attribute.name));
  const removed = [...before.values()].filter((use) => !now.has(use.attribute.name));
  return [
    ...added.map((use) => ({
      ...change("attributes", use.local ? use.at : head.at),
      to: use.attribute.name,
      breaking: isStable(base) && base.kind === "metric" && isStable(use.attribute) && !isOptIn(use),
    })),
    ...removed.map((use) => ({
      ...change("attributes", head.fields["attributes"] ?? head.at),
      from: use.attribute.name,
      breaking: isStable(base) && isStable(use.attribute) && countsOn(base, use),
    })),
    ...[...now.values()].flatMap((use) => {
      const old = before.get(use.attribute.name);
      if (!old) return [];
      const [from, to] = [requirementText(old.requirementLevel), requirementText(use.requirementLevel)];
      if (from === to) return [];
      const at = use.local ? (use.fields["requirement_level"] ?? use.at) : head.at;
      const breaking = isStable(base) && isStable(old.attribute) && loosens(base, old, use);
      const named = { from: `${use.attribute.name}: ${from}`, to: `${use.attribute.name}: ${to}` };
      return [{ ...change("requirement_level", at), ...named, breaking }];
    }),
  ];
}

/** Nearly all signals of a pull request: the same attributes with the same levels, in the same order. */
function useTheSame(base: Signal, head: Signal): boolean {
  if (base.attributes.length !== head.attributes.length) return false;
  return head.attributes.every((use, index) => {
    const old = base.attributes[index];
    return (
      use.attribute.name === old?.attribute.name &&
      use.requirementLevel.level === old.requirementLevel.level &&
      use.requirementLevel.text === old.requirementLevel.text
    );
  });
}

function usesByName(signal: Signal): Map<string, AttributeUse> {
  return new Map(signal.attributes.map((use) => [use.attribute.name, use]));
}

function isOptIn(use: AttributeUse): boolean {
  return use.requirementLevel.level === "opt_in";
}

/** Whether readers of the signal may count on the attribute. */
function countsOn(signal: Signal, use: AttributeUse): boolean {
  return signal.kind === "metric" ? !isOptIn(use) : use.requirementLevel.level === "required";
}

function loosens(signal: Signal, before: AttributeUse, now: AttributeUse): boolean {
  if (before.requirementLevel.level === "required" && now.requirementLevel.level !== "required") return true;
  return signal.kind === "metric" && isOptIn(before) !== isOptIn(now);
}
