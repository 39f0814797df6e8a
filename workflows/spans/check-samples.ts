import { renamedTo } from "../review/stability.ts";
import type { SpanFinding } from "../report/report.ts";
import { nearestName } from "../names/nearest-name.ts";
import type { Attribute, Registry, Signal } from "../weaver/registry.ts";
import { checkValue } from "./check-value.ts";
import { requiredOf, signalMatcher } from "./match-signal.ts";
import type { MatchSignal } from "./match-signal.ts";
import type { Sample, SampleAttribute } from "./sample.ts";

/** What was checked, and what was found; the sums make coverage and completeness. */
export interface SpanCheck {
  readonly findings: readonly SpanFinding[];
  /** Things that were expected, and how many of them were seen. */
  readonly coverage: { readonly expected: number; readonly seen: number };
  /** Required attributes, and how many of them were present. */
  readonly completeness: { readonly required: number; readonly present: number };
  readonly count: number;
}

/**
 * Checks samples against the registries of the head: unknown and deprecated names, missing required attributes, wrong
 * types, undefined enum members. Coverage is the share of the samples' names that the registries define.
 */
export function checkSamples({
  file,
  samples,
  registries,
}: {
  readonly file: string;
  readonly samples: readonly Sample[];
  readonly registries: readonly Registry[];
}): SpanCheck {
  const known = knownAttributes(registries);
  const matchSignal = signalMatcher(registries);
  const checked = samples.map((sample) => checkSample({ file, sample, known, matchSignal }));
  const names = new Map(checked.flatMap((one) => one.names));
  return {
    findings: unique(checked.flatMap((one) => one.findings)),
    coverage: { expected: names.size, seen: [...names.values()].filter(Boolean).length },
    completeness: {
      required: checked.reduce((sum, one) => sum + one.required, 0),
      present: checked.reduce((sum, one) => sum + one.present, 0),
    },
    count: samples.length,
  };
}

interface KnownAttributes {
  readonly find: (name: string) => Attribute | undefined;
  readonly names: readonly string[];
  readonly namespaces: ReadonlySet<string>;
}

interface SampleFacts {
  readonly file: string;
  readonly sample: Sample;
  readonly known: KnownAttributes;
  readonly matchSignal: MatchSignal;
}

interface CheckedSample {
  readonly findings: readonly SpanFinding[];
  /** Each name that the sample uses, and whether a registry defines it. */
  readonly names: readonly (readonly [string, boolean])[];
  readonly required: number;
  readonly present: number;
}

function checkSample(facts: SampleFacts): CheckedSample {
  const { sample, known, matchSignal } = facts;
  const signal = matchSignal(sample);
  const present = new Set(sample.attributes.map((attribute) => attribute.name));
  const required = signal ? requiredOf(signal).map((use) => use.attribute.name) : [];
  const missing = required.filter((name) => !present.has(name) && !isTemplateIn(name, { known, present }));
  const named = sample.kind === "metric" || (sample.kind === "log" && sample.name !== undefined);
  return {
    findings: [
      ...(named ? checkSignal(facts, signal) : []),
      ...sample.attributes.flatMap((attribute) => checkAttribute(attribute, facts)),
      ...missing.map((name) =>
        finding(facts, {
          kind: "missing-required",
          level: "violation",
          subject: name,
          message: `${subjectOf(sample, signal)} lacks \`${name}\`, which is required.`,
        }),
      ),
    ],
    names: [
      ...(named ? [[`${sample.kind} ${sample.name ?? ""}`, signal !== undefined] as const] : []),
      ...sample.attributes.map(({ name }) => [`attribute ${name}`, known.find(name) !== undefined] as const),
    ],
    required: required.length,
    present: required.length - missing.length,
  };
}

function checkSignal(facts: SampleFacts, signal: Signal | undefined): SpanFinding[] {
  const { sample } = facts;
  const name = sample.name ?? "";
  const what = sample.kind === "metric" ? "metric" : "event";
  if (!signal) {
    return [
      finding(facts, {
        kind: "unknown",
        level: "violation",
        subject: name,
        message: `The ${what} \`${name}\` is not in the registry.`,
      }),
    ];
  }
  const findings: SpanFinding[] = [];
  if (signal.deprecated) {
    findings.push(
      finding(facts, { kind: "deprecated", level: "violation", subject: name, message: deprecatedText(what, signal) }),
    );
  }
  for (const field of ["unit", "instrument"] as const) {
    const [is, should] = [sample[field], signal[field]];
    if (is !== undefined && should !== undefined && is !== should) {
      const message = `The ${what} \`${name}\` has the ${field} \`${is}\`; the registry says \`${should}\`.`;
      findings.push(finding(facts, { kind: "wrong-type", level: "violation", subject: name, message }));
    }
  }
  return findings;
}

