import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sampleCheckout } from "../demo/sample-checkout.ts";
import { type } from "./terminal/terminal-for-tests.ts";

const misspelt = ["model/checkout.yaml", "ref: shop.cart.id", "ref: shop.cart.idd"] as const;

function emptyFolder(): Disposable & { readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), "weavergen-empty-"));
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

const commands = ["review", "registry", "generate", "validate", "debug spans", "workflows", "config", "serve", "demo"];

test.each([...commands, "registry check", "registry generate", "workflows show", "config init"])(
  "%s --help explains itself with examples or its own commands, on stdout",
  async (command) => {
    using empty = emptyFolder();
    const { exitCode, stdout, stderr } = await type(`${command} --help`, empty);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain("Usage: weavergen");
    expect(stdout).toMatch(/\n {2}\$ weavergen |\nCommands:/);
  },
);

test.each([
  "revew",
  "review --bad",
  "review --format xml",
  "generate --engine fast",
  "registry check --bad",
  "serve --role king",
  "",
])("wrong use ends with exit code 2 and says what was wrong: %s", async (line) => {
  using empty = emptyFolder();
  const { exitCode, stdout, stderr } = await type(line, empty);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(/error: |Usage:/);
});

test("a review says what is wrong on the line, and gives exit code 1 for what is at or above --fail-on", async () => {
  using checkout = sampleCheckout();
  expect(await type("review --base main", checkout)).toMatchObject({ exitCode: 0, stderr: "" });
  checkout.edit(...misspelt);
  const { exitCode, stdout } = await type("review --base main", checkout);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("model/checkout.yaml:8:");
  expect(await type("review --base main --fail-on none", checkout)).toMatchObject({ exitCode: 0 });
});

test("review --fix writes the verified fix and what is generated, says so, and reviews the result", async () => {
  using checkout = sampleCheckout();
  checkout.edit(...misspelt);
  checkout.edit("src/semconv/metrics.ts", "export", "// by hand\nexport");
  const { exitCode, stdout, stderr } = await type("review --base main --fix --format json", checkout);
  expect(JSON.parse(stdout)).toMatchObject({ conclusion: expect.stringMatching(/success|neutral/) });
  expect(exitCode).toBe(0);
  expect(stderr).toContain("wrote model/checkout.yaml\n");
  expect(stderr).toContain("wrote src/semconv/metrics.ts\n");
  expect(checkout.git("status", "--short")).toBe("");
});

test("review --fix also writes what could only have been a patch", async () => {
  using checkout = sampleCheckout();
  checkout.write(".github/weavergen.yml", `${checkout.read(".github/weavergen.yml")}review:\n  delivery: patch\n`);
  checkout.edit(...misspelt);
  const { exitCode, stderr } = await type("review --base main --fix --trust-head", checkout);
  expect({ exitCode, stderr }).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining("wrote model/checkout.yaml\n"),
  });
  expect(checkout.git("status", "--short")).toBe(" M .github/weavergen.yml\n");
});

test("review --fix never writes through a link that stands where a generated file belongs", async () => {
  using checkout = sampleCheckout();
  using outside = emptyFolder();
  rmSync(join(checkout.folder, "src/semconv"), { recursive: true });
  symlinkSync(outside.folder, join(checkout.folder, "src/semconv"));
  const { exitCode, stderr } = await type("review --base main --fix", checkout);
  expect({ exitCode, code: /code: (.*)/.exec(stderr)?.[1] }).toEqual({ exitCode: 2, code: "path-is-link" });
  expect(existsSync(join(outside.folder, "metrics.ts"))).toBe(false);
});

test("review --fix and --head exclude each other: the commit may not be what lies in the folder", async () => {
  using checkout = sampleCheckout();
  const { exitCode, stderr } = await type("review --fix --head work", checkout);
  expect({ exitCode, told: stderr.includes("fix-needs-working-folder") }).toEqual({ exitCode: 2, told: true });
});

test("paths are relative to where the user stands, not to the root of the checkout", async () => {
  using checkout = sampleCheckout();
  const folder = join(checkout.folder, "docs");
  const { exitCode, stdout } = await type("review --base main --format sarif --output ../out/report.sarif", { folder });
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
  expect(JSON.parse(checkout.read("out/report.sarif"))).toMatchObject({ version: "2.1.0" });
});

test.each([
  ["review", "not-a-repository"],
  ["generate", "registry-not-found"],
  ["validate", "registry-not-found"],
  ["validate nothing.json", "path-not-found"],
  ["debug spans", "spans-not-found"],
  ["workflows show nothing", "process-not-found"],
  ["config validate", "settings-missing"],
])("`%s` where there is nothing says so with exit code 2", async (line, code) => {
  using empty = emptyFolder();
  const { exitCode, stderr } = await type(line, empty);
  expect({ exitCode, code: /code: (.*)/.exec(stderr)?.[1] }).toEqual({ exitCode: 2, code });
  expect(stderr).toMatch(/^error: .+\n[\s\S]* {2}do: /);
});

