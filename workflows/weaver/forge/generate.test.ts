import { expect, test } from "vitest";
import { memoryTree } from "../../workspace/memory-tree.ts";
import type { ForgeRequest, ForgeResult } from "./generate.ts";
import { generate } from "./generate.ts";

const context = { groups: [{ id: "registry.shop" }, { id: "registry.geo" }] };

function run(files: Record<string, string>, extra: Partial<ForgeRequest> = {}): ForgeResult {
  return generate({ context, templates: { files: memoryTree(files), folder: "templates" }, target: "code", ...extra });
}

function single(template: string, entry = "application_mode: single"): Record<string, string> {
  return {
    "templates/registry/code/weaver.yaml": `templates: [{ template: out.txt.j2, ${entry} }]`,
    "templates/registry/code/out.txt.j2": template,
  };
}

test("a template that sets a path outside of the output folder writes nothing and says so", () => {
  const result = run(single('{{ template.set_file_name("../../.bashrc") }}evil'));
  expect(result.files).toEqual([]);
  expect(result.exitCode).toBe(1);
  expect(result.diagnostics[0]).toMatchObject({
    kind: "WriteGeneratedCodeFailed",
    message: expect.stringContaining("leads out of the output folder"),
    at: { file: "templates/registry/code/out.txt.j2" },
  });
});

test("a file_name of the configuration is checked like one of a template", () => {
  const result = run(single("x", 'application_mode: each, filter: ".groups[]", file_name: "../{{ ctx.id }}"'));
  expect(result.files).toEqual([]);
  expect(result.diagnostics).toHaveLength(2);
});

test("a template that fails leaves the files of the others", () => {
  const result = run(
    single(
      "{{ 1 // (0 if 'geo' in ctx.id else 1) }}",
      'application_mode: each, filter: ".groups[]", file_name: "{{ ctx.id }}"',
    ),
  );
  expect(result.files).toEqual([{ path: "registry.shop", content: "1" }]);
  expect(result.diagnostics.map(({ kind }) => kind)).toEqual(["TemplateEvaluationFailed"]);
  expect(result.exitCode).toBe(1);
});

test("a target never leads out of the templates", () => {
  const files = {
    "secrets/weaver.yaml": "templates: []",
    "secrets/a.j2": "x",
    "templates/registry/code/out.txt.j2": "x",
  };
  for (const target of ["../../secrets", "../secrets", "/secrets"]) {
    expect(run(files, { target }).diagnostics[0]?.kind).toBe("TargetNotSupported");
  }
});

test("a template includes nothing from outside of its target", () => {
  const files = {
    ...single('{% include "../other/secret.j2" ignore missing %}.'),
    "templates/registry/other/secret.j2": "secret",
  };
  expect(run(files).files).toEqual([{ path: "out.txt", content: "." }]);
});

test("configurations on the way to the target are merged, the nearest one wins, and null takes a parameter away", () => {
  const files = {
    "weaver.yaml": "params: { a: root, b: root, c: root }\nacronyms: [API]",
    "templates/registry/weaver.yaml": "params: { b: near, c: null }",
    ...single("{{ params.a }} {{ params.b }} {{ params.c is defined }} {{ 'api' | acronym }}"),
  };
  expect(run(files).files).toEqual([{ path: "out.txt", content: "root near false API" }]);
});

test("configurations that are asked for replace those on the way", () => {
  const files = {
    ...single("unused"),
    "conf/one.yaml": "params: { a: 1, b: 1 }\nwhitespace_control: { trim_blocks: true }",
    "conf/two.yaml": "params: { b: 2 }\ntemplates: [{ pattern: out.txt.j2, application_mode: single }]",
    "templates/registry/code/out.txt.j2": "{% set x = 1 %}\n{{ params.a }}{{ params.b }}",
  };
  expect(run(files, { configs: ["conf/one.yaml", "conf/two.yaml"] }).files).toEqual([
    { path: "out.txt", content: "12" },
  ]);
  expect(run(files, { configs: ["conf/none.yaml"] }).diagnostics[0]?.kind).toBe("FileLoaderError");
});

test("a parameter of the command line wins over one of the template, which wins over one of the configuration", () => {
  const files = {
    "templates/registry/code/weaver.yaml": [
      "params: { a: common, b: common, c: common }",
      "templates: [{ template: out.txt.j2, application_mode: single, params: { a: own, b: own } }]",
    ].join("\n"),
    "templates/registry/code/out.txt.j2": "{{ params.a }} {{ params.b }} {{ params.c }}",
  };
  expect(run(files, { params: { a: "given" } }).files).toEqual([{ path: "out.txt", content: "given own common" }]);
});

test("templates that write without end are stopped", () => {
  const files = single("x", 'application_mode: each, filter: "range(100)", file_name: "{{ ctx }}"');
  expect(() => run(files, { limits: { maxFiles: 50 } })).toThrow(/more than 50 files/);
});

test("a mistake in weaver.yaml is told with its line and column", () => {
  const result = run({
    ...single("x"),
    "templates/registry/code/weaver.yaml": "templates:\n  - template: out.txt.j2\n    application_mode: all\n",
  });
  expect(result.diagnostics[0]?.message).toContain(
    "templates[0].application_mode: unknown variant `all`, expected `single` or `each` at line 3 column 23",
  );
});

test("a registry's key named like a part of every object is a key like any other", () => {
  const odd = JSON.parse('{"__proto__": {"id": "x"}, "constructor": 1}');
  const files = single("{{ ctx | tojson }}", 'application_mode: single, filter: ". + {toString: 2}"');
  expect(run(files, { context: odd }).files[0]?.content).toBe('{"__proto__":{"id":"x"},"constructor":1,"toString":2}');
});

test("concat_if takes its keywords as one more value", () => {
  const [file] = run(single('{{ concat_if("a", b=1) }}{{ concat_if("a", nope) }}')).files;
  expect(file?.content).toBe('a{"b": 1}');
});

test("Markdown of megabytes is refused before it is read", () => {
  for (const filter of ["comment", "markdown_to_html"]) {
    const { diagnostics } = run(single(`{{ ('* x\\n' * 1000000) | ${filter} }}`));
    expect(diagnostics[0]?.message).toContain("characters is too large");
  }
});

test("what is wrong in a template or its configuration is told with file and line", () => {
  const yaml = "templates/registry/code/weaver.yaml";
  const template = "templates/registry/code/out.txt.j2";
  const places = {
    [`${template}:2`]: single("ok\n{{ ctx | nothing }}"),
    [`${template}:3`]: single("ok\n\n{% for x in %}"),
    "templates/registry/code/inner.txt:2": {
      ...single("{% include 'inner.txt' %}"),
      "templates/registry/code/inner.txt": "\n{{ ctx.a.b }}",
    },
    [`${yaml}:1:71`]: single("x", 'application_mode: single, filter: ".groups["'),
    [`${yaml}:1:15`]: { [yaml]: "templates:   [{ template: none.j2, application_mode: single }]", [template]: "x" },
    [`${yaml}:2:15`]: { [yaml]: "templates:\n  - template: [", [template]: "x" },
    [`${yaml}:3:23`]: { [yaml]: "templates:\n  - template: a\n    application_mode: now", [template]: "x" },
  };
  for (const [place, files] of Object.entries(places)) {
    const [{ at } = {}] = run(files).diagnostics;
    expect([at?.file, at?.line, at?.column].filter((part) => part !== undefined).join(":")).toBe(place);
  }
});
