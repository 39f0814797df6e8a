import { expect, test } from "vitest";
import { createParseCache, readRegistry } from "./read-registry.ts";
import { memoryTree } from "./trees-for-tests.ts";

const attributes = `groups:
  - id: registry.shop
    type: attribute_group
    brief: Attributes of the shop.
    attributes:
      - id: shop.cart.id
        type: string
        stability: stable
        brief: The cart.
        examples: ["c-1"]
      - id: shop.payment
        stability: development
        brief: How it was paid.
        deprecated:
          reason: renamed
          renamed_to: shop.payment.method
        type:
          members:
            - id: card
              value: card
              brief: By card.
              stability: stable
`;

const span = (ref: string): string => `groups:
  - id: span.shop.checkout
    type: span
    span_kind: client
    stability: stable
    brief: A checkout.
    attributes:
      - ref: ${ref}
        requirement_level: required
`;

function read(files: Readonly<Record<string, string>>, more: { readonly future?: boolean } = {}) {
  return readRegistry({ files: memoryTree(files), path: "model", ...more });
}

test("a misspelt reference is reported on exactly the characters of its name", () => {
  const { registry, diagnostics } = read({ "model/a.yaml": attributes, "model/b.yaml": span("shop.cart.idd") });
  expect(registry).toBeUndefined();
  expect(diagnostics).toMatchObject([
    {
      severity: "error",
      kind: "UnresolvedAttributeRef",
      error: {
        Resolver: { UnresolvedAttributeRef: { group_id: "span.shop.checkout", attribute_ref: "shop.cart.idd" } },
      },
      at: { file: "model/b.yaml", line: 8, column: 14, endLine: 8, endColumn: 27 },
    },
  ]);
});

test("every broken file is reported in one run, not only the first", () => {
  const { diagnostics } = read({
    "model/a.yaml": "groups: [\n",
    "model/b.yaml": "groups:\n  - id: x\n    brief: b\n    colour: red\n",
    "model/c.yaml": "- just\n- a list\n",
    "model/d.yaml": attributes,
  });
  expect(diagnostics.map((item) => [item.at?.file, item.kind])).toEqual([
    ["model/a.yaml", "DeserializationError"],
    ["model/b.yaml", "InvalidSemConvSpec"],
    ["model/c.yaml", "DeserializationError"],
  ]);
});

test("a key that a group may not have is reported on that key, and the hint lists the keys it may have", () => {
  const { diagnostics } = read({ "model/a.yaml": "groups:\n  - id: x\n    brief: b\n    colour: red\n" });
  expect(diagnostics).toMatchObject([
    { at: { line: 4, column: 5, endColumn: 11 }, hint: expect.stringContaining("span_kind") },
  ]);
});

test("a value outside its list is reported on the value, also inside an attribute", () => {
  const { diagnostics } = read({ "model/a.yaml": attributes.replace("stability: development", "stability: shiny") });
  expect(diagnostics).toMatchObject([
    { at: { line: 12, column: 20, endColumn: 25 }, hint: expect.stringContaining("release_candidate") },
  ]);
});

test("an attribute knows its definition, its enum members and every key that was written", () => {
  const { registry } = read({ "model/a.yaml": attributes });
  const payment = registry?.attributes.get("shop.payment");
  expect(payment).toMatchObject({
    groupId: "registry.shop",
    deprecated: { reason: "renamed", renamedTo: "shop.payment.method", note: undefined },
    at: { line: 11, column: 9 },
  });
  expect(payment?.fields["renamed_to"]).toMatchObject({ line: 16, column: 11 });
  expect(payment?.type).toMatchObject({ kind: "enum", members: [{ id: "card", at: { line: 19, column: 15 } }] });
});

test("a use points at its reference and at the definition, and tells what is inherited", () => {
  const child =
    "groups:\n  - id: span.shop.refund\n    type: span\n    span_kind: client\n    stability: stable\n    brief: B.\n    extends: span.shop.checkout\n";
  const { registry } = read({
    "model/a.yaml": attributes,
    "model/b.yaml": span("shop.cart.id"),
    "model/c.yaml": child,
  });
  const uses = registry?.signals.filter((signal) => signal.kind === "span").map((signal) => signal.attributes[0]);
  const use = {
    attribute: { at: { file: "model/a.yaml", line: 6 } },
    at: { file: "model/b.yaml", line: 8 },
    requirementLevel: { level: "required" },
  };
  expect(uses).toMatchObject([
    { ...use, local: true },
    { ...use, local: false },
  ]);
});

test("line ends of Windows and a byte order mark change neither values nor places", () => {
  const unix = read({ "model/a.yaml": attributes, "model/b.yaml": span("nope") });
  const windows = read({
    "model/a.yaml": `\uFEFF${attributes.replaceAll("\n", "\r\n")}`,
    "model/b.yaml": `\uFEFF${span("nope").replaceAll("\n", "\r\n")}`,
  });
  expect(windows.diagnostics).toEqual(unix.diagnostics);
  const good = (text: string) => read({ "model/a.yaml": text }).registry;
  const note = attributes.replace("brief: The cart.", "brief: |\n          The\n          cart.");
  expect(good(note.replaceAll("\n", "\r\n"))?.resolved).toEqual(good(note)?.resolved);
});

