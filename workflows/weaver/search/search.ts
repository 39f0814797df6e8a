import type { Resolution } from "../embedded/resolution.ts";
import { attributeJson } from "../embedded/resolve-v1.ts";
import { compareText } from "../jinja/text.ts";
import type { Diagnostic } from "../registry.ts";
import type { CommandResult, SearchRequest } from "../weaver.ts";

/**
 * `weaver registry search`, which knows version 1 only: the names that hold the text, one for each distinct form of the
 * attribute. Without a text Weaver opens its terminal interface, or says that there is no terminal; here is never one.
 */
export function search(
  { text, v2 = false }: Pick<SearchRequest, "text" | "v2">,
  resolution: Resolution,
  warnings: readonly Diagnostic[],
): CommandResult {
  if (v2 || resolution.published !== undefined) return incompatible(warnings);
  if (text === undefined) {
    const stdout = "Error: Could not find a terminal, and no search string was provided.\n";
    return { exitCode: 1, stdout, stderr: "", diagnostics: [] };
  }
  const exitCode = warnings.some((diagnostic) => diagnostic.severity === "error") ? 1 : 0;
  const found = names(resolution).filter((name) => name.includes(text));
  return { exitCode, stdout: `${found.join("\n")}\n`, stderr: "", diagnostics: warnings };
}

function names({ groups, internal }: Resolution): readonly string[] {
  const distinct = new Map<string, string>();
  for (const group of [...groups, ...internal]) {
    for (const attribute of group.attributes) distinct.set(JSON.stringify(attributeJson(attribute)), attribute.name);
  }
  return [...distinct.values()].toSorted(compareText);
}

function incompatible(warnings: readonly Diagnostic[]): CommandResult {
  const diagnostic: Diagnostic = {
    severity: "error",
    kind: "V2SchemaIncompatible",
    error: "V2SchemaIncompatible",
    message: "`registry search` does not know version 2 of the format.",
    hint: "Leave out --v2, or search the generated documentation.",
    at: undefined,
    related: [],
  };
  return { exitCode: 1, stdout: "", stderr: "", diagnostics: [...warnings, diagnostic] };
}
