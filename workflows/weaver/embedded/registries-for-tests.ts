import fc from "fast-check";
import { stringify } from "yaml";

/** Files of a registry in the folder `model`, and whatever stands beside it. */
export type RegistryFiles = Readonly<Record<string, string>>;

/** Few names, so that references find each other, collide, and miss. */
const names = ["shop", "shop.id", "shop.item", "shop.item.sku", "cart", "cart.size", "base.id", "x"];
const name = fc.constantFrom(...names);
const oddName = fc.constantFrom("", "A b", "é", "no.where", "shop.*");
const text = fc.constantFrom(
  "Shop.",
  "",
  "line\nline",
  "a: b",
  "- x",
  "`shop.id`",
  "{{ x }}",
  "ünïcode",
  "#no",
  "'",
  '"',
  "1.0",
);
const odd = fc.constantFrom<unknown>(
  null,
  true,
  0,
  1.5,
  -1,
  "",
  "x",
  [],
  {},
  [[]],
  [null],
  { a: null },
  Infinity,
  "__proto__",
);
const stability = fc.constantFrom("stable", "development", "alpha", "beta", "release_candidate");

/** A mapping without the keys that are absent. */
function mapping(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .record({ ...fields })
    .map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== absent)));
}

/** Data in which up to three values are replaced by something odd, or gone. */
function spoiled(data: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const oddity = fc.record({ at: fc.nat(200), value: fc.oneof(odd, oddName, fc.constant(absent)) });
  const oddities = fc.oneof(
    { weight: 5, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(oddity, { maxLength: 3 }) },
  );
  return fc
    .tuple(data, oddities)
    .map(([whole, list]) => list.reduce((value, { at, value: put }) => replaced(value, at, put), whole));
}

function replaced(data: unknown, at: number, put: unknown): unknown {
  let left = at % Math.max(1, sizeOf(data));
  const visit = (value: unknown): unknown => {
    if (left-- === 0) return put;
    if (Array.isArray(value)) return value.map(visit).filter((item) => item !== absent);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([key, item]) => [key, visit(item)] as const);
    return Object.fromEntries(entries.filter(([, item]) => item !== absent));
  };
  const made = visit(data);
  return made === absent ? {} : made;
}

function sizeOf(data: unknown): number {
  if (typeof data !== "object" || data === null) return 1;
  return Object.values(data).reduce((sum: number, item) => sum + sizeOf(item), 1);
}

const absent = Symbol("absent");
const seldom = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(absent) }, { weight: 1, arbitrary: value });
const few = <T>(value: fc.Arbitrary<T>, maxLength = 3) => fc.array(value, { maxLength });

const some = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: 1, maxLength: 3 });

const deprecated = fc.oneof(
  fc.record({ reason: fc.constant("renamed"), renamed_to: name }),
  fc.record({ reason: fc.constantFrom("obsoleted", "uncategorized"), note: text }),
);
const annotations = fc.dictionary(
  fc.constantFrom("a", "b", "dependency_resolution", "code_generation"),
  fc.oneof(odd, fc.constant({ exclude: true })),
  { maxKeys: 2 },
);
const example = fc.oneof(
  fc.constantFrom<unknown>("a", 1, 2.5, true),
  fc.array(fc.constantFrom<unknown>("a", 1), { minLength: 1, maxLength: 3 }),
);
const member = mapping({
  id: name,
  value: fc.constantFrom<unknown>("a", "b", "c"),
  brief: text,
  stability,
  deprecated: seldom(deprecated),
  annotations: seldom(annotations),
});
const typed: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  fc.record({ type: fc.constant("string"), examples: fc.constantFrom<unknown>("a", ["a", "b"]) }),
  fc.record({ type: fc.constant("int"), examples: fc.constantFrom<unknown>(1, [1, 2]) }),
  fc.record({ type: fc.constant("double"), examples: fc.constantFrom<unknown>(1.5, [1.5, 2.25]) }),
  fc.record({ type: fc.constant("string[]"), examples: fc.constantFrom<unknown>([["a"], ["b", "c"]]) }),
  fc.record({ type: fc.constantFrom("boolean", "int[]", "any", "double[]", "template[boolean]") }),
  fc.record({ type: fc.record({ members: fc.array(member, { minLength: 1, maxLength: 3 }) }) }),
);
const level = fc.oneof(
  fc.constantFrom<unknown>("required", "recommended", "opt_in"),
  fc.record({ conditionally_required: text }),
);
const common = {
  brief: text,
  note: seldom(text),
  stability,
  deprecated: seldom(deprecated),
  annotations: seldom(annotations),
};
const role = seldom(fc.constantFrom("identifying", "descriptive"));

