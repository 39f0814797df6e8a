import { TracerProvider } from "@opentelemetry/sdk-trace";
import { expect, onTestFinished, test, vi } from "vitest";
import { UserError } from "../errors.ts";
import { RunSpans } from "../telemetry/run-spans.ts";
import { createParseCache } from "../weaver/embedded/read-registry.ts";
import { createEmbeddedWeaver } from "../weaver/embedded-weaver.ts";
import type { Weaver } from "../weaver/weaver.ts";
import { memoryTree } from "../workspace/memory-tree.ts";
import { runParity } from "./run-parity.ts";

// Render threads start slowly on a machine that is busy.
vi.setConfig({ testTimeout: 120_000 });

type Files = Readonly<Record<string, string>>;

const model = "groups:\n  - id: registry.shop\n    type: attribute_group\n    brief: Shop.\n";
const sound: Files = {
  ".github/weavergen.yml": `registries:
  - path: model
    targets: [{ name: text, output: generated, params: { word: hello } }]
    docs: [{ path: docs }]
`,
  "model/shop.yaml": model,
  "templates/registry/text/weaver.yaml":
    "templates:\n  - template: all.txt.j2\n    filter: .\n    application_mode: single\n",
  "templates/registry/text/all.txt.j2": "{{ params.word }}",
  "templates/registry/markdown/weaver.yaml": "templates: []\n",
  "docs/shop.md": "# Shop\n",
};

/** Runs the process on a pull request that changes the model; `lies` replaces commands of the other engine. */
async function compared({ files = sound, lies = {} }: { files?: Files; lies?: Partial<Weaver> } = {}) {
  const engine = () => createEmbeddedWeaver({ parseCache: createParseCache() });
  const [embedded, other] = [engine(), engine()];
  onTestFinished(async () => void (await Promise.all([embedded.close(), other.close()])));
  const spans = new RunSpans();
  const tree = (commit: string, of: Files) => ({ commit, ref: undefined, files: memoryTree(of) });
  const base = tree("b", sound);
  const change = { path: "model/shop.yaml", oldPath: undefined, status: "modified", binary: false, hunks: [] } as const;
  const workspace = { base, trusted: base, head: tree("h", files), changed: [change] };
  const ran = await runParity({
    workspace: { ...workspace, [Symbol.asyncDispose]: async () => {} },
    engines: { embedded, binary: { ...other, ...lies } },
    parseCache: createParseCache(),
    tracer: new TracerProvider({ spanProcessors: [spans] }).getTracer("test"),
  });
  return { ...ran, spans: spans.spansOfRun(ran.traceId) };
}

test("a registry, its baseline, its targets and its documents are compared, each in a task with its span", async () => {
  const { result, spans } = await compared();
  expect(result).toEqual({ outcome: "equal", disagreements: [] });
  const facts = spans.map(({ name, attributes }) => [name, attributes["weavergen.parity.compared"]]);
  // check, resolve, diff, and one file; no document has a snippet
  expect(facts).toEqual([
    ["parity", undefined],
    ["parity.find-registries", undefined],
    ["parity.fetch-dependencies", undefined],
    ["parity.compare-engines", 4],
    ["parity.count-differences", undefined],
  ]);
  expect(spans.at(-1)?.attributes).toMatchObject({ "weavergen.parity.outcome": "equal" });
});

test("differences are counted by registry, command and kind, without what they say", async () => {
  const { result } = await compared({
    lies: {
      resolve: async () => ({ exitCode: 1, stdout: '{"secret":1}', stderr: "", diagnostics: [] }),
      generate: async () => ({
        exitCode: 0,
        stdout: "",
        stderr: "",
        diagnostics: [],
        files: [{ path: "secret", content: "" }],
      }),
    },
  });
  expect(result).toMatchObject({ outcome: "different" });
  expect(result?.disagreements).toEqual(
    expect.arrayContaining([
      { registry: "model", command: "resolve", kind: "exit-code", count: 1 },
      { registry: "model", command: "resolve", kind: "document", count: expect.any(Number) },
      { registry: "model", command: "generate", kind: "file", count: 2 },
    ]),
  );
  expect(JSON.stringify(result)).not.toContain("secret");
});

test("templates and parameters come from the base branch, whatever the head makes of them", async () => {
  let asked: unknown;
  const head = {
    ...sound,
    "templates/registry/text/all.txt.j2": "changed",
    ".github/weavergen.yml": "registries: []\n",
  };
  await compared({
    files: head,
    lies: {
      generate: async ({ templates, params }) => {
        asked = [templates.files.read("templates/registry/text/all.txt.j2"), params];
        return { exitCode: 0, stdout: "", stderr: "", diagnostics: [], files: [] };
      },
    },
  });
  expect(asked).toEqual(["{{ params.word }}", { word: "hello" }]);
});

test("a registry whose dependencies may not be fetched is left out, also where a registry beside it is what needs it", async () => {
  const manifest = (path: string) =>
    `schema_url: https://shop.example/schemas/1.0.0\ndependencies:\n  - schema_url: https://other.example/1.0.0\n    registry_path: ${path}\n`;
  const far = manifest("https://github.com/open-telemetry/semantic-conventions/archive/v1.30.0.zip[model]");
  for (const files of [
    { ...sound, "model/manifest.yaml": far },
    { ...sound, "model/manifest.yaml": manifest("beside"), "beside/manifest.yaml": far },
  ]) {
    const { result, leftOut, spans } = await compared({ files });
    expect({ result, leftOut }).toEqual({
      result: undefined,
      leftOut: [{ registry: "model", because: "not-fetched" }],
    });
    expect(spans.map(({ name }) => name)).not.toContain("parity.compare-engines");
  }
});

test("a registry that depends on another one of the repository is compared", async () => {
  const beside = "schema_url: https://other.example/1.0.0\n";
  const files = {
    ...sound,
    "model/manifest.yaml":
      "schema_url: https://shop.example/schemas/1.0.0\ndependencies:\n  - schema_url: https://other.example/1.0.0\n    registry_path: beside\n",
    "beside/manifest.yaml": beside,
    "beside/other.yaml": model.replaceAll("shop", "other"),
  };
  const { result, leftOut } = await compared({ files });
  expect({ result, leftOut }).toEqual({ result: { outcome: "equal", disagreements: [] }, leftOut: [] });
});

test("a registry beyond the limit is left out", async () => {
  const { leftOut } = await compared({ files: { ...sound, "model/notes.yaml": "#".repeat(16 * 1024 * 1024) } });
  expect(leftOut).toEqual([{ registry: "model", because: "too-large" }]);
});

test("what an engine throws ends the run", async () => {
  const broken = new UserError("weaver-timeout", { message: "It did not end." });
  await expect(compared({ lies: { resolve: () => Promise.reject(broken) } })).rejects.toBe(broken);
});
