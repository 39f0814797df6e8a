import type { z } from "zod";
import { Refused } from "./call.ts";

/**
 * Reads a request's body.
 * @throws Refused 422 with the words that GitHub's own schema check uses ("Invalid request.\n\n...")
 */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body ?? {}, { reportInput: true });
  if (parsed.success) return parsed.data;
  const missing = parsed.error.issues.filter(isMissing).map((issue) => `"${String(issue.path.at(-1))}"`);
  if (missing.length > 0) throw invalid(`${missing.join(", ")} ${missing.length > 1 ? "weren't" : "wasn't"} supplied.`);
  throw invalid(...parsed.error.issues.map(words));
}

export function invalid(...problems: readonly string[]): Refused {
  return new Refused(422, `Invalid request.\n\n${problems.join("\n")}`);
}

/** GitHub's other shape of a 422, for values that are well formed and still wrong. */
export function validationFailed(
  resource: string,
  errors: readonly { field: string; code: string; message?: string }[],
): Refused {
  return new Refused(
    422,
    "Validation Failed",
    errors.map((error) => ({ resource, ...error })),
  );
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.code === "invalid_type" && issue.input === undefined;
}

function words(issue: z.core.$ZodIssue): string {
  const place = issue.path.length === 0 ? "" : `For 'properties/${issue.path.join("/")}', `;
  if (issue.code === "invalid_type") return `${place}${shown(issue.input)} is not ${article(issue.expected)}.`;
  if (issue.code === "too_small") return `${place}no less than ${issue.minimum} are required.`;
  if (issue.code === "invalid_value") {
    return `${place}${shown(issue.input)} is not a member of ${JSON.stringify(issue.values)}.`;
  }
  if (issue.code !== "too_big") return `${place}${issue.message}`;
  return issue.origin === "string"
    ? `Only ${issue.maximum} characters are allowed; ${String(issue.input).length} were supplied.`
    : `No more than ${issue.maximum} items are allowed; ${length(issue.input)} were supplied.`;
}

function shown(value: unknown): string {
  return value === null ? "nil" : (JSON.stringify(value) ?? "nil");
}

function article(type: string): string {
  if (type === "int") return "an integer";
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function length(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
