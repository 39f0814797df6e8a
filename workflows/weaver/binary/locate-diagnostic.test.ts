import { expect, test } from "vitest";
import { memoryTree } from "../../workspace/memory-tree.ts";
import { locateDiagnostics } from "./locate-diagnostic.ts";

const repository = {
  "m/one.yaml": `groups:
  - id: registry.a
    type: attribute_group
    brief: A.
    attributes:
      - id: a.one
        type: string
        examples: [1]
        brief: One.
  - id: span.s
    type: span
    extends: base.s
    attributes:
      - ref: a.one
      - ref: a.two
`,
  "m/two.yaml": `file_format: definition/2
attributes:
  - key: a.one
    type: string
metrics:
  - name: m.count
    unit: "1"
    attributes:
      - ref: a.one
`,
  "t/x/page.j2": "",
};
const files = memoryTree(repository);
const sources = { files, yaml: ["m/one.yaml", "m/two.yaml"], templates: files };

function locate(error: unknown, message = "") {
  const unplaced = { severity: "error" as const, kind: "any", error, message, hint: undefined };
  const [located] = locateDiagnostics([unplaced], sources);
  const shown = ({ file, line }: { file: string; line: number }) => `${file}:${line}`;
  return [...(located?.at ? [located.at] : []), ...(located?.related ?? [])].map(shown);
}

const provenance = (path: string) => ({ path, schema_url: "https://a.example/1.0.0" });

test.each([
  [
    "a reference inside of the group that is named",
    { UnresolvedAttributeRef: { attribute_ref: "a.one", group_id: "span.s", provenance: provenance("m/one.yaml") } },
    ["m/one.yaml:14"],
  ],
  [
    "the group, where nothing inside is named",
    { InvalidGroup: { group_id: "span.s", path_or_url: "m/one.yaml" } },
    ["m/one.yaml:10"],
  ],
  [
    "the value of `extends`",
    { UnresolvedExtendsRef: { extends_ref: "base.s", group_id: "span.s", provenance: provenance("m/one.yaml") } },
    ["m/one.yaml:12"],
  ],
  [
    "the examples, where they are wrong",
    { InvalidExampleError: { attribute_id: "a.one", group_id: "registry.a", path_or_url: "m/one.yaml" } },
    ["m/one.yaml:8"],
  ],
  [
    "a version 2 signal under the id that Weaver makes",
    { InvalidMetric: { group_id: "metric.m.count", path_or_url: "m/two.yaml" } },
    ["m/two.yaml:6"],
  ],
  ["the file format", { UnstableFileFormat: { provenance: "m/two.yaml" } }, ["m/two.yaml:1"]],
  [
    "a policy's attribute within its signal",
    {
      type: "policy_violation",
      provenance: "m",
      violation: { context: { attribute: "a.one" }, signal_name: "m.count" },
    },
    ["m/two.yaml:9"],
  ],
])("the place is %s", (_, error, expected) => {
  expect(locate(error)).toEqual(expected);
});

test("a duplicate is at the later definition, with the earlier one as related", () => {
  const error = {
    DuplicateGroupId: { group_id: "a.one", provenances: [provenance("m/one.yaml"), provenance("m/two.yaml")] },
  };
  expect(locate(error)).toEqual(["m/two.yaml:3", "m/one.yaml:6"]);
});

test("a position in the text wins, of a template too", () => {
  expect(locate({ DeserializationError: { path_or_url: "m/one.yaml", error: "bad at line 5 column 3" } })).toEqual([
    "m/one.yaml:5",
  ]);
  expect(locate({ InvalidTemplateFile: { template: "page.j2", error: "syntax error (in page.j2:7)" } })).toEqual([
    "t/x/page.j2:7",
  ]);
});

test("a path outside of the repository, of the baseline, or of nothing gives no place", () => {
  for (const path of ["baseline:m/one.yaml", "/etc/passwd", "m/none.yaml"]) {
    expect(locate({ InvalidRegistryManifest: { path, error: "bad at line 1 column 1" } })).toEqual([]);
  }
  expect(locate({ CircularDependency: { chain: "a b" } })).toEqual([]);
});

test("a byte span without a file is told only where it fits one file", () => {
  const span = (text: string, wanted: string) => {
    const offset = Buffer.from(text.slice(0, text.indexOf(wanted))).length;
    return { InvalidSemConvSpec: { err_span: { offset, length: Buffer.from(wanted).length }, error: "e" } };
  };
  expect(locate(span(repository["m/two.yaml"], "a.one\n    type"))).toEqual([]);
  expect(locate(span(repository["m/two.yaml"], "m.count"))).toEqual(["m/two.yaml:6"]);
  const umlauts = { ...repository, "m/two.yaml": `# Größe 日本\n${repository["m/two.yaml"]}` };
  const error = span(umlauts["m/two.yaml"], "m.count");
  const unplaced = { severity: "error" as const, kind: "any", error, message: "", hint: undefined };
  const [located] = locateDiagnostics([unplaced], { ...sources, files: memoryTree(umlauts) });
  expect(located?.at).toMatchObject({ file: "m/two.yaml", line: 7, column: 11 });
});

test("a wrong key of the outermost mapping is in the file that has it", () => {
  const error = "Object contains unexpected properties: metrics. These properties are not defined in the schema.";
  expect(locate({ InvalidSemConvSpec: { err_span: null, error } })).toEqual(["m/two.yaml:5"]);
  expect(locate({ InvalidSemConvSpec: { err_span: null, error: error.replace("metrics", "nothing") } })).toEqual([]);
});
