import { Ajv2020 } from "ajv/dist/2020.js";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { RandomDocuments, randomFrom } from "../workflows/weaver/json-schema/random-documents-for-tests.ts";
import type { Schema } from "../workflows/weaver/json-schema/schema-builder.ts";

const rounds = 100;

/** Tells how two JSON Schemas judge the recorded documents, and random ones of either, half of them broken. */
export function schemaComparer(data: string): (ours: string, theirs: string) => string | undefined {
  let documents: readonly unknown[] | undefined;
  return (ours, theirs) => {
    documents ??= recordedDocuments(data);
    const schemas = [JSON.parse(ours) as Schema, JSON.parse(theirs) as Schema] as const;
    const [first, second] = schemas.map(judge);
    for (const document of [...documents, ...schemas.flatMap(randomDocuments)]) {
      if (first?.(document) !== second?.(document))
        return `the schemas disagree on ${JSON.stringify(document).slice(0, 500)}`;
    }
    return undefined;
  };
}

function judge(schema: Schema): (document: unknown) => boolean {
  return new Ajv2020({ strict: false, logger: false, validateFormats: false }).compile(schema);
}

function randomDocuments(schema: Schema, index: number): unknown[] {
  const random = new RandomDocuments(schema, randomFrom(11 + index));
  return Array.from({ length: rounds }, (_, round) => {
    const document = random.document();
    return round % 2 === 1 ? random.mutate(document) : document;
  });
}

function recordedDocuments(data: string): unknown[] {
  const files = ["resolver/data", "check/registries", "forge/registries", "diff/registries", "diff/expected"].flatMap(
    (name) =>
      readdirSync(join(data, name), { recursive: true, encoding: "utf8" }).map((path) => join(data, name, path)),
  );
  const documents = files.filter((file) => /\.(?:ya?ml|json)$/.test(file)).map(documentIn);
  return documents.filter((document) => typeof document === "object" && document !== null);
}

function documentIn(file: string): unknown {
  try {
    const text = readFileSync(file, "utf8");
    return file.endsWith(".json") ? JSON.parse(text) : parse(text, { logLevel: "silent" });
  } catch {
    return undefined;
  }
}
