import type { Place } from "../errors.ts";
import type { Finding, Level } from "../report/report.ts";
import { NearestNames } from "../names/nearest-names.ts";
import type { Diagnostic, Registry } from "../weaver/registry.ts";
import { wordsFor } from "./diagnostic-words.ts";

export interface FindingsFacts {
  readonly diagnostics: readonly Diagnostic[];
  /** Where to show a diagnostic that names no place: the registry's manifest or first file. */
  readonly fallback: Place;
  /** Names that a misspelt reference may have meant, see `knownNames`. */
  readonly names: ReadonlySet<string>;
}

/** Weaver's diagnostics and policy violations as findings; rule ids are Weaver's kinds in kebab case. */
export function findingsOf({ diagnostics, fallback, names }: FindingsFacts): Finding[] {
  const told = new Set<string>();
  let known: NearestNames | undefined;
  const nearest = (name: string): string | undefined => (known ??= new NearestNames(names)).nearest(name);
  return diagnostics.flatMap((diagnostic) => {
    const words = wordsFor(diagnostic);
    if (isRepeated({ diagnostic, misspelt: words.misspelt, told })) return [];
    const meant = words.misspelt === undefined ? undefined : nearest(words.misspelt);
    const hint = meant === undefined ? (words.hint ?? diagnostic.hint) : `Did you mean \`${meant}\`?`;
    return {
      rule: words.rule ?? ruleOf(diagnostic.kind),
      level: words.level ?? levelOf(diagnostic.severity),
      message: words.message,
      ...(hint === undefined ? {} : { hint }),
      ...placeOf(diagnostic.at ?? fallback),
      source: words.source,
      new: true,
      ...(diagnostic.related.length > 0
        ? { related: diagnostic.related.map(({ file, line }) => ({ file, line })) }
        : {}),
    };
  });
}

/** Groups that inherit a wrong reference have the same mistake at the same place: it is told of the one that writes it. */
function isRepeated(facts: { diagnostic: Diagnostic; misspelt: string | undefined; told: Set<string> }): boolean {
  const { diagnostic, misspelt, told } = facts;
  if (misspelt === undefined || diagnostic.at === undefined) return false;
  const { file, line, column } = diagnostic.at;
  const key = JSON.stringify([diagnostic.kind, misspelt, file, line, column]);
  const isKnown = told.has(key);
  told.add(key);
  return isKnown;
}

/** `UnresolvedAttributeRef` becomes `unresolved-attribute-ref`, `no_ones` becomes `no-ones`. */
export function ruleOf(kind: string): string {
  return kind
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll(/[^A-Za-z0-9]+/g, "-")
    .toLowerCase();
}

/** Names of the attributes and signals of both sides: what a reference in the head can mean. */
export function knownNames(...registries: readonly (Registry | undefined)[]): Set<string> {
  const names = new Set<string>();
  for (const registry of registries) {
    for (const name of registry?.attributes.keys() ?? []) names.add(name);
    for (const signal of registry?.signals ?? []) names.add(signal.id).add(signal.name);
  }
  return names;
}

function levelOf(severity: Diagnostic["severity"]): Level {
  switch (severity) {
    case "error":
      return "violation";
    case "warning":
      return "improvement";
    case "advice":
      return "information";
  }
}

type PlaceFields = Pick<Finding, "file" | "line" | "column" | "endLine" | "endColumn">;

function placeOf({ file, line, column, endLine, endColumn }: Place): PlaceFields {
  return {
    file,
    line,
    ...(column === undefined ? {} : { column }),
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
}
