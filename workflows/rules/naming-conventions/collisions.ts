import type { Attribute, Registry, SignalKind } from "../../weaver/registry.ts";
import { kindInWords, ownSignals, typeOrName } from "../own-signals.ts";
import type { Annotated, Rule, RuleFinding } from "../rule.ts";
import type { RuleId } from "../rule-ids.ts";

const common = { package: "naming-conventions", level: "violation", compares: false } as const;

interface Named extends Annotated {
  readonly name: string;
  readonly at: Attribute["at"];
  readonly deprecated: Attribute["deprecated"];
}

function constantCollision(kind: "attribute" | SignalKind, id: RuleId): Rule {
  const words = kind === "attribute" ? kind : kindInWords(kind);
  return {
    ...common,
    id,
    summary: `Two ${plural(words)} differ only in dots and underscores.`,
    why: "Generated code makes one constant of both names, and does not compile or silently loses one of them.",
    hint: "Rename one of them, or leave it out of generated code with `annotations: {code_generation: {exclude: true}}`.",
    check: ({ head }) =>
      groupsOf(itemsOf(head, kind).filter(isGenerated), ({ name }) => constantName(name)).flatMap((same) =>
        same.map((item) => ({
          message: `The ${words} \`${item.name}\` and \`${otherThan(item, same).name}\` have the same constant name \`${constantName(item.name)}\`.`,
          subject: item.name,
          at: item.at,
          of: [item],
          related: [otherThan(item, same).at],
        })),
      ),
  };
}

function itemsOf(head: Registry, kind: "attribute" | SignalKind): readonly Named[] {
  if (kind === "attribute") return [...head.attributes.values()];
  const byName = new Map(ownSignals(head, kind).map((signal) => [typeOrName(signal), signal]));
  return [...byName].map(([name, signal]) => ({ ...signal, name }));
}

/** Lists of more than one item that share a key. */
function groupsOf<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  return [...Map.groupBy(items, keyOf).values()].filter((group) => group.length > 1);
}

function otherThan(item: Named, all: readonly Named[]): Named {
  return all.find((other) => other.name !== item.name) ?? item;
}

export function constantName(name: string): string {
  return name.replaceAll(".", "_");
}

export function isGenerated({ annotations }: Annotated): boolean {
  const generation = annotations?.["code_generation"];
  return typeof generation !== "object" || generation === null || Reflect.get(generation, "exclude") !== true;
}

function namespaceCollision(kind: "attribute" | "metric", id: RuleId): Rule {
  return {
    ...common,
    id,
    summary: `The name of ${kind === "attribute" ? "an attribute" : "a metric"} is the namespace of another.`,
    why: "Systems that store names as a tree cannot hold a value at a branch: one of the two is lost.",
    hint: `Give the ${kind} a last part of its own (\`…name\`, \`…count\`), or rename the ${plural(kind)} below it.`,
    check: ({ head, base }) => {
      const before = new Set(base ? itemsOf(base, kind).map(({ name }) => name) : []);
      return namespaceCollisions({ all: itemsOf(head, kind), kind, before });
    },
  };
}

/** Told of the namespace's owner, but on the line of whichever of the two is new. */
function namespaceCollisions(facts: {
  readonly all: readonly Named[];
  readonly kind: "attribute" | "metric";
  readonly before: ReadonlySet<string>;
}): RuleFinding[] {
  const { all, kind, before } = facts;
  const living = new Map(all.filter((item) => !item.deprecated).map((item) => [item.name, item]));
  return [...living.values()].flatMap((below) =>
    namespacesOf(below.name).flatMap((namespace) => {
      const item = living.get(namespace);
      if (!item) return [];
      const isOlder = before.has(item.name) && !before.has(below.name);
      return [
        {
          message: `The ${kind} \`${item.name}\` has the name that is the namespace of \`${below.name}\`.`,
          subject: item.name,
          at: isOlder ? below.at : item.at,
          of: [item, below],
          related: [isOlder ? item.at : below.at],
        },
      ];
    }),
  );
}

/** A name beyond all measure has a part for every other character; to look each of them up would take minutes. */
const longestName = 500;

/** `a.b.c` lies in `a` and in `a.b`. */
function namespacesOf(name: string): string[] {
  if (name.length > longestName) return [];
  const parts = name.split(".");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("."));
}

function plural(words: string): string {
  return words.endsWith("y") ? `${words.slice(0, -1)}ies` : `${words}s`;
}

export const collisionRules: readonly Rule[] = [
  constantCollision("attribute", "naming-convention-attribute-constant-collision"),
  constantCollision("metric", "naming-convention-metric-constant-collision"),
  constantCollision("event", "naming-convention-event-constant-collision"),
  constantCollision("entity", "naming-convention-entity-constant-collision"),
  namespaceCollision("attribute", "naming-convention-attribute-namespace-collision"),
  namespaceCollision("metric", "naming-convention-metric-namespace-collision"),
];
