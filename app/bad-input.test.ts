import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { sampleFiles } from "../demo/sample-registry.ts";
import { startAppForTests } from "./app-for-tests.ts";

// The App starts in seconds, and in tens of them on a machine that is busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let running: Awaited<ReturnType<typeof startAppForTests>>;
beforeAll(async () => {
  running = await startAppForTests({ environment: process.env });
});
afterAll(() => running[Symbol.asyncDispose]());

const sample = sampleFiles();
const settings = ".github/weavergen.yml";
const template = "templates/registry/typescript/attributes.ts.j2";
const change = (path: string, text: string) => ({ [path]: text });
const model = sample["model/shop.yaml"] ?? "";

/** Opens a pull request and returns its gate once it is reviewed. */
async function gateFor(wish: { files?: Record<string, string>; changes: Record<string, string> }) {
  const { github } = running;
  const repository = await running.repository({ files: { ...sample, ...wish.files } });
  const { changes } = wish;
  const pull = await github.openPullRequest({ repository, branch: "b", title: "Change", author: "ada", changes });
  await running.idle();
  expect(github.checkRuns(pull.head).map(({ status }) => status)).toEqual(["completed", "completed", "completed"]);
  const gate = github.checkRuns(pull.head).findLast(({ name }) => name === "weavergen");
  const places = gate?.annotations.map(({ path, start_line }) => `${path}:${start_line}`);
  const words = gate?.annotations.map(({ message }) => message).join("\n");
  return { conclusion: gate?.conclusion, summary: gate?.output.summary ?? "", places, words };
}

test("broken YAML in the registry: the gate fails and names the line", async () => {
  const lines = model.split("\n");
  const broken = [...lines.slice(0, 4), "    attributes: [", ...lines.slice(5)].join("\n");
  const gate = await gateFor({ changes: change("model/shop.yaml", broken) });
  expect(gate.conclusion).toBe("failure");
  expect(gate.places?.some((place) => place.startsWith("model/shop.yaml:"))).toBe(true);
  expect(gate.summary).toContain("model/shop.yaml");
});

test("a registry that does not resolve: the gate fails on the line of the reference", async () => {
  const checkout = (sample["model/checkout.yaml"] ?? "").replace("ref: shop.order.id", "ref: nobody.defined.this");
  const line = checkout.split("\n").findIndex((text) => text.includes("nobody.defined.this")) + 1;
  const gate = await gateFor({ changes: change("model/checkout.yaml", checkout) });
  expect(gate.conclusion).toBe("failure");
  expect(gate.places).toContain(`model/checkout.yaml:${line}`);
  expect(gate.words).toContain("nobody.defined.this");
});

test("an unknown key that a pull request writes into the settings is told on its line, and the base's settings hold", async () => {
  const text = `${sample[settings]}revew:\n  fail-on: none\n`;
  const line = text.split("\n").findIndex((part) => part.startsWith("revew")) + 1;
  const gate = await gateFor({ changes: change(settings, text) });
  expect(gate.conclusion).toBe("failure");
  expect(gate.places).toContain(`${settings}:${line}`);
  expect(gate.words).toContain("revew");
});

test("unknown keys in the settings of the base branch are told to whoever opens a pull request", async () => {
  const text = `${sample[settings]}revew:\n  fail-on: none\n`;
  const gate = await gateFor({ files: change(settings, text), changes: { "README.md": "Hello.\n" } });
  const line = text.split("\n").findIndex((part) => part.startsWith("revew")) + 1;
  expect(gate.summary).toContain(`${settings}:${line}`);
  expect(gate.summary).toContain("revew");
});

test("a template that fails is told with its file and line, and the gate fails", async () => {
  const broken = "// Generated.\n{% for attribute in ctx %}\n{{ attribute.name | no_such_filter }}\n{% endfor %}\n";
  const text = model.replace("Identifies the cart of a visitor.", "Identifies the cart.");
  const gate = await gateFor({ files: change(template, broken), changes: change("model/shop.yaml", text) });
  expect(gate.conclusion).toBe("failure");
  expect(`${gate.summary}\n${gate.words}`).toContain("attributes.ts.j2");
  expect(`${gate.summary}\n${gate.words}`).toContain("no_such_filter");
});

test("more than 50 findings reach the gate in batches, each once", async () => {
  const attributes = Array.from({ length: 120 }, (_, index) => `      - ref: missing.number.n${index}\n`).join("");
  const text = `groups:\n  - id: span.many\n    type: span\n    span_kind: server\n    stability: development\n    brief: Many.\n    attributes:\n${attributes}`;
  const gate = await gateFor({ changes: change("model/many.yaml", text) });
  const many = gate.places?.filter((place) => place.startsWith("model/many.yaml:")) ?? [];
  expect(new Set(many).size).toBeGreaterThanOrEqual(120);
  expect(many.filter((place) => place === "model/many.yaml:9")).toHaveLength(1);
});
