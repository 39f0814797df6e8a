import { isStable } from "../../review/stability.ts";
import type { AttributeUse, Signal, SignalKind } from "../../weaver/registry.ts";
import { isIdentifying, kindInWords, namesInWords } from "../own-signals.ts";
import type { Rule, RuleFacts, RuleFinding } from "../rule.ts";
import type { RuleId } from "../rule-ids.ts";
import { goneSignals, type Pair, stableSignals } from "./pairs.ts";

const common = { package: "backwards-compatibility", level: "violation", compares: true } as const;

/** A signal that was published and is gone; under the metric's id the package also tells a lowered stability. */
function missing(kind: SignalKind, id: RuleId, alsoLowered = false): Rule {
  const words = kindInWords(kind);
  return {
    ...common,
    id,
    offByDefault: true,
    coveredBy: ["removed-without-deprecation", "stability-lowered"],
    summary: `${article(words)} of the baseline is gone${alsoLowered ? ", or is no longer stable" : ""}.`,
    why: `Whoever relies on the ${words} finds nothing that says what became of it.`,
    hint: `Put the ${words} back and deprecate it: a name that was published stays in the registry.`,
    check: (facts) => [
      ...goneSignals(facts, kind).map(({ name, before, at }) => ({
        message: `The ${words} \`${name}\` is no longer in the registry.`,
        subject: name,
        at,
        of: [before],
      })),
      ...(alsoLowered ? lowered(facts, kind) : []),
    ],
  };
}

function changedStability(kind: SignalKind, id: RuleId): Rule {
  const words = kindInWords(kind);
  return {
    ...common,
    id,
    offByDefault: true,
    coveredBy: ["stability-lowered"],
    summary: `A stable ${words} gets another stability.`,
    why: "Stable is a promise to everyone who built on it, and is not taken back.",
    hint: `Keep \`stability: stable\`; to phase the ${words} out, add \`deprecated\` beside it.`,
    check: (facts) => lowered(facts, kind),
  };
}

function lowered(facts: RuleFacts, kind: SignalKind): RuleFinding[] {
  return stableSignals(facts, kind)
    .filter(({ now }) => !isStable(now))
    .map(({ name, now }) => ({
      message: `The ${kindInWords(kind)} \`${name}\` was stable and is now \`${now.stability ?? "development"}\`.`,
      subject: name,
      at: now.fields["stability"] ?? now.at,
      of: [now],
    }));
}

function changedField(options: {
  readonly kind: SignalKind;
  readonly id: RuleId;
  readonly word: string;
  readonly why: string;
  readonly read: (signal: Signal) => string | undefined;
  readonly place: (signal: Signal) => Signal["at"] | undefined;
}): Rule {
  const { kind, word, read, place } = options;
  return {
    ...common,
    id: options.id,
    offByDefault: true,
    coveredBy: ["breaking-change"],
    summary: `A stable ${kind} gets another ${word}.`,
    why: options.why,
    hint: `Keep the ${word}; a ${kind} with another ${word} needs another name.`,
    check: (facts) =>
      stableSignals(facts, kind)
        .filter(({ before, now }) => read(before) !== read(now))
        .map(({ name, before, now }) => ({
          message: `The ${word} of the stable ${kind} \`${name}\` was \`${read(before) ?? "none"}\` and is now \`${read(now) ?? "none"}\`.`,
          subject: name,
          at: place(now) ?? now.at,
          of: [now],
        })),
  };
}

function lostAttributes(kind: SignalKind, id: RuleId): Rule {
  const words = kindInWords(kind);
  return {
    ...common,
    id,
    coveredBy: ["breaking-change"],
    summary: `A stable ${words} loses attributes.`,
    why: `Queries that group or filter the ${words} by a lost attribute find nothing any more.`,
    hint: "Keep the attribute; where it is no longer wanted, lower its requirement level or deprecate it.",
    check: (facts) =>
      stableSignals(facts, kind).flatMap((pair) =>
        parts(kind).flatMap(({ word, select }) => {
          const names = difference(pair.before, pair.now, select);
          return names.length === 0 ? [] : [usesChanged(pair, `loses ${namesInWords(names)}${word}`)];
        }),
      ),
  };
}

/** Entities have two lists of attributes, and each is told by itself. */
function parts(kind: SignalKind): readonly { word: string; select: (use: AttributeUse) => boolean }[] {
  if (kind !== "entity") return [{ word: "", select: () => true }];
  return [
    { word: " from its identity", select: isIdentifying },
    { word: " from its description", select: (use) => !isIdentifying(use) },
  ];
}

