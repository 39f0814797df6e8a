import { Ajv2020 } from "ajv/dist/2020.js";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { recordedArea, type RecordedArea } from "../print/recorded-cases-for-tests.ts";
import { jsonSchema, jsonSchemas } from "./json-schema.ts";
import { RandomDocuments, randomFrom } from "./random-documents-for-tests.ts";
import type { Schema } from "./schema-builder.ts";

const say = (text: string) => process.stdout.write(text);
const area = await recordedArea("json-schema", say);
/** Random documents of each kind and of each engine's schema; half of them are broken. */
const rounds = 250;

function judge(schema: Schema): (document: unknown) => boolean {
  return new Ajv2020({ strict: false, logger: false, validateFormats: false }).compile(schema);
}

function schemaOf(area: RecordedArea, kind: string): Schema {
  return JSON.parse(readFileSync(join(area.folder, "expected", kind, "schema.json"), "utf8")) as Schema;
}

/** Documents of the recorded data: definitions, manifests, resolved registries, diffs and findings. */
function recordedDocuments(folder: string): unknown[] {
  const root = join(folder, "..");
  const files = ["resolver", "check/registries", "forge/registries", "diff", "live-check"].flatMap((name) =>
    readdirSync(join(root, name), { recursive: true, encoding: "utf8" }).map((path) => join(root, name, path)),
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

test("the schemas are valid, and refer to nothing that is not there", () => {
  for (const schema of Object.values(jsonSchemas)) expect(() => judge(schema)).not.toThrow();
});

test("an unknown kind is a wrong argument", () => {
  expect(jsonSchema("nope")).toMatchObject({ exitCode: 2, stdout: "" });
});

test.skipIf(area === undefined)("our schemas judge recorded documents as Weaver's do", () => {
  if (area === undefined) return;
  const documents = recordedDocuments(area.folder);
  const disagreements: unknown[] = [];
  let accepted = 0;
  for (const [kind, schema] of Object.entries(jsonSchemas)) {
    const [ours, theirs] = [judge(schema), judge(schemaOf(area, kind))];
    for (const document of documents) {
      const verdict = theirs(document);
      if (verdict) accepted++;
      if (ours(document) !== verdict) disagreements.push({ kind, document, verdict });
    }
  }
  expect(disagreements).toEqual([]);
  say(`json-schema: ${documents.length} recorded documents against ${Object.keys(jsonSchemas).length} schemas, `);
  say(`${accepted} accepted by both\n`);
  expect(accepted).toBeGreaterThan(400);
});

test.skipIf(area === undefined)("our schemas judge random and broken documents as Weaver's do", () => {
  if (area === undefined) return;
  const disagreements: unknown[] = [];
  const counts = { accepted: 0, refused: 0 };
  for (const [kind, schema] of Object.entries(jsonSchemas)) {
    const recorded = schemaOf(area, kind);
    const [ours, theirs] = [judge(schema), judge(recorded)];
    for (const [index, source] of [schema, recorded].entries()) {
      const random = new RandomDocuments(source, randomFrom(7 + index));
      for (let round = 0; round < rounds; round++) {
        let document = random.document();
        if (round % 2 === 1) document = random.mutate(document);
        const verdict = theirs(document);
        counts[verdict ? "accepted" : "refused"]++;
        if (ours(document) !== verdict) disagreements.push({ kind, document, verdict });
      }
    }
  }
  expect(disagreements).toEqual([]);
  say(`json-schema: ${counts.accepted} random documents accepted by both, ${counts.refused} refused by both\n`);
  expect(Math.min(counts.accepted, counts.refused)).toBeGreaterThan(1000);
});
