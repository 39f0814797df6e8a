import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { folderTree } from "../../workspace/folder-tree.ts";
import { memoryTree } from "../../workspace/memory-tree.ts";
import { createBinaryWeaver } from "./binary-weaver.ts";
import type { BinaryWeaverOptions } from "./weaver-process.ts";

const { WEAVER_BIN: real, WEAVER_RECORD: recorded } = process.env;
const standIn = join(import.meta.dirname, "fixtures/weaver.mjs");
const nodeFirst = `${dirname(process.execPath)}:/usr/bin:/bin`;

/** The real program where WEAVER_BIN names one; else its recorded answers, which need Node and so no bubblewrap. */
const program: BinaryWeaverOptions =
  real !== undefined && recorded === undefined
    ? { path: resolve(real) }
    : {
        path: standIn,
        sandbox: "process",
        env: { PATH: nodeFirst, ...(recorded && { WEAVER_RECORD: resolve(recorded) }) },
      };

const weaver = createBinaryWeaver(program);
const files = folderTree(join(import.meta.dirname, "fixtures/repository"));
const templates = { files, folder: "templates" };

test("the version is a plain number", async () => {
  expect(await weaver.version()).toMatch(/^\d+\.\d+\.\d+/);
});

test("check: a sound registry has no diagnostics, also one that needs another registry of the repository", async () => {
  for (const registry of ["shop", "dependent"]) {
    expect(await weaver.check({ files, registry })).toEqual({ exitCode: 0, stdout: "", stderr: "", diagnostics: [] });
  }
});

test("check: each unresolved reference is a diagnostic of its own, on the line of the reference", async () => {
  const { exitCode, diagnostics: unordered } = await weaver.check({ files, registry: "broken" });
  const diagnostics = unordered.toSorted((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0));
  expect(exitCode).toBe(1);
  expect(diagnostics).toMatchObject([
    {
      severity: "error",
      kind: "UnresolvedAttributeRef",
      message: expect.stringContaining("checkout.stepp"),
      at: { file: "broken/spans.yaml", line: 9, column: 14, endLine: 9, endColumn: 28 },
    },
    { kind: "UnresolvedAttributeRef", at: { file: "broken/spans.yaml", line: 16 } },
  ]);
  expect(diagnostics[0]?.error).toMatchObject({ Resolver: { UnresolvedAttributeRef: { group_id: "span.checkout" } } });
  expect(diagnostics[0]?.message).not.toContain("refund.reason");
});

test("check: a quote that is never closed is pointed at where it opens, though Weaver names the end of the file", async () => {
  const { diagnostics } = await weaver.check({ files, registry: "syntax" });
  expect(diagnostics).toMatchObject([
    { kind: "DeserializationError", at: { file: "syntax/bad.yaml", line: 3, column: 12 } },
  ]);
});

test("check: a value that fits no schema is at that value, though Weaver names neither file nor line", async () => {
  const { diagnostics } = await weaver.check({ files, registry: "span" });
  expect(diagnostics).toMatchObject([
    { kind: "InvalidSemConvSpec", at: { file: "span/wrong.yaml", line: 8, column: 15 } },
  ]);
});

test("check: a policy's finding has its level and stands on the attribute of the signal that it names", async () => {
  const { exitCode, diagnostics } = await weaver.check({ files, registry: "shop", policies: ["policies"] });
  expect(exitCode).toBe(1);
  expect(diagnostics).toMatchObject([
    { severity: "warning", kind: "policy_violation", at: { file: "shop/shop.yaml", line: 32 } },
  ]);
  expect(await weaver.check({ files, registry: "shop", policies: ["policies"], skipPolicies: true })).toMatchObject({
    exitCode: 0,
  });
});

test("diff: a baseline may have a registry of the same name without hiding the head's", async () => {
  const older = { read: (path: string) => files.read(path.replace("shop/", "base/")) };
  const baseline = memoryTree({
    "shop/manifest.yaml": older.read("shop/manifest.yaml") ?? "",
    "shop/shop.yaml": older.read("shop/shop.yaml") ?? "",
  });
  const result = await weaver.diff({
    files,
    registry: "shop",
    baseline: { files: baseline, registry: "shop" },
    format: "json",
  });
  expect(result.exitCode).toBe(0);
  const { changes } = JSON.parse(result.stdout) as { changes: Record<string, { type: string; name: string }[]> };
  expect(changes["registry_attributes"]).toEqual(
    expect.arrayContaining([
      { type: "added", name: "shop.order.state" },
      { type: "removed", name: "shop.basket.size" },
    ]),
  );
});

