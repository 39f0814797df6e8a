import { z } from "zod";
import { levels } from "../report/report.ts";
import type { Finding, Level } from "../report/report.ts";
import type { Diagnostic } from "../weaver/registry.ts";

/** A diagnostic in words for the author; what is left out stays as the diagnostic has it. */
export interface Words {
  readonly message: string;
  readonly source: Finding["source"];
  readonly rule?: string;
  readonly level?: Level;
  readonly hint?: string;
  /** The name that was not found, for a did-you-mean. */
  readonly misspelt?: string;
}

const Policy = z.object({
  violation: z.object({ id: z.string(), message: z.string(), level: z.enum(levels).catch("violation") }),
});

const text = z.string().optional().catch(undefined);
const names = z.array(z.string()).optional().catch(undefined);
const Fields = z.object({
  group_id: text,
  attribute_ref: text,
  extends_ref: text,
  include_ref: text,
  entity_type: text,
  attribute_id: text,
  group_ids: names,
  metric_name: text,
  group_name: text,
  error: text,
  pattern: text,
  signal: text,
  advice: text,
});
type Fields = z.infer<typeof Fields>;

/** Weaver's kinds that are no one's fault on the pull request. */
const informative = new Set(["UnstableFileFormat", "V2FlagMissingWarning", "BeforeResolutionUnsupported"]);

export function wordsFor(diagnostic: Diagnostic): Words {
  const policy = Policy.safeParse(diagnostic.error);
  if (policy.success) {
    const { id, message, level } = policy.data.violation;
    return { message, level, rule: id.replaceAll("_", "-").toLowerCase(), source: "policy" };
  }
  const own = ownWords(diagnostic.kind, fieldsOf(diagnostic));
  const level = informative.has(diagnostic.kind) ? { level: "information" as const } : {};
  return { message: tidy(diagnostic.message), ...own, ...level, ...sharedRule(diagnostic), source: "weaver" };
}

/** What Weaver and our own rules both look for has one id, so that settings and fixes know it by one name. */
function sharedRule(diagnostic: Diagnostic): { rule: string } | undefined {
  const { error = "" } = fieldsOf(diagnostic);
  if (/^Invalid(?:Attribute|Group|Metric|Span)/.test(diagnostic.kind)) {
    if (/missing stability|not contain a stability/i.test(error)) return { rule: "missing-stability" };
    if (/not contain a brief/i.test(error)) return { rule: "missing-brief" };
  }
  if (!diagnostic.kind.startsWith("InvalidExample")) return undefined;
  return { rule: /not contain any examples/i.test(error) ? "missing-examples" : "example-type-mismatch" };
}

/** The innermost fields: Weaver wraps its errors in the names of the layers that they passed. */
function fieldsOf({ error, kind }: Diagnostic): Fields {
  let value: unknown = error;
  for (let depth = 0; depth < 8; depth += 1) {
    const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
    const [only] = entries;
    if (entries.length !== 1 || only === undefined || !/^[A-Z]/.test(only[0])) break;
    value = only[1];
    if (only[0] === kind) break;
  }
  const fields = Fields.safeParse(value);
  return fields.success ? fields.data : {};
}

function ownWords(kind: string, fields: Fields): Omit<Words, "source"> | undefined {
  const group = fields.group_id === undefined ? "A group" : `\`${fields.group_id}\``;
  switch (kind) {
    case "UnresolvedAttributeRef":
      return unresolved(`${group} references the attribute`, fields.attribute_ref);
    case "UnresolvedExtendsRef":
      return unresolved(`${group} extends`, fields.extends_ref);
    case "UnresolvedIncludeRef":
      return unresolved(`${group} includes the group`, fields.include_ref);
    case "UnresolvedEntityAssociation":
      return unresolved(`${group} is associated with the entity`, fields.entity_type);
    case "DuplicateAttributeId":
      return duplicate(`The attribute \`${fields.attribute_id}\` is defined more than once`, fields.group_ids);
    case "DuplicateGroupId":
    case "DuplicateMetricName":
    case "DuplicateGroupName":
      return duplicate(`${named(kind, fields)} is declared more than once`, undefined);
    case "InvalidAttribute":
    case "InvalidAttributeWarning":
    case "InvalidExampleError":
    case "InvalidExampleWarning":
      return fields.error === undefined
        ? undefined
        : { message: `\`${fields.attribute_id ?? ""}\` in ${group}: ${sentence(fields.error)}` };
    case "InvalidGroup":
    case "InvalidMetric":
    case "InvalidGroupStability":
    case "InvalidGroupMissingType":
    case "InvalidSpanMissingSpanKind":
    case "InvalidGroupMissingExtendsOrAttributes":
      return fields.error === undefined ? undefined : { message: `${group}: ${sentence(fields.error)}` };
    case "InvalidGroupDuplicateAttributeRef":
      return {
        message: `${group} references \`${fields.attribute_ref}\` more than once.`,
        hint: "Remove all but one.",
      };
    case "InvalidSemConvSpec":
      return fields.advice === undefined ? undefined : { message: tidy(fields.error ?? ""), hint: tidy(fields.advice) };
    default:
      return undefined;
  }
}

function unresolved(what: string, name: string | undefined): Omit<Words, "source"> | undefined {
  if (name === undefined) return undefined;
  return {
    message: `${what} \`${name}\`, which is not defined.`,
    hint: `Define \`${name}\`, or correct the name.`,
    misspelt: name,
  };
}

function duplicate(message: string, groups: readonly string[] | undefined): Omit<Words, "source"> {
  const where = groups ? `, in ${groups.map((group) => `\`${group}\``).join(" and ")}` : "";
  return { message: `${message}${where}.`, hint: "Keep one definition and reference it from the other places." };
}

function named(kind: string, fields: Fields): string {
  if (kind === "DuplicateMetricName") return `The metric \`${fields.metric_name}\``;
  return `The group \`${fields.group_id ?? fields.group_name}\``;
}

function sentence(words: string): string {
  const trimmed = words.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** Weaver's message without the places that it appends: the finding has its own. */
function tidy(message: string): string {
  return message
    .replace(/\n?Provenance: [^\n]*/g, "")
    .replace(/,? detected while resolving '"[^"]*"'/g, "")
    .replace(/\n\[Provenance \{.*\}\]/gs, "")
    .trim();
}
