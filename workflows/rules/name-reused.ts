import { renamedTo } from "../review/stability.ts";
import type { Registry, Signal } from "../weaver/registry.ts";
import type { Rule, RuleFinding } from "./rule.ts";

/** Below this share of common words, a brief speaks of something else. */
const littleInCommon = 0.4;

export const nameReused: Rule = {
  id: "name-reused-with-new-meaning",
  level: "improvement",
  summary: "A metric keeps its name but measures something else, or a retired name is used again.",
  why: "A name that was in use for one thing and now means another makes old and new data look alike.",
  hint: "Give the new meaning a new name, and deprecate the old one with `renamed_to`.",
  compares: true,
  check: ({ base, head }) =>
    base ? [...revivedAttributes(base, head), ...metricsWithNewMeaning(base.signals, head.signals)] : [],
};

function revivedAttributes(base: Registry, head: Registry): RuleFinding[] {
  return [...base.attributes.values()].flatMap(({ name, deprecated }) => {
    const now = head.attributes.get(name);
    const to = renamedTo(deprecated);
    if (!now || now.deprecated || to === undefined) return [];
    const message = `\`${name}\` was renamed to \`${to}\` and is now in use again.`;
    return [{ message, subject: name, at: now.at, of: [now] }];
  });
}

function metricsWithNewMeaning(base: readonly Signal[], head: readonly Signal[]): RuleFinding[] {
  const before = new Map(base.filter(isLivingMetric).map((signal) => [signal.name, signal]));
  return head.filter(isLivingMetric).flatMap((signal) => {
    const old = before.get(signal.name);
    const evidence = old && shape(old) !== shape(signal) && commonWords(old.brief, signal.brief) < littleInCommon;
    if (!evidence) return [];
    const message = `The metric \`${signal.name}\` measured "${oneLine(old.brief)}" and now "${oneLine(signal.brief)}": it keeps its name but means something else.`;
    return [{ message, subject: signal.name, at: signal.fields["brief"] ?? signal.at, of: [signal] }];
  });
}

function isLivingMetric(signal: Signal): boolean {
  return signal.kind === "metric" && !signal.deprecated;
}

/** What a new wording alone leaves as it is: unit, instrument and the required attributes. */
function shape({ unit, instrument, attributes }: Signal): string {
  const required = attributes
    .filter((use) => use.requirementLevel.level === "required")
    .map((use) => use.attribute.name);
  return JSON.stringify([unit, instrument, required.toSorted()]);
}

function commonWords(a: string | undefined, b: string | undefined): number {
  const [left, right] = [words(a), words(b)];
  const all = left.union(right);
  return all.size === 0 ? 1 : left.intersection(right).size / all.size;
}

function words(text: string | undefined): Set<string> {
  return new Set((text ?? "").toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

function oneLine(text: string | undefined): string {
  const line = (text ?? "").replaceAll(/\s+/g, " ").trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