test("a crash of Weaver is a verdict with its reason, not a failure of the tool", async () => {
  const result = await weaver.check({ files, registry: "unitless", v2: true });
  expect(result.exitCode).toBe(134);
  expect(result.diagnostics).toMatchObject([
    { severity: "error", kind: "WeaverPanic", message: expect.stringContaining("unit must exist on metrics") },
  ]);
});

test("generate: files come back relative to the output, with parameters and the settings above the target", async () => {
  const params = { language: "de" };
  const result = await weaver.generate({ files, registry: "shop", templates, target: "code", params });
  expect(result.exitCode).toBe(0);
  expect(result.files).toEqual([
    { path: "shop/attributes.txt", content: "de from above\nshop.order.id\nshop.order.state\n" },
  ]);
});

test("generate: a template error is on the template's line", async () => {
  const { exitCode, diagnostics } = await weaver.generate({ files, registry: "shop", templates, target: "broken" });
  expect(exitCode).toBe(1);
  expect(diagnostics).toMatchObject([
    { kind: "TemplateEvaluationFailed", at: { file: "templates/registry/broken/broken.txt.j2", line: 2 } },
  ]);
});

test("generate: a file that a template writes outside its output is not a result", async () => {
  const { files: written } = await weaver.generate({ files, registry: "shop", templates, target: "escape" });
  expect(written).toEqual([]);
});

test("updateMarkdown: only documents that change come back", async () => {
  const documents = { files, folder: "docs" };
  const result = await weaver.updateMarkdown({ files, registry: "shop", documents, templates, target: "markdown" });
  expect(result.exitCode).toBe(0);
  expect(result.files.map(({ path }) => path)).toEqual(["shop.md"]);
  expect(result.files[0]?.content).toContain("- shop.order.id\n- shop.order.state\n");
});

test("resolve, stats, search, jsonSchema and emit print their result on stdout", async () => {
  const request = { files, registry: "shop" };
  const resolved = await weaver.resolve({ ...request, format: "json" });
  expect(JSON.parse(resolved.stdout)).toMatchObject({ registry_url: "shop" });
  const stats = await weaver.stats({ ...request, format: "json" });
  expect(JSON.parse(stats.stdout)).toMatchObject({ version: "v1" });
  expect((await weaver.search({ ...request, text: "state" })).stdout).toContain("shop.order.state\n");
  const schema = await weaver.jsonSchema({ kind: "policy-finding" });
  expect(JSON.parse(schema.stdout)).toMatchObject({ title: "PolicyFinding" });
  expect((await weaver.emit({ ...request, stdout: true })).stdout).toContain("shop.order.id");
});

test("liveCheck: the report says what the samples got wrong", async () => {
  const samples = JSON.stringify([
    { attribute: { name: "shop.order.id", value: 1 } },
    { attribute: { name: "shop.nope" } },
  ]);
  const result = await weaver.liveCheck({ files, registry: "shop", samples });
  expect(result.exitCode).toBe(1);
  const ids = [...result.stdout.matchAll(/"id": "(\w+)"/g)].map(([, id]) => id);
  expect(ids).toEqual(expect.arrayContaining(["type_mismatch", "missing_attribute"]));
});

test("a registry that is not there is Weaver's to report", async () => {
  const { exitCode, diagnostics } = await weaver.check({ files, registry: "nowhere" });
  expect(exitCode).toBe(1);
  expect(diagnostics).toMatchObject([{ kind: "SemConvSpecError", severity: "error" }]);
});

test("a program that is not there is the operator's to mend", async () => {
  const missing = createBinaryWeaver({ path: "/nowhere/weaver", sandbox: "process" });
  await expect(missing.check({ files, registry: "shop" })).rejects.toMatchObject({ code: "weaver-missing" });
});

test.runIf(existsSync(real ?? ""))("a filter that never ends meets the time limit", async () => {
  const impatient = createBinaryWeaver({ path: resolve(real ?? ""), timeoutMs: 1500 });
  const running = impatient.generate({ files, registry: "shop", templates, target: "endless" });
  await expect(running).rejects.toMatchObject({ code: "weaver-timeout", actor: "user" });
});

test("an abort ends the command and is thrown", async () => {
  const signal = AbortSignal.abort(new Error("closed"));
  await expect(weaver.check({ files, registry: "shop", signal })).rejects.toThrow("closed");
});
