import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { generate } from "../../workflows/weaver/forge/generate.ts";
import { fromJson } from "../../workflows/weaver/jinja/json.ts";
import { memoryTree } from "../../workflows/workspace/memory-tree.ts";
import { allNames } from "./any-case.ts";
import { anyExpression } from "./any-expression.ts";
import { anyTemplate } from "./any-template.ts";
import { Dice } from "./dice.ts";
import type { Tree } from "./mutate.ts";
import { CONTEXT_JSON } from "./odd-values.ts";

/** Too much work for Weaver, which has no limits; what prints names of Rust; and texts that JSON cannot say. */
const NOT_SHARED = /00000|99999|debug|set_file_name|\\ud800|\(a\+\)\+|extends|include|import/;

const MODEL: Tree = {
  "model/registry.yaml": `groups:
  - { id: registry.a, type: attribute_group, brief: A., attributes: [{ id: a.b, type: int, brief: B., stability: stable, examples: [1] }] }
`,
  "model/manifest.yaml": `name: fuzz\ndescription: Fuzz.\nschema_url: https://example.com/schemas/1.0.0\n`,
};

interface Batch {
  readonly seed: number;
  readonly batch: number;
  readonly size: number;
}

/** Many templates that both engines render in one run. */
function anyTree({ seed, batch, size }: Batch): { readonly templates: readonly string[]; readonly tree: Tree } {
  const dice = new Dice(Math.imul(seed * 7919 + batch, 0x27d4eb2f));
  const templates: string[] = [];
  while (templates.length < size) {
    const source = dice.chance(0.6)
      ? `{{ ${anyExpression(dice, allNames, 1 + dice.below(2))} }}`
      : anyTemplate(dice, allNames, 1);
    if (!NOT_SHARED.test(source) && source.isWellFormed()) templates.push(source);
  }
  const entries = templates.map(
    (_, at) => `  - { pattern: "t${at}.j2", filter: $c, application_mode: single, file_name: "f${at}.txt" }`,
  );
  const config = `comment_formats:
  c: { format: markdown, prefix: "// ", escape_square_brackets: ${dice.chance(0.5)}, word_wrap: { line_length: ${dice.pick([20, 80])} } }
  h: { format: html, header: "/**", prefix: " * ", footer: " */", old_style_paragraph: ${dice.chance(0.5)} }
default_comment_format: ${dice.pick(["c", "h"])}
text_maps: { m: { a: b, __proto__: c } }
acronyms: [HTTP, iOS]
params: { c: ${context}, x: [1, 2, { k: v }], y: text }
whitespace_control: { trim_blocks: ${dice.chance(0.5)}, lstrip_blocks: ${dice.chance(0.5)} }
`;
  const tree = Object.fromEntries([
    ["templates/registry/t/weaver.yaml", `${config}templates:\n${entries.join("\n")}\n`],
    ...templates.map((source, at) => [`templates/registry/t/t${at}.j2`, source]),
  ]) as Tree;
  return { templates, tree };
}

const context = CONTEXT_JSON.replaceAll("\\ud800", "").replaceAll(
  /[\u007f-\u009f\u2028\u2029\ufeff]/g,
  (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
);

interface Compared {
  readonly tried: number;
  /** Templates that Weaver renders. */
  readonly rendered: number;
  readonly differences: readonly string[];
}

/** Renders a batch with the real Weaver and with ours, and compares every byte; undefined where Weaver does not end. */
export function compareBatch(batch: Batch, binary: string): Compared | undefined {
  const { templates, tree } = anyTree(batch);
  const folder = mkdtempSync(join(tmpdir(), "weavergen-fuzz-"));
  try {
    for (const [path, text] of Object.entries({ ...MODEL, ...tree })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const args = ["--quiet", "registry", "generate", "-r", "model", "-t", "templates", "t", "out"];
    const options = { cwd: folder, env: { HOME: folder }, timeout: 30_000, stdio: "ignore" } as const;
    if (spawnSync(binary, args, options).status === null) return undefined;
    const request = {
      context: fromJson("{}"),
      templates: { files: memoryTree(tree), folder: "templates" },
      target: "t",
    };
    const result = generate(request);
    const ours = new Map(result.files.map(({ path, content }) => [path, content]));
    const outputs = templates.map((source, at) => {
      const path = join(folder, "out", `f${at}.txt`);
      return { source, theirs: existsSync(path) ? readFileSync(path, "utf8") : undefined, own: ours.get(`f${at}.txt`) };
    });
    return {
      tried: outputs.length,
      rendered: outputs.filter(({ theirs }) => theirs !== undefined).length,
      differences: outputs
        .filter(({ own, theirs }) => own !== theirs)
        .map(
          ({ source, own, theirs }) =>
            `${own === undefined ? (result.diagnostics[0]?.message ?? "") : ""}${source}\n  ours   ${shown(own)}\n  theirs ${shown(theirs)}`,
        ),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function shown(text: string | undefined): string {
  return text === undefined ? "fails" : JSON.stringify(text).slice(0, 400);
}