function checkAttribute(attribute: SampleAttribute, facts: SampleFacts): SpanFinding[] {
  const { known } = facts;
  const { name } = attribute;
  const definition = known.find(name);
  if (!definition) return [unknownAttribute(name, facts)];
  const findings: SpanFinding[] = [];
  if (definition.deprecated) {
    findings.push(
      finding(facts, {
        kind: "deprecated",
        level: "violation",
        subject: name,
        message: deprecatedText("attribute", definition),
      }),
    );
  }
  const problem = checkValue(attribute, definition.type);
  if (problem === undefined) return findings;
  const value = JSON.stringify(attribute.value)?.slice(0, 80).replaceAll("`", "'") ?? "";
  const wrong = { kind: problem, subject: name };
  if (problem === "wrong-type") {
    const message = `\`${name}\` is \`${value}\`, which is not of the type that the registry gives it (${typeOf(definition)}).`;
    return [...findings, finding(facts, { ...wrong, level: "violation", message })];
  }
  return [
    ...findings,
    finding(facts, {
      ...wrong,
      level: "information",
      message: `\`${name}\` is \`${value}\`, which is no member of its enum.`,
    }),
  ];
}

function typeOf({ type }: Attribute): string {
  if (type.kind === "enum") return "enum";
  return type.list ? `list of ${type.name}` : type.name;
}

/** Only what lies in a namespace of the registry is its business; the rest may belong to another one. */
function unknownAttribute(name: string, facts: SampleFacts): SpanFinding {
  const { known } = facts;
  const ours = known.namespaces.has(name.split(".")[0] ?? "");
  const meant = nearestName(name, known.names);
  const hint = meant === undefined ? "" : ` Did you mean \`${meant}\`?`;
  return finding(facts, {
    kind: "unknown",
    level: ours || meant !== undefined ? "violation" : "improvement",
    subject: name,
    message: `The attribute \`${name}\` is not in the registry.${hint}`,
  });
}

function deprecatedText(what: string, item: Attribute | Signal): string {
  const to = renamedTo(item.deprecated);
  return to === undefined
    ? `The ${what} \`${item.name}\` is deprecated.`
    : `The ${what} \`${item.name}\` was renamed to \`${to}\`.`;
}

function subjectOf({ kind, name }: Sample, signal: Signal | undefined): string {
  const of = signal && kind === "span" ? ` (a \`${signal.name}\`)` : "";
  return `The ${kind.replace("_", " ")}${name === undefined ? "" : ` \`${name}\``}${of}`;
}

function finding({ file }: SampleFacts, found: Omit<SpanFinding, "sample">): SpanFinding {
  return { ...found, sample: file };
}

/** Attributes by name; of template attributes also what stands below them (`http.request.header.accept`). */
function knownAttributes(registries: readonly Registry[]): KnownAttributes {
  const all = new Map(registries.flatMap((registry) => [...registry.attributes]));
  const isTemplate = ({ type }: Attribute): boolean => type.kind === "primitive" && type.template;
  const templates = [...all.values()].filter(isTemplate).toSorted((a, b) => b.name.length - a.name.length);
  const names = [...all.keys()];
  return {
    find: (name) => all.get(name) ?? templates.find((template) => name.startsWith(`${template.name}.`)),
    names,
    namespaces: new Set(names.filter((name) => name.includes(".")).map((name) => name.split(".")[0] ?? "")),
  };
}

function isTemplateIn(
  name: string,
  { known, present }: { known: KnownAttributes; present: ReadonlySet<string> },
): boolean {
  const type = known.find(name)?.type;
  if (type?.kind !== "primitive" || !type.template) return false;
  return [...present].some((other) => other.startsWith(`${name}.`));
}

/** The same finding of many samples is one. */
function unique(findings: readonly SpanFinding[]): SpanFinding[] {
  return [...new Map(findings.map((one) => [JSON.stringify(one), one])).values()];
}
