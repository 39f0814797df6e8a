import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sampleCheckout } from "../../demo/sample-checkout.ts";
import { readRegistryArguments } from "../registry/arguments.ts";
import { type } from "../terminal/terminal-for-tests.ts";

const embedded = "--engine embedded";

test("check gives Weaver's exit codes, its JSON on stdout where asked, and its log on stderr unless quiet", async () => {
  using checkout = sampleCheckout();
  const good = await type(`registry check -r model ${embedded}`, checkout);
  expect(good).toMatchObject({ exitCode: 0, stdout: "", stderr: expect.stringContaining("Checking registry `model`") });
  expect(await type(`--quiet registry check -r model ${embedded}`, checkout)).toEqual({
    exitCode: 0,
    stdout: "",
    stderr: "",
  });
  checkout.edit("model/checkout.yaml", "ref: shop.cart.id", "ref: shop.cart.idd");
  const bad = await type(
    `--quiet registry check -r model --diagnostic-format json --diagnostic-stdout ${embedded}`,
    checkout,
  );
  expect({ exitCode: bad.exitCode, stderr: bad.stderr }).toEqual({ exitCode: 1, stderr: "" });
  expect(JSON.stringify(JSON.parse(bad.stdout))).toContain('"UnresolvedAttributeRef"');
});

test("a diagnostic says where, in the text for people and in the one for GitHub", async () => {
  using checkout = sampleCheckout();
  checkout.edit("model/checkout.yaml", "ref: shop.cart.id", "ref: shop.cart.idd");
  const text = await type(`registry check -r model ${embedded}`, checkout);
  expect(text.stderr).toContain("model/checkout.yaml:8:");
  const command = await type(`registry check -r model --diagnostic-format gh_workflow_command ${embedded}`, checkout);
  expect(command.stderr).toMatch(/^::error file=model\/checkout\.yaml,line=8,col=\d+,title=UnresolvedAttributeRef::/m);
});

test("generate writes what Weaver writes into OUTPUT, and nothing elsewhere", async () => {
  using checkout = sampleCheckout();
  const { exitCode, stderr } = await type(`registry generate typescript out -r model ${embedded}`, checkout);
  expect({ exitCode, told: stderr.includes('✔ Generated file "out/metrics.ts"') }).toEqual({ exitCode: 0, told: true });
  for (const file of readdirSync(join(checkout.folder, "src/semconv"))) {
    expect(checkout.read(`out/${file}`)).toBe(checkout.read(`src/semconv/${file}`));
  }
  expect(checkout.git("status", "--short")).toBe("?? out/\n");
});

test("generate refuses to write through a link in OUTPUT, and a template's name outside of it", async () => {
  using checkout = sampleCheckout();
  mkdirSync(join(checkout.folder, "elsewhere"));
  mkdirSync(join(checkout.folder, "out"));
  symlinkSync("../elsewhere/metrics.ts", join(checkout.folder, "out/metrics.ts"));
  expect(await type(`registry generate typescript out -r model ${embedded}`, checkout)).toMatchObject({ exitCode: 2 });
  expect(existsSync(join(checkout.folder, "elsewhere/metrics.ts"))).toBe(false);
  checkout.edit("templates/registry/typescript/weaver.yaml", "template:", "file_name: ../../escaped.ts\n    template:");
  const escaping = await type(`registry generate typescript deep/out -r model ${embedded}`, checkout);
  expect(escaping).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("escaped.ts") });
  expect(existsSync(join(checkout.folder, "escaped.ts"))).toBe(false);
});

test("a target that does not exist, a registry that does not exist and a broken template are exit code 1, as Weaver's", async () => {
  using checkout = sampleCheckout();
  expect(await type(`registry generate nope out -r model ${embedded}`, checkout)).toMatchObject({ exitCode: 1 });
  expect(await type(`registry check -r nope ${embedded}`, checkout)).toMatchObject({ exitCode: 1 });
  checkout.write("templates/registry/typescript/metrics.ts.j2", "{{ nothing( }}");
  expect(await type(`registry generate typescript out -r model ${embedded}`, checkout)).toMatchObject({ exitCode: 1 });
});

