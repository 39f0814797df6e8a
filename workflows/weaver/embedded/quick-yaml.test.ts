import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readQuickYaml } from "./quick-yaml.ts";
import { readFullYaml } from "./read-yaml.ts";
import { toData, type YamlNode } from "./yaml-tree.ts";

const data = resolve(dirname(fileURLToPath(import.meta.url)), "../../../../shared/conformance");
if (!existsSync(data)) process.stdout.write("skipped: there is no ../shared/conformance beside the checkout\n");

/** Values and places; nothing has no place worth comparing. */
function outline(node: YamlNode): unknown {
  if (node.t === "seq") return { start: node.start, end: node.end, items: node.items.map(outline) };
  if (node.t === "scalar") return node.value === null ? null : [node.value, node.float, node.start, node.end];
  const entries = [...node.entries].map(([key, entry]) => [key, entry.keyStart, entry.keyEnd, outline(entry.node)]);
  return { start: node.start, end: node.end, entries };
}

function outlineOf(node: YamlNode | undefined): unknown {
  return node === undefined ? "refused" : outline(node);
}

function full(text: string): YamlNode | undefined {
  const result = readFullYaml(text);
  return result.ok ? result.root : undefined;
}

test.skipIf(!existsSync(data))(
  "on every file of the conformance data the quick reader agrees with the full parser, or stands aside",
  () => {
    let quick = 0;
    for (const entry of readdirSync(data, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.ya?ml$/.test(entry.name)) continue;
      const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
      const node = readQuickYaml(text);
      if (node === undefined) continue;
      quick++;
      expect({ file: entry.name, tree: outline(node) }).toEqual({ file: entry.name, tree: outlineOf(full(text)) });
    }
    expect(quick).toBeGreaterThan(900);
  },
);

test.each([
  ["plain lines", "a: one\n  two\n\n  three # said\nb: x#y\n"],
  ["folded", "a: >\n  one\n  two\n\n    more\n  three\n\n\nb: >-\n  x\n  y\n"],
  ["literal", "a: |\n  one\n   two\n\n  three\n\nb: |+\n  x\n\nc: |2\n    deep\n"],
  ["cut off", "a: |\n  one\n  two"],
  ["quoted", "a: 'it''s'\nb: \"x\\ty\"\nc: \"one\n  two\n\n  three\"\n'd': \"#no comment\"\n"],
  ["flow", "a: [x, 'y', {b: 1, c: [1.0, true]}]\nd: {}\ne: [\n  p, # said\n  q,\n]\n"],
  ["sequences", "a:\n- x\n- - y\n  - z\n- b: 1\n  c:\n    - 2\n-\n  d: 3\n"],
  ["nothing", "a:\nb: ~\nc:\n  # said\nd: null\n"],
  ["colons", "a: http://x:80/y\nb: x:y\n"],
])("%s are read as the full parser reads them", (_, text) => {
  expect(outlineOf(readQuickYaml(text))).toEqual(outlineOf(full(text)));
});

test.each([
  "a: &x 1\nb: *x\n",
  "a: !tag x\n",
  "a:\tx\n",
  "a: 1\n---\nb: 2\n",
  "a: 1\r\nb: 2\r\n",
  "a: 1\na: 2\n",
  "a: b: c\n",
  "a: [x\n",
  "a: 'x\n",
  "a: x\n   b: y\n",
  "- a\nb\n",
])("%j is left to the full parser", (text) => {
  expect(readQuickYaml(text)).toBeUndefined();
});

test("a long text is read in one pass", () => {
  const text = Array.from({ length: 50_000 }, (_, index) => `k${index}: "v" # c`).join("\n");
  expect(Object.keys(toData(readQuickYaml(text) ?? { t: "seq", items: [], start: 0, end: 0 }) as object)).toHaveLength(
    50_000,
  );
});