test("a key that stands twice is an error at the second one", () => {
  const { diagnostics } = read({ "model/a.yaml": "groups:\n  - id: a\n    brief: b\n    id: c\n" });
  expect(diagnostics).toMatchObject([
    {
      kind: "DeserializationError",
      message: expect.stringContaining('duplicate entry with key "id"'),
      at: { line: 4, column: 5 },
    },
  ]);
});

test("a file that aliases blow up is refused where it blows up", () => {
  const levels = Array.from(
    { length: 30 },
    (_, level) => `x${level + 1}: &l${level + 1} [${Array(9).fill(`*l${level}`).join(", ")}]`,
  );
  const { diagnostics } = read({ "model/bomb.yaml": `x0: &l0 [a]\n${levels.join("\n")}\n` });
  expect(diagnostics).toMatchObject([
    { kind: "DeserializationError", message: "repetition limit exceeded", at: { file: "model/bomb.yaml" } },
  ]);
  expect(diagnostics[0]?.at?.line).toBeLessThan(10);
});

test.each([
  ["flow", `groups: ${"[".repeat(100_000)}`],
  ["block", Array.from({ length: 400 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
  ["sequence", `groups:\n  ${"- ".repeat(20_000)}x\n`],
])("nesting without end in %s style is refused with a place", (_, text) => {
  const { diagnostics } = read({ "model/deep.yaml": text });
  expect(diagnostics).toMatchObject([{ kind: "DeserializationError", at: { file: "model/deep.yaml" } }]);
});

test("keys that mean something to JavaScript are only keys", () => {
  const hostile = attributes.replace(
    "brief: The cart.",
    "brief: The cart.\n        annotations: {__proto__: {polluted: true}, constructor: x}",
  );
  const { registry } = read({ "model/a.yaml": hostile });
  expect(Object.keys(registry?.attributes.get("shop.cart.id")?.annotations ?? {})).toEqual([
    "__proto__",
    "constructor",
  ]);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test("a dependency outside the tree is not read", () => {
  const manifest =
    "schema_url: https://shop.example/model/1.0.0\ndependencies:\n  - schema_url: https://other.example/x/1.0.0\n    registry_path: ../../etc\n";
  const { diagnostics } = read({ "model/manifest.yaml": manifest, "model/a.yaml": attributes });
  expect(diagnostics).toMatchObject([{ kind: "SemConvSpecError", at: { file: "model/manifest.yaml", line: 3 } }]);
});

test("a dependency on the network is named as what needs the binary", () => {
  const dependency =
    "schema_url: https://shop.example/model/1.0.0\ndependencies:\n  - schema_url: https://other.example/x/1.0.0\n";
  const kindOf = (manifest: string) => {
    const { diagnostics } = read({ "model/manifest.yaml": manifest, "model/a.yaml": attributes });
    expect(diagnostics).toMatchObject([{ severity: "error", at: { file: "model/manifest.yaml", line: 3 } }]);
    return diagnostics[0]?.kind;
  };
  expect(kindOf(`${dependency}    registry_path: https://other.example/x.git@v1[model]\n`)).toBe(
    "DependencyNeedsBinary",
  );
  expect(kindOf(dependency), "the schema URL alone would be fetched as an archive").toBe("VirtualDirectoryError");
});

test("policies in the registry are never passed over in silence", () => {
  const { diagnostics } = read({ "model/a.yaml": attributes, "model/rules.rego": "package after_resolution\n" });
  expect(diagnostics).toMatchObject([
    { severity: "warning", kind: "PoliciesNeedBinary", at: { file: "model/rules.rego" } },
  ]);
});

test("--future makes errors of warnings", () => {
  const files = {
    "model/a.yaml": attributes.replace(
      "        stability: stable\n        brief: The cart.",
      "        brief: The cart.",
    ),
  };
  expect(read(files).diagnostics).toMatchObject([{ severity: "warning", kind: "InvalidAttributeWarning" }]);
  expect(read(files, { future: true }).diagnostics).toMatchObject([{ severity: "error" }]);
});

test("a cached file is the same object, a changed one is read anew, and the cache stays within its bound", () => {
  const cache = createParseCache(2);
  const at = (text: string) => cache.parse({ file: "a.yaml", path: "a.yaml", text });
  const first = at(attributes);
  expect(at(attributes)).toBe(first);
  expect(at(span("x"))).not.toBe(first);
  for (const text of ["groups: []", "groups: [] "]) at(text);
  expect(cache.size).toBe(2);
});

test("both versions may stand in one registry; attributes of version 2 form a group named after the file", () => {
  const v2 =
    "file_format: definition/2\nattributes:\n  - key: shop.total\n    type: double\n    brief: T.\n    stability: stable\n";
  const { registry } = read({ "model/a.yaml": attributes, "model/v1.2/totals.yaml": v2 });
  expect(registry?.format).toBe("mixed");
  expect(registry?.attributes.get("shop.total")).toMatchObject({
    groupId: "registry.model.v1.totals",
    at: { line: 3, column: 5 },
  });
});
