import { z } from "zod";
import { Settings } from "./settings.ts";

/** The JSON Schema of `.github/weavergen.yml` (draft 2020-12), as published in `docs/weavergen.schema.json`. */
export function settingsJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(Settings, { io: "input" });
  return {
    $schema,
    title: "WeaverGen",
    description: "Settings of WeaverGen for one repository: `.github/weavergen.yml`.",
    ...schema,
  };
}