const both = (first: fc.Arbitrary<Record<string, unknown>>, second: fc.Arbitrary<Record<string, unknown>>) =>
  fc.tuple(first, second).map(([left, right]) => ({ ...left, ...right }));
const attributeV1 = fc.oneof(
  both(mapping({ id: name, ...common, requirement_level: seldom(level), role, tag: seldom(text) }), typed),
  mapping({
    ref: name,
    requirement_level: level,
    brief: seldom(text),
    note: seldom(text),
    role,
    annotations: seldom(annotations),
  }),
);
const anyValueOf = (fields: fc.Arbitrary<unknown>) =>
  mapping({
    id: name,
    type: fc.constantFrom("map", "string", "int", "enum", "map[]", "undefined", "bytes"),
    brief: seldom(text),
    requirement_level: level,
    examples: seldom(example),
    members: seldom(few(member)),
    fields,
  });
const anyValue = anyValueOf(few(anyValueOf(few(anyValueOf(fc.constant([])), 2)), 2));
const association = fc.oneof(
  name,
  fc.record({ one_of: some(name) }),
  fc.record({ all_of: some(fc.oneof(name, fc.record({ one_of: some(name) }))) }),
);
const instrument = fc.constantFrom("counter", "gauge", "histogram", "updowncounter");
const kind = fc.constantFrom("client", "server", "internal", "producer", "consumer");
const groupOf = (type: string, fields: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  mapping({
    id: name,
    type: fc.constant(type),
    ...common,
    extends: seldom(name),
    attributes: few(attributeV1),
    ...fields,
  });
const associated = { entity_associations: seldom(few(association)) };
const unit = fc.constantFrom("1", "s", "{item}");
const group = fc.oneof(
  { weight: 3, arbitrary: groupOf("attribute_group", { prefix: seldom(name) }) },
  groupOf("span", { span_kind: kind, events: seldom(few(name)), ...associated }),
  groupOf("metric", { metric_name: name, instrument, unit, ...associated }),
  groupOf("event", { name, body: seldom(anyValue), ...associated }),
  groupOf("entity", { name }),
  groupOf("scope", {}),
);
const glob = fc.constantFrom("*", "shop.*", "**", "shop.id", "{shop,cart}.*");
const imports = mapping({
  metrics: few(glob),
  events: few(glob),
  entities: few(glob),
  spans: seldom(few(glob)),
  attribute_groups: seldom(few(glob)),
});
const fileV1 = mapping({
  file_format: seldom(fc.constant("definition/1")),
  groups: few(group, 4),
  imports: seldom(imports),
});

const refV2 = mapping({
  ref: name,
  requirement_level: level,
  brief: seldom(text),
  note: seldom(text),
  annotations: seldom(annotations),
});
const uses = few(fc.oneof({ weight: 4, arbitrary: refV2 }, { weight: 1, arbitrary: fc.record({ ref_group: name }) }));
const refs = few(refV2);
const signal = {
  ...common,
  attributes: uses,
  requirement_level: seldom(fc.constantFrom("recommended", "opt_in")),
  entity_associations: seldom(few(association)),
};
const refinement = { id: name, ref: name, ...common, attributes: uses };
const fileV2 = mapping({
  file_format: fc.constant("definition/2"),
  attributes: few(both(mapping({ key: name, ...common }), typed), 4),
  attribute_groups: few(
    mapping({ id: name, visibility: fc.constantFrom("public", "internal"), ...common, attributes: uses }),
    2,
  ),
  spans: few(mapping({ type: name, kind, name: mapping({ note: text }), ...signal }), 2),
  metrics: few(mapping({ name, instrument, unit: text, ...signal }), 2),
  events: few(mapping({ name, ...signal }), 2),
  entities: few(mapping({ type: name, identity: refs, description: seldom(refs), ...common }), 2),
  span_refinements: seldom(few(mapping(refinement), 2)),
  metric_refinements: seldom(few(mapping(refinement), 2)),
  event_refinements: seldom(few(mapping(refinement), 2)),
  entity_refinements: seldom(few(mapping({ id: name, ref: name, identity: seldom(refs) }), 2)),
  imports: seldom(imports),
});

const path = fc.oneof(
  { weight: 8, arbitrary: fc.constant("base") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "model",
      "model/nested",
      "../x",
      "base.zip",
      "https://a.example/x.git@v1[m]",
      "nowhere",
      "/etc",
    ),
  },
);
const url = fc.constantFrom(
  "https://a.example/base/1.0.0",
  "https://a.example/base/1.2.0",
  "https://b.example/base/2.0.0",
);
const manifestOf = (own: fc.Arbitrary<unknown>, dependencies: fc.Arbitrary<unknown>) =>
  mapping({ schema_url: own, description: seldom(text), stability: seldom(stability), dependencies });
