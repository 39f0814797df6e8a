import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { memoryTree } from "../../workspace/memory-tree.ts";
import { fromJson } from "../jinja/json.ts";
import { ForgeCache } from "./forge-cache.ts";
import { generate } from "./generate.ts";
import { createRenderPool } from "./render-in-worker.ts";

const recorded = join(import.meta.dirname, "../../../../shared/replay/semantic-conventions/resolved/end.json.gz");
const isHere = existsSync(recorded);
if (!isHere) process.stderr.write("skipped: the resolved OpenTelemetry registry is not beside the checkout\n");

const templates = {
  files: memoryTree({
    "templates/code/weaver.yaml": `
comment_formats:
  javadoc: { format: markdown, header: "/**", prefix: " * ", footer: " */", word_wrap: { line_length: 100 } }
default_comment_format: javadoc
whitespace_control: { trim_blocks: true, lstrip_blocks: true }
params: { exclude_root_namespace: [] }
templates:
  - template: attributes.ts.j2
    filter: semconv_grouped_attributes($params)
    application_mode: each
    file_name: "{{ ctx.root_namespace | snake_case }}.ts"
`,
    "templates/code/attributes.ts.j2": `{% for attribute in ctx.attributes | attribute_sort %}
{{ [attribute.brief, attribute.note or "", concat_if("@deprecated ", (attribute.deprecated or {}).note) or ""] | comment }}
export const ATTR_{{ attribute.name | screaming_snake_case }} = "{{ attribute.name }}" as const;
{% if attribute is enum %}
{% for member in attribute.type.members %}
export const {{ attribute.name | screaming_snake_case }}_VALUE_{{ member.id | screaming_snake_case }} = {{ member.value | print_member_value }};
{% endfor %}
{% endif %}
{% endfor %}
`,
  }),
  folder: "templates",
};

test.skipIf(!isHere)(
  "the whole OpenTelemetry registry becomes one constant for each attribute, in process and in a worker",
  async () => {
    const context = fromJson(gunzipSync(readFileSync(recorded)).toString());
    const names = new Set(attributeNames(context));
    const cache = new ForgeCache();
    const times: string[] = [];
    const timed = async <T>(what: string, work: () => T | Promise<T>): Promise<T> => {
      const start = performance.now();
      const result = await work();
      times.push(`${what} ${Math.round(performance.now() - start)} ms`);
      return result;
    };
    const request = { context, templates, target: "code", templatesKey: "code" };
    const cold = await timed("cold", () => generate(request, cache));
    const warm = await timed("warm", () => generate(request, cache));
    await using pool = createRenderPool({ hosts: 1 });
    const worker = await timed("first in a worker", () => pool.generate(request));
    await timed("next in a worker", () => pool.generate(request));
    process.stdout.write(`OpenTelemetry, ${names.size} attributes: ${times.join(", ")}\n`);

    expect(cold.diagnostics).toEqual([]);
    expect(warm).toEqual(cold);
    expect(worker).toEqual(cold);
    const written = cold.files.flatMap(({ content }) =>
      [...content.matchAll(/^export const ATTR_\w+ = "(.+)" as const;$/gm)].map(([, name]) => name),
    );
    expect(new Set(written)).toEqual(names);
  },
);

function attributeNames(context: unknown): string[] {
  const { groups } = context as {
    groups: {
      id: string;
      type: string;
      attributes?: { name: string; annotations?: { code_generation?: { exclude?: boolean } } }[];
    }[];
  };
  return groups
    .filter(({ id, type }) => type === "attribute_group" && id.startsWith("registry."))
    .flatMap(({ attributes = [] }) => attributes)
    .filter(({ annotations }) => annotations?.code_generation?.exclude !== true)
    .map(({ name }) => name);
}
