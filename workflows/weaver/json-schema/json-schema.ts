import type { CommandResult } from "../weaver.ts";
import { definitionManifestV2, diff, diffV2, policyFinding, publicationManifestV2 } from "./report-schemas.ts";
import type { Schema } from "./schema-builder.ts";
import { resolvedRegistry, semconvGroup } from "./v1-schemas.ts";
import { semconvDefinitionV2 } from "./v2-definition.ts";
import { materializedRegistryV2, resolvedRegistryV2 } from "./v2-resolved.ts";
import { weaverConfig } from "./weaver-config.ts";

/** Schemas by the name that `weaver registry json-schema -j` takes; each accepts and refuses what Weaver's does. */
export const jsonSchemas: Readonly<Record<string, Schema>> = {
  "resolved-registry": resolvedRegistry,
  "semconv-group": semconvGroup,
  "semconv-definition-v2": semconvDefinitionV2,
  "resolved-registry-v2": resolvedRegistryV2,
  "materialized-registry-v2": materializedRegistryV2,
  diff,
  "diff-v2": diffV2,
  "publication-manifest-v2": publicationManifestV2,
  "definition-manifest-v2": definitionManifestV2,
  "policy-finding": policyFinding,
  "weaver-config": weaverConfig,
};

/** `weaver registry json-schema`; an unknown kind is a wrong argument, which gives 2. */
export function jsonSchema(kind = "resolved-registry"): CommandResult {
  const schema = Object.hasOwn(jsonSchemas, kind) ? jsonSchemas[kind] : undefined;
  if (schema !== undefined)
    return { exitCode: 0, stdout: `${JSON.stringify(schema, null, 2)}\n`, stderr: "", diagnostics: [] };
  const stderr = `There is no schema "${kind}". Schemas: ${Object.keys(jsonSchemas).join(", ")}.\n`;
  return { exitCode: 2, stdout: "", stderr, diagnostics: [] };
}
