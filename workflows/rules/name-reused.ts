import { renamedTo } from "../review/stability.ts";
import type { Signal } from "../weaver/registry.ts";
import type { Rule } from "./rule.ts";

/** A name that was in use for one thing and now means another makes old and new data look alike. */
export const nameReused: Rule = {
  id: "name-reused-with-new-meaning",
  level: "improvement",
  summary: "A metric keeps its name but measures something else, or a retired name is used again.",
  hint: "Give the new meaning a new name and deprecate the old one.",
  compares: true,
  check: ({ base, head }) => [
    ...revivedAttributes(base, head),
    ...metricsWithNewMeaning(base?.signals ?? [], head.signals),
  ],
};

type Facts = Parameters<Rule["check"]>[0];

function revivedAttributes(base: Facts["base"], head: Facts["head"]): ReturnType<Rule["check"]>[number][] {
  return [...(base?.attributes.values() ?? [])].flatMap(({ name, deprecated }) => {
    const now = head.attributes.get(name);
    const to = renamedTo(deprecated);
    if (!now || now.deprecated || to === undefined) return [];
    return [{ message: `\`${name}\` was renamed to \`${to}\` and is now in use again.`, at: now.at }];
  });
}

/** Unit and brief both changed: a sharper word alone is not a new meaning. */
function metricsWithNewMeaning(base: readonly Signal[], head: readonly Signal[]): ReturnType<Rule["check"]>[number][] {
  const before = new Map(base.filter(isLivingMetric).map((signal) => [signal.name, signal]));
  return head.filter(isLivingMetric).flatMap((signal) => {
    const old = before.get(signal.name);
    if (!old || old.unit === signal.unit || sameText(old.brief, signal.brief)) return [];
    return [
      {
        message: `The metric \`${signal.name}\` has another unit and another brief: it measures something else now.`,
        at: signal.at,
      },
    ];
  });
}

function isLivingMetric(signal: Signal): boolean {
  return signal.kind === "metric" && !signal.deprecated;
}

function sameText(a: string | undefined, b: string | undefined): boolean {
  return (a ?? "").replaceAll(/\s+/g, " ").trim() === (b ?? "").replaceAll(/\s+/g, " ").trim();
}
