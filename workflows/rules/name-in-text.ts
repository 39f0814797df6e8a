import type { Change } from "../report/report.ts";
import type { Registry } from "../weaver/registry.ts";
import { ownSignals, typeOrName } from "./own-signals.ts";
import type { Annotated, Rule, RuleFacts, RuleFinding } from "./rule.ts";

export const nameInTextMissing: Rule = {
  id: "name-in-text-missing",
  level: "improvement",
  summary: "A brief or note mentions a name that this change removes or deprecates.",
  why: "Readers follow the text to a name that is gone; nothing but a person reads the text and would notice.",
  hint: "Name what replaces it, or remove the sentence.",
  compares: true,
  check: (facts) => {
    const gone = goneNames(facts);
    return gone.size === 0 ? [] : textsOf(facts.head).flatMap((text) => mentions(text, gone));
  },
};

interface Text extends Annotated {
  readonly name: string;
  readonly field: "brief" | "note";
  readonly text: string;
  readonly at: RuleFinding["at"];
}

interface Gone {
  readonly what: string;
  readonly to: string | undefined;
}

/** Names that the base has and the head has not, or that the head deprecates as renamed. */
function goneNames({ base, head, changes }: RuleFacts): Map<string, Gone> {
  const gone = new Map<string, Gone>();
  if (!base) return gone;
  const left = namesOf(head);
  for (const name of namesOf(base)) {
    if (!left.has(name) && name.includes(".")) gone.set(name, { what: "is no longer defined", to: undefined });
  }
  for (const { from, to } of changes.filter(isRename)) {
    if (from?.includes(".")) gone.set(from, { what: `is renamed to \`${to}\``, to });
  }
  return gone;
}

function isRename({ kind, signal }: Change): boolean {
  return kind === "renamed" && signal !== "enum_member";
}

function namesOf(registry: Registry): Set<string> {
  const signals = (["metric", "event", "entity"] as const).flatMap((kind) => ownSignals(registry, kind));
  return new Set([...registry.attributes.keys(), ...signals.map(typeOrName)]);
}

/** Texts of what is in use: a deprecated item tells its own past. */
function textsOf(head: Registry): Text[] {
  return [...head.attributes.values(), ...head.signals].flatMap((item) =>
    (["brief", "note"] as const).flatMap((field) => {
      const text = item[field];
      if (item.deprecated || text === undefined || !text.includes("`")) return [];
      const { name, annotations } = item;
      return [{ name, annotations, field, text, at: item.fields[field] ?? item.at }];
    }),
  );
}

function mentions(text: Text, gone: ReadonlyMap<string, Gone>): RuleFinding[] {
  const named = new Set([...text.text.matchAll(/`([a-z][a-z0-9_.]*)`/g)].map(([, name = ""]) => name));
  return [...named].flatMap((name) => {
    const found = gone.get(name);
    if (!found || found.to === text.name || name === text.name) return [];
    return [
      {
        message: `The ${text.field} of \`${text.name}\` mentions \`${name}\`, which ${found.what}.`,
        subject: text.name,
        at: text.at,
        of: [text],
        ...(found.to === undefined ? {} : { hint: `Write \`${found.to}\`.` }),
      },
    ];
  });
}