test("a tool that is missing is exit code 3, a ref that does not exist is 2", async () => {
  using checkout = sampleCheckout();
  using empty = emptyFolder();
  expect(await type("review", { ...checkout, variables: { PATH: empty.folder } })).toMatchObject({ exitCode: 3 });
  expect(await type("review --engine binary", checkout)).toMatchObject({ exitCode: 3 });
  expect(await type("review --base nowhere", checkout)).toMatchObject({ exitCode: 2 });
});

test("the environment's problems are told together, without their values", async () => {
  using checkout = sampleCheckout();
  const variables = { OPENAI_BASE_URL: "secret-host", OLLAMA_BASE_URL: "ftp://x" };
  const { exitCode, stderr } = await type("review", { ...checkout, variables });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/OPENAI_BASE_URL must.*\n.*OLLAMA_BASE_URL must/);
  expect(stderr).not.toContain("secret-host");
});

test("broken YAML in the registry is a finding on its line, and broken settings stop what depends on them", async () => {
  using checkout = sampleCheckout();
  checkout.write("model/broken.yaml", "groups:\n  - id: x\n   type: [\n");
  const { exitCode, stdout } = await type("review --base main", checkout);
  expect({ exitCode, told: /model\/broken\.yaml:\d+/.test(stdout) }).toEqual({ exitCode: 1, told: true });
  rmSync(join(checkout.folder, "model/broken.yaml"));
  checkout.write(".github/weavergen.yml", "registries:\n  - path: model\n    targetz: []\n");
  const generated = await type("generate", checkout);
  expect(generated.exitCode).toBe(2);
  expect(generated.stderr).toContain(".github/weavergen.yml:3");
  const validated = await type("config validate", checkout);
  expect(validated).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("Did you mean `targets`?") });
});

test("generate --check only looks, generate writes, and names the nearest target for one that does not exist", async () => {
  using checkout = sampleCheckout();
  checkout.edit("src/semconv/metrics.ts", "export", "// by hand\nexport");
  const check = await type("generate --check typescript", { folder: join(checkout.folder, "src") });
  expect(check).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("out of date semconv/metrics.ts") });
  expect(checkout.read("src/semconv/metrics.ts")).toContain("by hand");
  expect(await type("generate", checkout)).toMatchObject({ exitCode: 0 });
  expect(checkout.git("status", "--short")).toBe("");
  const unknown = await type("generate typescrpt", checkout);
  expect(unknown).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("Did you mean typescript?") });
});

test("validate checks the named samples against the named registry", async () => {
  using checkout = sampleCheckout();
  expect(await type("validate", checkout)).toMatchObject({ exitCode: 0 });
  checkout.write("bad.json", JSON.stringify([{ attribute: { name: "shop.nowhere", value: "x" } }]));
  const { exitCode, stdout } = await type("validate model bad.json --format json", checkout);
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    schema: "weavergen.span-report/1",
    findings: [{ kind: "unknown", sample: "bad.json", subject: "shop.nowhere" }],
  });
});

test("debug spans shows what the latest run really did, and git never sees where it is kept", async () => {
  using checkout = sampleCheckout();
  checkout.edit(...misspelt);
  const review = await type("review --base main --format json", checkout);
  const { runId } = JSON.parse(review.stdout) as { runId: string };
  const { stdout } = await type("debug spans", checkout);
  expect(stdout).toMatch(new RegExp(`^run ${runId}\n`));
  for (const task of ["review.check", "review.compare", "review.reason"]) expect(stdout).toContain(task);
  expect(checkout.git("status", "--short")).toBe(" M model/checkout.yaml\n");
});

test("config init writes settings that are valid and that say what is found, and never overwrites", async () => {
  using checkout = sampleCheckout();
  rmSync(join(checkout.folder, ".github"), { recursive: true });
  mkdirSync(join(checkout.folder, "generated/typescript"), { recursive: true });
  checkout.write("generated/typescript/metrics.ts", "// to be generated\n");
  expect(await type("config init", checkout)).toMatchObject({ exitCode: 0, stdout: "" });
  expect(await type("config validate", checkout)).toMatchObject({ exitCode: 0 });
  expect(checkout.read(".github/weavergen.yml")).toContain("output: generated/typescript");
  expect(await type("config init", checkout)).toMatchObject({ exitCode: 2 });
});

const full = "/dev/full";
if (!existsSync(full)) process.stdout.write("output that cannot be written: skipped, there is no /dev/full\n");

test.skipIf(!existsSync(full))("output that cannot be written is told in one line, with exit code 3", () => {
  const out = openSync(full, "w");
  const args = [join(import.meta.dirname, "cli.ts"), "workflows", "show", "review"];
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ["ignore", out, "pipe"], encoding: "utf8" });
  closeSync(out);
  expect({ status, lines: stderr.split("\n").length }).toEqual({ status: 3, lines: 2 });
  expect(stderr).toContain("error: The output could not be written: ");
});

test.skipIf(!existsSync("/proc/self"))(
  "a folder for caches that cannot be made neither stops nor holds a command",
  () => {
    const args = [join(import.meta.dirname, "cli.ts"), "--version"];
    const env = { ...process.env, XDG_CACHE_HOME: "/proc" };
    const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8", timeout: 30_000 });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  },
);
