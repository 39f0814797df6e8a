import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { settingsJsonSchema } from "./settings-schema.ts";

const published = new URL("../../docs/weavergen.schema.json", import.meta.url);

test("the published schema is the one that the settings are read with", () => {
  expect(JSON.parse(readFileSync(published, "utf8"))).toEqual(settingsJsonSchema());
});

test("the schema takes an empty file's defaults as optional and refuses unknown keys", () => {
  const validate = new Ajv2020({ strict: false }).compile(settingsJsonSchema());
  expect(validate({})).toBe(true);
  expect(validate({ review: { "fail-on": "improvement" } })).toBe(true);
  expect(validate({ review: { "fail-onn": "improvement" } })).toBe(false);
  expect(validate({ registries: [{ path: "../outside" }] })).toBe(false);
});