test("resolve, stats and diff print data alone on stdout, or write it with -o", async () => {
  using checkout = sampleCheckout();
  const resolved = await type(`registry resolve -r model -f json ${embedded}`, checkout);
  expect(JSON.parse(resolved.stdout)).toMatchObject({ groups: expect.any(Array) });
  const stats = await type(`registry stats -r model --format json ${embedded}`, checkout);
  expect(JSON.parse(stats.stdout)).toMatchObject({ version: "v1" });
  const diff = `registry diff -r model --baseline-registry model --format json -o out ${embedded}`;
  expect(await type(diff, checkout)).toMatchObject({ exitCode: 0, stdout: "" });
  expect(JSON.parse(checkout.read("out/diff.json"))).toMatchObject({ changes: { metrics: [] } });
  expect(await type(`registry diff -r model ${embedded}`, checkout)).toMatchObject({ exitCode: 2 });
});

test("an unknown format and parameters that cannot be read are diagnostics with exit code 1, as Weaver's", async () => {
  using checkout = sampleCheckout();
  const told = `-r model --diagnostic-format json --diagnostic-stdout ${embedded}`;
  for (const [line, kind] of [
    ["resolve -f nope", "InvalidTemplateDir"],
    ["resolve --future", "Deprecated"],
    ["stats --format nope", "TargetNotSupported"],
    ["generate typescript out --params nope.yaml", "InvalidParams"],
    ["package --resolved-registry-uri https://example.com/r.yaml", "PackagingRequiresV2"],
    ["check -p nope.rego", "access_denied"],
  ]) {
    const { exitCode, stdout } = await type(`--quiet registry ${line} ${told}`, checkout);
    expect({ line, exitCode, told: stdout.includes(kind ?? "") }).toEqual({ line, exitCode: 1, told: true });
  }
});

test("a command that --future fails prints no result beside its diagnostics", async () => {
  using checkout = sampleCheckout();
  checkout.write("model/more.yaml", "file_format: definition/2\nattributes: []\n");
  const line = `registry stats -r model --format json ${embedded}`;
  expect(await type(`--quiet ${line}`, checkout)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("{") });
  expect(await type(`--quiet --future ${line}`, checkout)).toMatchObject({ exitCode: 1, stdout: "" });
});

test("policies that were not run, and a .weaver.toml that was found, are never passed over in silence", async () => {
  using checkout = sampleCheckout();
  checkout.write("policies/a.rego", "package before_resolution\n");
  checkout.write(".weaver.toml", "");
  const quiet = await type(
    `--quiet registry check -r model -p policies --diagnostic-format json ${embedded}`,
    checkout,
  );
  expect(quiet.stderr).toContain("policies");
  for (const command of [
    "generate typescript out",
    "resolve",
    "emit --stdout",
    "live-check --input-source telemetry/checkout.json",
  ]) {
    const { stderr } = await type(`--quiet registry ${command} -r model -p policies ${embedded}`, checkout);
    expect({ command, told: stderr.includes("A policy was not run") }).toEqual({ command, told: true });
    const skipped = await type(
      `--quiet registry ${command} -r model -p policies --skip-policies --display-policy-coverage ${embedded}`,
      checkout,
    );
    expect({ command, stderr: skipped.stderr }).toEqual({ command, stderr: "" });
    const covered = await type(
      `--quiet registry ${command} -r model --display-policy-coverage --diagnostic-format json ${embedded}`,
      checkout,
    );
    expect({ command, told: covered.stderr.includes("coverage of policies") }).toEqual({ command, told: true });
  }
  const loud = await type(`registry check -r model ${embedded}`, checkout);
  expect(loud.stderr).toMatch(/settings are taken from .*\.weaver\.toml/);
});

test("where Weaver runs no policies, nothing is said of them", async () => {
  using checkout = sampleCheckout();
  checkout.write("model/own.rego", "package before_resolution\n");
  checkout.write(".weaver.toml", `[policy]\npaths = ["nowhere"]\ndisplay_policy_coverage = true\n`);
  for (const command of ["stats", "search cart", "diff --baseline-registry model"]) {
    const { exitCode, stderr } = await type(`--quiet registry ${command} -r model ${embedded}`, checkout);
    expect({ command, exitCode, stderr }).toEqual({ command, exitCode: 0, stderr: "" });
  }
});

test("what only Weaver's own program knows is refused, not ignored", async () => {
  using checkout = sampleCheckout();
  const advice = await type(`registry live-check -r model --advice-policies rules ${embedded}`, checkout);
  expect(advice).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("--advice-policies") });
  const server = await type("registry mcp -r model", checkout);
  expect(server).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("needs-weaver-binary") });
});

test("a registry at an address of the operator's own network is refused with a diagnostic", async () => {
  using checkout = sampleCheckout();
  const { exitCode, stdout } = await type(
    `--quiet registry check -r http://127.0.0.1:1/r.zip --diagnostic-format json --diagnostic-stdout ${embedded}`,
    checkout,
  );
  expect({ exitCode, kind: stdout.includes("DependencyNotAllowed") }).toEqual({ exitCode: 1, kind: true });
});

