import { z } from "zod";
import type { Diagnostic } from "../registry.ts";

/** Permissive: only what is used, as Weaver's format has no version. */
const Printed = z.array(
  z.looseObject({
    error: z.unknown(),
    diagnostic: z.looseObject({
      message: z.string(),
      severity: z.string().nullish(),
      help: z.string().nullish(),
    }),
  }),
);
type Printed = z.infer<typeof Printed>[number];

export type UnplacedDiagnostic = Omit<Diagnostic, "at" | "related">;

/** Diagnostics that Weaver printed with `--diagnostic-format json`; none where the text holds no such document. */
export function readDiagnostics(text: string): readonly UnplacedDiagnostic[] {
  const start = text.search(/^\[\s*(\{|\])/m);
  if (start === -1) return [];
  const parsed = Printed.safeParse(parseJson(text.slice(start)));
  return parsed.success ? parsed.data.flatMap(split) : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A `CompoundError` becomes one diagnostic for each of its errors. */
function split({ error, diagnostic }: Printed): UnplacedDiagnostic[] {
  const members = membersOf(error);
  const messages = diagnostic.message.split("\n\n");
  return members.map((member, index) => ({
    severity: severityOf(member, diagnostic.severity),
    kind: innermost(member).kind,
    error: member,
    message: messages.length === members.length ? (messages[index] ?? "") : diagnostic.message,
    hint: diagnostic.help ?? undefined,
  }));
}

/** `{Resolver: {CompoundError: [a, b]}}` is `{Resolver: a}` and `{Resolver: b}`. */
function membersOf(error: unknown): unknown[] {
  const [key, value] = onlyVariant(error) ?? [];
  if (key === undefined) return [error];
  if (key === "CompoundError" && Array.isArray(value)) return value.flatMap(membersOf);
  const members = membersOf(value);
  return members.length === 1 && members[0] === value ? [error] : members.map((member) => ({ [key]: member }));
}

function onlyVariant(error: unknown): readonly [string, unknown] | undefined {
  if (typeof error !== "object" || error === null || Array.isArray(error)) return undefined;
  const entries = Object.entries(error);
  const [entry] = entries;
  return entries.length === 1 && entry !== undefined && /^[A-Z]/.test(entry[0]) ? entry : undefined;
}

/** Name and fields of the innermost variant of a Rust error, or the `type` of a tagged one such as a policy finding. */
export function innermost(error: unknown): {
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
} {
  if (typeof error === "string") return { kind: error, fields: {} };
  const [key, value] = onlyVariant(error) ?? [];
  if (key === undefined) {
    const fields = Fields.safeParse(error).data ?? {};
    return { kind: typeof fields["type"] === "string" ? fields["type"] : "Unknown", fields };
  }
  const inner = innermost(value);
  return inner.kind === "Unknown" || typeof value === "string" ? { kind: key, fields: inner.fields } : inner;
}

const Fields = z.record(z.string(), z.unknown());

const PolicyViolation = z.looseObject({
  type: z.literal("policy_violation"),
  violation: z.looseObject({ level: z.string() }),
});

const severities: Readonly<Record<string, Diagnostic["severity"]>> = {
  violation: "error",
  improvement: "warning",
  information: "advice",
  warning: "warning",
  advice: "advice",
};

/** A fatal error states no severity. */
function severityOf(error: unknown, severity: string | null | undefined): Diagnostic["severity"] {
  const policy = PolicyViolation.safeParse(error);
  const word = policy.success ? policy.data.violation.level : (severity ?? "error");
  return severities[word.toLowerCase()] ?? "error";
}

/** Weaver's own crash, told as a diagnostic: the message of the panic, or the signal. */
export function panicDiagnostic(stderr: string, signal: string): UnplacedDiagnostic {
  const [, where, what] = /panicked at ([^\n]*):\n([^\n]*)/.exec(stderr) ?? [];
  const message = what ?? `Weaver was ended by ${signal}.`;
  return {
    severity: "error",
    kind: "WeaverPanic",
    error: { WeaverPanic: { signal, message, ...(where !== undefined && { where }) } },
    message: `Weaver crashed: ${message}`,
    hint: "A definition that Weaver does not expect makes it crash, such as a metric without a unit.",
  };
}
