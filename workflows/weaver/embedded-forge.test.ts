import { expect, test } from "vitest";
import { memoryTree } from "../workspace/memory-tree.ts";
import { createParseCache } from "./embedded/read-registry.ts";
import { createEmbeddedWeaver } from "./embedded-weaver.ts";

/** A registry with two warnings: no manifest, and a span without a stability. */
const model = "groups:\n  - { id: span.shop, type: span, span_kind: client, brief: S. }\n";

async function severities(template: string): Promise<readonly string[]> {
  const files = memoryTree({
    "model/shop.yaml": model,
    "templates/t/weaver.yaml": "templates: [{ template: a.j2, filter: ., application_mode: single }]\n",
    "templates/t/a.j2": template,
  });
  const weaver = createEmbeddedWeaver({ parseCache: createParseCache() });
  const templates = { files, folder: "templates" };
  const { diagnostics } = await weaver.generate({ files, registry: "model", templates, target: "t" });
  await weaver.close();
  return diagnostics.map(({ severity }) => severity);
}

test("where a template fails, the registry's warnings are left out, as with Weaver", async () => {
  expect(await severities("{{ ctx }}")).toEqual(["warning", "warning"]);
  expect(await severities("{{ ctx.none.none }}")).toEqual(["error"]);
});