test("what was typed goes before .weaver.toml, and that before Weaver's defaults", async () => {
  using checkout = sampleCheckout();
  checkout.write(
    ".weaver.toml",
    `[registry]\npath = "model"\n[diagnostics]\nformat = "json"\nstdout = true\n[generate]\ntarget = "typescript"\noutput = "out"\n[stats]\nformat = "json"\n`,
  );
  const stats = await type(`--quiet registry stats ${embedded}`, checkout);
  expect(JSON.parse(stats.stdout)).toMatchObject({ version: "v1" });
  expect((await type(`--quiet registry stats --format jsonl ${embedded}`, checkout)).stdout.split("\n")).toHaveLength(
    2,
  );
  expect(await type(`--quiet registry generate ${embedded}`, checkout)).toMatchObject({ exitCode: 0, stdout: "" });
  expect(checkout.read("out/metrics.ts")).toBe(checkout.read("src/semconv/metrics.ts"));
  checkout.edit("model/checkout.yaml", "ref: shop.cart.id", "ref: shop.cart.idd");
  const bad = await type(`--quiet registry check ${embedded}`, checkout);
  expect(JSON.parse(bad.stdout)).toHaveLength(1);
});

test("a .weaver.toml that would run a program or send a variable is refused", async () => {
  using checkout = sampleCheckout();
  for (const key of ['token_command = ["touch", "ran"]', 'token_env = "GITHUB_TOKEN"']) {
    checkout.write("own.toml", `[[auth]]\nurl_prefix = "https://example.com"\n${key}\n`);
    const { exitCode, stderr } = await type(`registry check -r model --config own.toml ${embedded}`, checkout);
    expect({ exitCode, told: stderr.includes("weaver-settings-refused") }).toEqual({ exitCode: 2, told: true });
  }
  expect(existsSync(join(checkout.folder, "ran"))).toBe(false);
  checkout.write("own.toml", "[registry\n");
  const broken = await type(`registry check -r model --config own.toml ${embedded}`, checkout);
  expect(broken).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/own\.toml:1/) });
});

test("flags are read as Weaver reads them: `=true`, `=false`, a word of its own, repeated, before and after", () => {
  const nothing = (): void => undefined;
  const read = (line: string) => readRegistryArguments(line.split(" "), { print: nothing, say: nothing });
  const args =
    "--quiet registry generate --v2 typescript out --skip-policies=false --diagnostic-stdout true -p a -p b -D x=1 -Dy=2 --future";
  const { options, positionals } = read(args);
  expect(positionals).toEqual(["typescript", "out"]);
  expect(options).toMatchObject({
    quiet: true,
    v2: true,
    future: true,
    diagnosticStdout: true,
    policy: ["a", "b"],
    param: ["x=1", "y=2"],
  });
  expect(options.skipPolicies).toBe(false);
  expect(read("registry check --v2=false --diagnostic-stdout false -r m").options).toMatchObject({
    v2: false,
    diagnosticStdout: false,
    registry: "m",
  });
  expect(read("registry live-check --no-stream --no-stats=false -r m").options).toMatchObject({
    stream: false,
    stats: true,
  });
  expect(read("registry live-check --no-stats true --no-stream false -r m").options).toMatchObject({
    stream: true,
    stats: false,
  });
});

/** A program that says what it was given: in place of Weaver, which no registry of packages carries. */
const standIn = `#!${process.execPath}
const args = process.argv.slice(2);
if (args.includes("--version")) { console.log("weaver 0.25.1"); process.exit(0); }
require("node:fs").writeFileSync("seen.json", JSON.stringify({ args, cwd: process.cwd() }));
process.exit(7);
`;

test("with Weaver's own program all arguments reach it unchanged, in the user's folder, and its exit code comes back", async () => {
  using checkout = sampleCheckout();
  const program = join(checkout.folder, "weaver");
  writeFileSync(program, standIn);
  chmodSync(program, 0o755);
  const line = "--quiet registry live-check -r model --engine binary --some-future-flag -- x";
  const { exitCode } = await type(line, { ...checkout, variables: { WEAVER_BIN: program } });
  expect(exitCode).toBe(7);
  const args = ["--quiet", "registry", "live-check", "-r", "model", "--some-future-flag", "--", "x"];
  expect(JSON.parse(checkout.read("seen.json"))).toMatchObject({ args });
});
