import fc from "fast-check";
import { expect, test } from "vitest";
import { memoryTree } from "../../workspace/memory-tree.ts";
import { fromJson } from "../jinja/json.ts";
import type { Value } from "../jinja/value.ts";
import { sharedData } from "../shared-data.ts";
import { ForgeCache } from "./forge-cache.ts";
import { generate } from "./generate.ts";
import { RenderedFiles } from "./rendered-files.ts";

const from = { target: {}, entry: {}, file: "a.j2", params: new Map<string, Value>([["p", 1]]) };
/** Files of a target that ran before. */
function repeated(bounds?: ConstructorParameters<typeof RenderedFiles>[0]): RenderedFiles {
  const rendered = new RenderedFiles(bounds);
  rendered.begin(from.target);
  rendered.begin(from.target);
  return rendered;
}
const file = (content: string) => () => ({ path: "a", content });

test("a file is rendered once for the same template, parameters and content", () => {
  const rendered = new RenderedFiles();
  rendered.begin(from.target);
  expect(rendered.of({ ...from, ctx: { id: "a" } }, file("first")).content).toBe("first");
  rendered.begin(from.target);
  expect(rendered.of({ ...from, ctx: { id: "a" } }, file("second")).content).toBe("first");
  expect(rendered.of({ ...from, ctx: { id: "b" } }, file("other content")).content).toBe("other content");
  expect(rendered.of({ ...from, ctx: { id: "a" }, entry: {} }, file("other entry")).content).toBe("other entry");
  const params = new Map<string, Value>([["p", 2]]);
  expect(rendered.of({ ...from, params, ctx: { id: "a" } }, file("other params")).content).toBe("other params");
});

test("what fails is tried again", () => {
  const rendered = repeated();
  const fail = () => {
    throw new Error("broken");
  };
  expect(() => rendered.of({ ...from, ctx: 1 }, fail)).toThrow("broken");
  expect(rendered.of({ ...from, ctx: 1 }, file("whole")).content).toBe("whole");
});

test("memory is bounded by characters and by values", () => {
  for (const bounds of [
    { characters: 20, values: 1_000 },
    { characters: 1_000, values: 8 },
  ]) {
    const rendered = repeated(bounds);
    let count = 0;
    const render = () => ({ path: "a", content: `${count++}` });
    for (let ctx = 0; ctx < 20; ctx++) rendered.of({ ...from, ctx }, render);
    rendered.of({ ...from, ctx: 0 }, render);
    expect(count, "known").toBe(20);
    rendered.begin(from.target);
    rendered.of({ ...from, ctx: 0 }, render);
    expect(count, "all is forgotten").toBe(21);
  }
});

const templates = {
  folder: "templates",
  files: memoryTree({
    "templates/t/weaver.yaml": `
templates:
  - { template: each.j2, filter: .groups, application_mode: each, file_name: "{{ ctx.id }}.txt" }
  - { template: all.j2, filter: ".groups | map(.id)", application_mode: single, params: { p: 1 } }
  - { template: failing.j2, filter: .groups, application_mode: each, file_name: "failing/{{ ctx.id }}" }
`,
    "templates/t/each.j2": "{{ ctx | tojson }}{{ params }}",
    "templates/t/all.j2": "{{ ctx | join(',') }} {{ params.p }}",
    "templates/t/failing.j2": "{% if ctx.note == 1 %}{{ ctx.none.none }}{% endif %}{{ ctx.id }}",
  }),
};
const group = fc.record({ id: fc.constantFrom("a", "b", "c", "d"), note: fc.constantFrom("1", "1.0", '"x"', "null") });
const registry = fc
  .array(group, { maxLength: 5 })
  .map((groups) => `{"groups":[${groups.map(({ id, note }) => `{"id":"${id}","note":${note}}`).join(",")}]}`);

test("after any sequence of edits a warm run gives what a cold one gives, errors too", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(registry, fc.constantFrom(1, 2)), { minLength: 2, maxLength: 6 }), (edits) => {
      const cache = new ForgeCache();
      let before: unknown;
      for (const [json, p] of edits) {
        // Floats are told by their type here, so that sharing by content alone is enough.
        const context = sharedData(before, fromJson(json)) as Value;
        before = context;
        const request = { context, templates, target: "t", params: { p }, templatesKey: "t" };
        expect(generate(request, cache)).toEqual(generate({ ...request, context: fromJson(json) }));
      }
    }),
  );
});
