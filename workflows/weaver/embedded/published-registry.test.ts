import { expect, test } from "vitest";
import { checkRegistry } from "./check.ts";
import { memoryTree } from "./trees-for-tests.ts";

const head = "file_format: resolved/2.0\nschema_url: https://a.example/shop/1.0.0\n";
const catalog = "attribute_catalog:\n- {key: shop.id, type: string, brief: Id., stability: stable}\n";
const metric = "name: shop.items, instrument: counter, unit: '{item}', brief: Items., stability: stable";
const registry = `registry:
  attributes: [0]
  attribute_groups: []
  spans: []
  metrics: [{${metric}}]
  events: []
  entities: []
`;
const refinements = `refinements:\n  spans: []\n  metrics: [{id: shop.items.own, ${metric}}]\n  events: []\n`;
const whole = head + catalog + registry + refinements;

/** What is found in the registry, `undefined` where it is in order. */
function refusal(resolved: string): string | undefined {
  const manifest =
    "file_format: manifest/2.0\nschema_url: https://a.example/shop/1.0.0\nresolved_registry_uri: shop.yaml\n";
  const files = memoryTree({ "model/manifest.yaml": manifest, "model/shop.yaml": resolved });
  return checkRegistry({ files, path: "model", v2: true }).diagnostics[0]?.kind;
}

const changed = (from: string, to: string): string => {
  expect(whole).toContain(from);
  return whole.replaceAll(from, to);
};

test("a resolved registry that Weaver wrote is read", () => {
  expect(refusal(whole)).toBeUndefined();
});

test.each([
  ["the document", "registry:\n", "extra: 1\nregistry:\n"],
  ["the registry", "  events: []\n", "  events: []\n  extra: []\n"],
  ["an attribute", "key: shop.id,", "key: shop.id, extra: 1,"],
  ["a metric and its refinement", "instrument: counter,", "instrument: counter, extra: 1,"],
  ["a use", "brief: Items.,", "brief: Items., attributes: [{base: 0, requirement_level: required, extra: 1}],"],
  [
    "a use of something else than a span",
    "brief: Items.,",
    "brief: Items., attributes: [{base: 0, requirement_level: required, sampling_relevant: true}],",
  ],
  ["an associated entity", "brief: Items.,", "brief: Items., entity_associations: [{type: shop, extra: 1}],"],
])("a key that is not known is refused in %s", (_, from, to) => {
  expect(refusal(changed(from, to))).toBe("ConversionError");
});

test.each([
  ["the format", head, head.replace(/^.*\n/, "")],
  ["a list of the registry", "  entities: []\n", ""],
  ["a list of the refinements", "  spans: []\n", ""],
])("%s cannot be left out", (_, from, to) => {
  expect(refusal(changed(from, to))).toBe("ConversionError");
});

test("texts that the reader takes from the file itself need no quotes, those of a refinement do", () => {
  expect(refusal(whole.replace("unit: '{item}'", "unit: 1"))).toBeUndefined();
  expect(refusal(changed("unit: '{item}'", "unit: 1"))).toBe("ConversionError");
});

test("nothing is an empty list but in a refinement, and never a note or annotations", () => {
  expect(refusal(whole.replace("brief: Items.,", "brief: Items., attributes: ,"))).toBeUndefined();
  expect(refusal(changed("brief: Items.,", "brief: Items., attributes: ,"))).toBe("ConversionError");
  expect(refusal(whole.replace("  entities: []", "  entities:"))).toBeUndefined();
  expect(refusal(whole.replace("  entities: []", "  entities: null"))).toBe("ConversionError");
  expect(refusal(changed("brief: Id.,", "brief: Id., note: ,"))).toBe("ConversionError");
  expect(refusal(changed("brief: Id.,", "brief: Id., annotations: ,"))).toBe("ConversionError");
});

test("an entity is associated as {type}, not by a plain name, and what stands beside one_of is passed over", () => {
  const associated = (text: string) =>
    refusal(changed("brief: Items.,", `brief: Items., entity_associations: [${text}],`));
  expect(associated("shop")).toBe("ConversionError");
  expect(associated("{one_of: [shop]}")).toBe("ConversionError");
  expect(associated("{one_of: [{type: shop}], extra: 1}")).toBeUndefined();
});

test("deprecated needs its reason and note, as everything in version 2", () => {
  expect(refusal(changed("brief: Id.,", "brief: Id., deprecated: old,"))).toBe("ConversionError");
  expect(refusal(changed("brief: Id.,", "brief: Id., deprecated: {reason: unspecified, note: Old.},"))).toBeUndefined();
});

test("a resolved registry that is not there is a wrong path", () => {
  const manifest =
    "file_format: manifest/2.0\nschema_url: https://a.example/shop/1.0.0\nresolved_registry_uri: gone.yaml\n";
  const { document } = checkRegistry({
    files: memoryTree({ "model/manifest.yaml": manifest }),
    path: "model",
    v2: true,
  });
  expect(document.map(({ error }) => error)).toEqual([
    { Resolver: { InvalidSchemaPath: { path: "model/gone.yaml" } } },
  ]);
});
