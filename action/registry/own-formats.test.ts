import { execFile } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sampleCheckout, type TestCheckout } from "../../demo/sample-checkout.ts";
import { findWeaver } from "../../workflows/weaver/binary/find-weaver.ts";
import { type, type Typed } from "../terminal/terminal-for-tests.ts";

const single = (template: string) => `templates: [{template: ${template}, filter: ., application_mode: single}]\n`;

/** A checkout with a format `own` for each report and for diagnostics, and a `json` of its own for statistics. */
function checkoutWithFormats(): TestCheckout {
  const checkout = sampleCheckout();
  const text = "{{ ctx | tojson }} {% include 'part.j2' %}";
  for (const folder of ["stats_templates", "diff_templates", "live_check_templates", "diagnostic_templates"]) {
    checkout.write(`${folder}/own/weaver.yaml`, single("report.md.j2"));
    checkout.write(`${folder}/own/report.md.j2`, text);
    checkout.write(`${folder}/own/part.j2`, "part");
  }
  checkout.write("stats_templates/json/weaver.yaml", single("n.j2"));
  checkout.write("stats_templates/json/n.j2", "mine {{ ctx.version }}");
  checkout.write("elsewhere/own/weaver.yaml", single("n.txt.j2"));
  checkout.write("elsewhere/own/n.txt.j2", "elsewhere{{ template.set_file_name('deep/name.md') }}");
  checkout.write("elsewhere/broken/weaver.yaml", single("n.j2"));
  checkout.write("elsewhere/broken/n.j2", "{{ ctx.no.where }}");
  checkout.write(
    "bad/registry.yaml",
    "groups:\n  - {id: a, type: attribute_group, brief: A., attributes: [{ref: x.y}]}\n",
  );
  return checkout;
}

const embedded = "--engine embedded";

test("a format of one's own is printed, or its files are written where -o says", async () => {
  using checkout = checkoutWithFormats();
  const stats = await type(`--quiet registry stats -r model --format own ${embedded}`, checkout);
  expect(stats).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^\{"catalog_stats":.* part\n$/) });
  const written = `registry stats -r model --format own --templates elsewhere -o out ${embedded}`;
  expect(await type(`--quiet ${written}`, checkout)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  expect(checkout.read("out/deep/name.md")).toBe("elsewhere");
});

test("a format that is nowhere is a diagnostic, unless nothing is to be printed", async () => {
  using checkout = checkoutWithFormats();
  const line = `--quiet registry stats -r model --format nope ${embedded}`;
  expect(await type(line, checkout)).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('"nope"') });
  expect(await type(`${line} -o none`, checkout)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
});

test("diagnostics in a format that fails or is nowhere are told nevertheless", async () => {
  using checkout = checkoutWithFormats();
  for (const format of ["broken --diagnostic-template elsewhere", "nope"]) {
    const line = `--quiet registry check -r bad --diagnostic-stdout --diagnostic-format ${format} ${embedded}`;
    const { exitCode, stdout, stderr } = await type(line, checkout);
    expect({ exitCode, stdout, told: stderr.includes("bad/registry.yaml:2:") }).toEqual({
      exitCode: 1,
      stdout: "",
      told: true,
    });
  }
  const own = await type(`--quiet registry check -r bad --diagnostic-format own ${embedded}`, checkout);
  expect(own).toMatchObject({ exitCode: 1, stdout: "", stderr: expect.stringMatching(/^\[\{.*x\.y.*\}\] part\n$/) });
});

const program = await findWeaver({ explicit: process.env["WEAVER_BIN"], path: process.env["PATH"] });
if (program === undefined) process.stdout.write("formats of one's own: skipped, there is no weaver on the PATH\n");

const lines = [
  "stats -r model --format own",
  "stats -r model --format own --v2",
  "stats -r model --format json",
  "resolve -r model -f JSON",
  "stats -r model --format own --templates elsewhere",
  "stats -r model --format own --templates elsewhere -o out",
  "stats -r model --format broken --templates elsewhere",
  "stats -r model --format nope",
  "stats -r model --format nope -o none",
  "diff -r model --baseline-registry model --format own",
  "diff -r model --baseline-registry model --format own -o out",
  "live-check -r model --input-source telemetry/checkout.json --format own --no-stats",
  "live-check -r model --input-source telemetry/checkout.json --format own --no-stats --no-stream",
  "live-check -r model --input-source telemetry/checkout.json --format own --no-stats -o out",
];

test.skipIf(program === undefined).each(lines)("prints and writes what Weaver does: %s", async (line) => {
  using checkout = checkoutWithFormats();
  const expected = await runWeaver(`--quiet registry ${line}`, checkout);
  const files = outOf(checkout);
  rmSync(join(checkout.folder, "out"), { recursive: true, force: true });
  const { exitCode, stdout } = await type(`--quiet registry ${line} ${embedded}`, checkout);
  expect({ exitCode, stdout, files: outOf(checkout) }).toEqual({ ...expected, files });
});

function runWeaver(line: string, { folder }: TestCheckout): Promise<Pick<Typed, "exitCode" | "stdout">> {
  return new Promise((done) => {
    const child = execFile(program ?? "", line.split(" "), { cwd: folder }, (_error, stdout) =>
      done({ exitCode: child.exitCode ?? undefined, stdout }),
    );
  });
}

function outOf(checkout: TestCheckout): Record<string, string> {
  const found = readdirSync(checkout.folder, { recursive: true, encoding: "utf8", withFileTypes: true });
  const paths = found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(checkout.folder.length + 1));
  return Object.fromEntries(paths.filter((path) => path.startsWith("out/")).map((path) => [path, checkout.read(path)]));
}