function gainedAttributes(kind: "metric" | "attribute_group", id: RuleId): Rule {
  const words = kindInWords(kind);
  const why =
    kind === "metric"
      ? "An attribute that is recorded by default splits every time series of the metric: alerts and sums change."
      : "Signals of other registries that include the group gain the attribute without their owners doing anything.";
  return {
    ...common,
    id,
    coveredBy: ["breaking-change"],
    summary: `A stable ${words} gains an attribute that is not opt-in.`,
    why,
    hint: "Add it with `requirement_level: opt_in`.",
    check: (facts) =>
      stableSignals(facts, kind).flatMap((pair) => {
        const names = difference(pair.now, pair.before, (use) => use.requirementLevel.level !== "opt_in");
        if (names.length === 0) return [];
        const use = pair.now.attributes.find(({ attribute, local }) => local && attribute.name === names[0]);
        return [usesChanged(pair, `gains ${namesInWords(names)}, recorded by default`, use)];
      }),
  };
}

const changedIdentity: Rule = {
  ...common,
  id: "compatibility-entity-changed-identity",
  summary: "The identity of a stable entity gains an attribute.",
  why: "What identifies an entity decides what counts as the same one: with another identity all history is cut off.",
  hint: "Add the attribute to the description, or define a new entity.",
  check: (facts) =>
    stableSignals(facts, "entity").flatMap((pair) => {
      const names = difference(pair.now, pair.before, isIdentifying);
      return names.length === 0 ? [] : [usesChanged(pair, `gains ${namesInWords(names)} in its identity`)];
    }),
};

function difference(from: Signal, without: Signal, select: (use: AttributeUse) => boolean): string[] {
  const names = (signal: Signal): string[] => signal.attributes.filter(select).map((use) => use.attribute.name);
  const other = new Set(names(without));
  return [...new Set(names(from))].filter((name) => !other.has(name)).toSorted();
}

function usesChanged({ name, now }: Pair<Signal>, what: string, use?: AttributeUse): RuleFinding {
  return {
    message: `The stable ${kindInWords(now.kind)} \`${name}\` ${what}.`,
    subject: name,
    at: use?.at ?? now.fields["attributes"] ?? now.at,
    of: [now],
  };
}

function article(words: string): string {
  return `${/^[aeiou]/.test(words) ? "An" : "A"} ${words}`;
}

const queriesBreak = "Queries, dashboards and alerts were made for the old one, and silently show wrong numbers.";

export const signalRules: readonly Rule[] = [
  missing("metric", "compatibility-metric-missing", true),
  changedField({
    kind: "metric",
    id: "compatibility-metric-changed-unit",
    word: "unit",
    why: queriesBreak,
    read: (signal) => signal.unit,
    place: ({ fields }) => fields["unit"],
  }),
  changedField({
    kind: "metric",
    id: "compatibility-metric-changed-instrument",
    word: "instrument",
    why: queriesBreak,
    read: (signal) => signal.instrument,
    place: ({ fields }) => fields["instrument"],
  }),
  gainedAttributes("metric", "compatibility-metric-added-attributes"),
  missing("entity", "compatibility-entity-missing"),
  lostAttributes("entity", "compatibility-entity-missing-attribute"),
  changedIdentity,
  missing("event", "compatibility-event-removed"),
  changedStability("event", "compatibility-event-changed-stability"),
  lostAttributes("event", "compatibility-event-dropped-attributes"),
  missing("span", "compatibility-span-missing"),
  changedStability("span", "compatibility-span-changed-stability"),
  changedField({
    kind: "span",
    id: "compatibility-span-changed-kind",
    word: "kind",
    why: "The kind says which side of a call the span describes; service maps are drawn by it.",
    read: (signal) => signal.spanKind ?? "internal",
    place: ({ fields }) => fields["span_kind"] ?? fields["kind"],
  }),
  lostAttributes("span", "compatibility-span-dropped-attributes"),
  missing("attribute_group", "compatibility-attribute-group-removed"),
  changedStability("attribute_group", "compatibility-attribute-group-changed-stability"),
  lostAttributes("attribute_group", "compatibility-attribute-group-dropped-attributes"),
  gainedAttributes("attribute_group", "compatibility-attribute-group-added-attributes"),
];
