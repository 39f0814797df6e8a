import type { ExpectedAttribute, KnownAssociation, KnownEntity } from "./known-names.ts";
import { findingOn, type Subject } from "./finding.ts";
import type { Finding, FindingLevel, SampleAttribute } from "./sample.ts";

const absence = {
  required: { word: "Required", level: "violation" },
  recommended: { word: "Recommended", level: "improvement" },
  opt_in: { word: "Opt-in", level: "information" },
  conditionally_required: { word: "Conditionally required", level: "information" },
} as const satisfies Record<ExpectedAttribute["level"], { readonly word: string; readonly level: FindingLevel }>;

/** The attributes that a signal asks for and the sample lacks; any attribute below a template's name satisfies the template. */
export function absentAttributes(
  expected: readonly ExpectedAttribute[],
  sample: readonly SampleAttribute[],
  subject: Subject,
): Finding[] {
  const present = new Set(sample.map((attribute) => attribute.name));
  const has = ({ name, template }: ExpectedAttribute): boolean =>
    template ? sample.some((attribute) => attribute.name.startsWith(name)) : present.has(name);
  return expected
    .filter((attribute) => !has(attribute))
    .map(({ name, level: wanted }) => {
      const { word, level } = absence[wanted];
      const message = `${word} attribute '${name}' is not present.`;
      const id = `${wanted}_attribute_not_present`;
      return findingOn(subject, { id, context: { attribute_key: name }, message, level });
    });
}

/** What a signal's resource lacks of the entities that the signal is associated with; several associations are alternatives. */
export function absentEntities(
  associations: readonly KnownAssociation[],
  resource: readonly SampleAttribute[],
  subject: Subject,
): readonly Finding[] {
  const [single, ...more] = associations;
  if (single === undefined) return [];
  const facts = { present: new Set(resource.map((attribute) => attribute.name)), subject };
  return (more.length === 0 ? evaluate(single, facts) : evaluateOneOf(associations, facts)).findings;
}

interface Facts {
  readonly present: ReadonlySet<string>;
  readonly subject: Subject;
}

interface Outcome {
  readonly satisfied: boolean;
  readonly findings: readonly Finding[];
}

function evaluate(association: KnownAssociation, facts: Facts): Outcome {
  switch (association.kind) {
    case "entity":
      return association.entity === undefined ? neutral : evaluateEntity(association.entity, facts);
    case "one_of":
      return evaluateOneOf(association.members, facts);
    case "all_of": {
      const outcomes = association.members.map((member) => evaluate(member, facts));
      const satisfied = outcomes.every((outcome) => outcome.satisfied);
      return { satisfied, findings: outcomes.flatMap((outcome) => outcome.findings) };
    }
  }
}

const neutral: Outcome = { satisfied: true, findings: [] };

function evaluateEntity({ type, attributes }: KnownEntity, { present, subject }: Facts): Outcome {
  const findings = attributes
    .filter(({ name }) => !present.has(name))
    .map(({ name, level: wanted }) => {
      const { word, level } = absence[wanted];
      const message = `${word} attribute '${name}' for entity '${type}' is not present in the resource.`;
      const context = { attribute_key: name, entity_type: type };
      return findingOn(subject, { id: `entity_${wanted}_attribute_not_present`, context, message, level });
    });
  return { satisfied: findings.every((finding) => finding.level !== "violation"), findings };
}

function evaluateOneOf(members: readonly KnownAssociation[], facts: Facts): Outcome {
  const satisfied = members.map((member) => evaluate(member, facts)).filter((outcome) => outcome.satisfied);
  if (satisfied.length > 0) return { satisfied: true, findings: satisfied.flatMap((outcome) => outcome.findings) };
  const entities = [...new Set(members.flatMap(entitiesIn))];
  const message = `None of the associated entities [${entities.join(", ")}] were satisfied by the resource.`;
  const context = { entity_type: entities };
  const told = { id: "entity_association_not_satisfied", context, message, level: "violation" } as const;
  return { satisfied: false, findings: [findingOn(facts.subject, told)] };
}

function entitiesIn(association: KnownAssociation): readonly string[] {
  return association.kind === "entity" ? [association.name] : association.members.flatMap(entitiesIn);
}
