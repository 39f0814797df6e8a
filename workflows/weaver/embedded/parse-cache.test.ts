import fc from "fast-check";
import { expect, test } from "vitest";
import { checkRegistry, openFor } from "./check.ts";
import { createParseCache, readRegistry, type ParseCache } from "./read-registry.ts";
import { anyRegistry, mutated, type RegistryFiles } from "./registries-for-tests.ts";
import { resolveV1 } from "./resolve-v1.ts";
import { resolveV2 } from "./resolve-v2.ts";
import { memoryTree } from "./trees-for-tests.ts";

const shop: RegistryFiles = {
  "model/manifest.yaml":
    "schema_url: https://a.example/model/1.0.0\ndependencies:\n  - {schema_url: https://a.example/base/1.0.0, registry_path: base}\n",
  "model/a.yaml": `groups:
  - id: registry.shop
    type: attribute_group
    brief: Shop.
    attributes:
      - {id: shop.id, type: int, brief: An id., stability: stable, examples: [1], annotations: {a: {b: 1.0}}}
      - {id: shop.sum, type: double, brief: A sum., stability: stable, examples: [1.0]}
  - id: metric.sold
    type: metric
    metric_name: sold
    instrument: counter
    unit: "1"
    brief: Sold.
    stability: stable
    extends: registry.shop
    attributes: [{ref: shop.sum, annotations: {a: {c: 2}}, requirement_level: required}]
`,
  "model/b.yaml": `file_format: definition/2
spans:
  - type: buy
    kind: client
    name: {note: buy}
    brief: Buys.
    stability: stable
    attributes: [{ref: base.id}, {ref: shop.id, requirement_level: opt_in}, {ref_group: shared}]
attribute_groups:
  - {id: shared, visibility: internal, attributes: [{ref: shop.sum, note: Sum.}]}
imports: {metrics: ["*"]}
`,
  "base/manifest.yaml": "schema_url: https://a.example/base/1.0.0\n",
  "base/a.yaml": `file_format: definition/2
attributes: [{key: base.id, type: string, brief: An id., stability: stable, examples: [a]}]
metrics: [{name: base.count, instrument: counter, unit: "1", brief: C., stability: stable, attributes: [{ref: base.id}]}]
`,
};

/** Everything that can be asked of a registry, as text. */
function answers(files: RegistryFiles, cache: ParseCache): string {
  const source = { files: memoryTree(files), path: "model", cache };
  return JSON.stringify([
    checkRegistry(source),
    checkRegistry({ ...source, v2: true, future: true }),
    readRegistry(source),
    resolved(source, false),
    resolved(source, true),
  ]);
}

function resolved(source: Parameters<typeof openFor>[0], v2: boolean): unknown {
  const { resolution } = openFor(source, v2);
  if (resolution === undefined) return undefined;
  return v2 || resolution.published !== undefined ? resolveV2(resolution) : resolveV1(resolution);
}

/** A registry, then versions of it: each an edit of the one before, now and then back to an older one. */
const history = fc
  .tuple(fc.oneof(fc.constant(shop), anyRegistry), fc.array(fc.nat(4), { minLength: 3, maxLength: 6 }))
  .chain(([first, steps]) => {
    const seeds = fc.array(mutated(fc.constant(first)), { minLength: steps.length, maxLength: steps.length });
    return seeds.map((versions) => {
      const all = [first];
      for (const [index, step] of steps.entries()) {
        const edited = { ...all.at(-1), ...oneFileOf(versions[index] ?? first, index) };
        const { "model/b.yaml": _dropped, ...without } = edited;
        all.push(step === 0 ? first : step === 1 ? without : edited);
      }
      return all;
    });
  });

function oneFileOf(files: RegistryFiles, index: number): RegistryFiles {
  const entries = Object.entries(files);
  return Object.fromEntries(entries.slice(index % entries.length).slice(0, 1));
}

test("a warm reader answers as a cold one does, whatever was edited in between", () => {
  let resolvable = 0;
  fc.assert(
    fc.property(history, fc.constantFrom(2, 100), (versions, room) => {
      const warm = createParseCache(room);
      for (const files of versions) {
        const cold = answers(files, createParseCache());
        expect(answers(files, warm)).toBe(cold);
        if (cold.includes('"registry_url"')) resolvable++;
      }
      expect(warm.size).toBeLessThanOrEqual(room);
    }),
    { numRuns: 80, seed: 5 },
  );
  expect(resolvable, "registries that resolve are among them").toBeGreaterThan(50);
});