const dependency = mapping({ schema_url: url, registry_path: path, name: seldom(name) });
const manifest = manifestOf(fc.constant("https://a.example/model/1.0.0"), few(dependency, 2));
const baseManifest = manifestOf(url, seldom(few(dependency, 1)));

const yaml = (data: fc.Arbitrary<unknown>) => spoiled(data).map((value) => stringify(value));

/** Defines every name, so that references find something; what the other files define is then there twice. */
const everything = stringify({
  file_format: "definition/2",
  attributes: names.map((key) => ({ key, type: "int", brief: "B.", stability: "stable", examples: [1] })),
  attribute_groups: names.map((id) => ({ id, visibility: "internal", attributes: [{ ref: id }] })),
});

/** Registries of both versions, mostly wrong in one place or another. */
export const anyRegistry: fc.Arbitrary<RegistryFiles> = fc
  .record({
    "model/a.yaml": yaml(fc.oneof(fileV1, fileV2)),
    "model/all.yaml": fc.option(fc.constant(everything)),
    "model/b.yaml": fc.option(yaml(fc.oneof(fileV1, fileV2))),
    "model/manifest.yaml": fc.option(yaml(manifest), { freq: 2 }),
    "base/a.yaml": yaml(fc.oneof(fileV1, fileV2)),
    "base/manifest.yaml": fc.option(yaml(baseManifest), { freq: 3 }),
  })
  .map((files) => Object.fromEntries(Object.entries(files).filter(([, value]) => value !== null)) as RegistryFiles);

const pieces = [
  [
    "",
    " ",
    "  ",
    "\t",
    "- ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "!x ",
    "|",
    ">",
    "#",
    "'",
    '"',
    "null",
    "12",
    "1.0",
    "~",
  ],
  [
    "__proto__",
    "constructor",
    "id: ",
    "ref: x",
    "\n",
    "\r\n",
    "---\n",
    "\uFEFF",
    "\0",
    "<<: ",
    "definition/2",
    "extends: shop\n",
  ],
  [
    "renamed_to: ",
    "\uD800",
    "\u2028",
    "%YAML 1.1\n",
    "...\n",
    "? a\n",
    "!!float 1",
    "*",
    "&",
    "@",
    "`",
    ",",
    "0x1F",
    ".inf",
    ".nan",
  ],
];
const piece = fc.constantFrom(...pieces.flat());
const edit = fc.record({
  file: fc.nat(20),
  at: fc.nat(1_000_000),
  cut: fc.nat(40),
  put: fc.array(piece, { maxLength: 3 }),
});
const lineEdit = fc.record({
  file: fc.nat(20),
  from: fc.nat(5_000),
  to: fc.nat(5_000),
  indent: fc.constantFrom(-2, -1, 0, 1, 2),
});

/** The registry with a few pieces of text cut, put in, or moved to another line. */
export function mutated(base: fc.Arbitrary<RegistryFiles>): fc.Arbitrary<RegistryFiles> {
  return fc
    .tuple(base, fc.array(edit, { maxLength: 4 }), fc.array(lineEdit, { maxLength: 2 }))
    .map(([files, edits, lines]) => {
      const paths = Object.keys(files);
      const changed = new Map(Object.entries(files));
      const change = (file: number, how: (before: string) => string): void => {
        const chosen = paths[file % Math.max(1, paths.length)];
        if (chosen !== undefined) changed.set(chosen, how(changed.get(chosen) ?? ""));
      };
      for (const { file, at, cut, put } of edits) {
        change(file, (before) => {
          const start = at % (before.length + 1);
          return before.slice(0, start) + put.join("") + before.slice(start + cut);
        });
      }
      for (const move of lines) change(move.file, (before) => withMovedLine(before, move));
      return Object.fromEntries(changed);
    });
}

function withMovedLine(
  before: string,
  { from, to, indent }: { readonly from: number; readonly to: number; readonly indent: number },
): string {
  const lines = before.split("\n");
  const line = lines[from % lines.length] ?? "";
  const moved = indent < 0 ? line.slice(-indent) : " ".repeat(indent) + line;
  return lines.toSpliced(to % lines.length, 0, moved).join("\n");
}
