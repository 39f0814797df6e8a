import type { Place } from "../../errors.ts";
import type { Diagnostic } from "../registry.ts";
import type { SchemaUrl } from "./schema-url.ts";

/** Something that Weaver reports: the variant of its error, the fields of it, and where it is (which Weaver does not say). */
export interface Failure {
  readonly kind: string;
  readonly fields: unknown;
  /** Found while reading files, which Weaver wraps in one more layer. */
  readonly definition: boolean;
  /** Undefined where Weaver states none; it then counts as an error. */
  readonly severity: "Warning" | "Error" | undefined;
  readonly message: string;
  readonly help: string | undefined;
  readonly at: Place | undefined;
  readonly related: readonly Place[];
}

/** Failures with which Weaver stops. It prints the first group of them; WeaverGen reports all. */
export interface Fatal {
  /** Undefined where Weaver prints the error as it is. */
  readonly layer: "Resolver" | "Semconv" | "Forge" | "ResolvedSchema" | undefined;
  readonly failures: readonly Failure[];
  /** Weaver wraps the failures in a `CompoundError`. */
  readonly compound: boolean;
}

export interface Provenance {
  readonly schema_url: SchemaUrl;
  readonly path: string;
}

export function provenanceJson(provenance: Provenance): unknown {
  return { path: provenance.path, schema_url: provenance.schema_url.url };
}

export function provenanceText(provenance: Provenance): string {
  return `Provenance { schema_url: ${provenance.schema_url.debug}, path: ${JSON.stringify(provenance.path)} }`;
}

type Details = Partial<Pick<Failure, "severity" | "help" | "at" | "related">> & { readonly message: string };

export function failure(kind: string, fields: unknown, details: Details): Failure {
  const { severity, help, at, related = [], message } = details;
  return { kind, fields, definition: false, severity, help, at, related, message };
}

export function definitionFailure(kind: string, fields: unknown, details: Details): Failure {
  return { ...failure(kind, fields, details), definition: true };
}

/** Weaver's structured error of one failure on its own. */
export function errorOf(item: Failure): unknown {
  const inner = item.fields === undefined ? item.kind : { [item.kind]: item.fields };
  return item.definition ? { FailToResolveDefinition: inner } : inner;
}

/** @param future `--future` turns every warning into an error */
export function diagnosticOf(
  item: Failure,
  options: { readonly fatal: Fatal["layer"] | undefined; readonly future: boolean },
): Diagnostic {
  const severity = item.severity === "Warning" && !options.future && options.fatal === undefined ? "warning" : "error";
  const error = errorOf(item);
  return {
    severity,
    kind: item.kind,
    error: options.fatal === undefined ? error : { [options.fatal]: error },
    message: item.message,
    hint: item.help,
    at: item.at,
    related: item.related,
  };
}
