import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { sampleCheckout, type TestCheckout } from "../../demo/sample-checkout.ts";
import { findWeaver } from "../../workflows/weaver/binary/find-weaver.ts";
import { type } from "../terminal/terminal-for-tests.ts";

const program = await findWeaver({ explicit: process.env["WEAVER_BIN"], path: process.env["PATH"] });
if (program === undefined) process.stdout.write("Weaver on links: skipped, there is no weaver on the PATH\n");

/** The sample with one definition behind a link to a file and one behind a link to a folder. */
function linkedCheckout(): TestCheckout {
  const checkout = sampleCheckout();
  const at = (path: string): string => join(checkout.folder, path);
  mkdirSync(at("real/sub"), { recursive: true });
  renameSync(at("model/checkout.yaml"), at("real/checkout.yaml"));
  symlinkSync("../real/checkout.yaml", at("model/checkout.yaml"));
  checkout.write(
    "real/sub/more.yaml",
    'groups:\n  - {id: metric.shop.more, type: metric, metric_name: shop.more, brief: b, instrument: counter, unit: "1", stability: stable}\n',
  );
  symlinkSync("../real/sub", at("model/sub"));
  return checkout;
}

const resolve = "--quiet registry resolve -r model -f json --engine embedded";

test("a definition behind a link to a file is read, one behind a link to a folder with --follow-symlinks", async () => {
  using checkout = linkedCheckout();
  const { stdout } = await type(resolve, checkout);
  expect([stdout.includes("metric.shop.orders"), stdout.includes("metric.shop.more")]).toEqual([true, false]);
  const followed = await type(`${resolve} -s`, checkout);
  expect([followed.exitCode, followed.stdout.includes("metric.shop.more")]).toEqual([0, true]);
});

test("a link that leads out of the repository is refused unless --follow-symlinks is given", async () => {
  using checkout = sampleCheckout();
  const outside = mkdtempSync(join(tmpdir(), "weavergen-outside-"));
  onTestFinished(() => rmSync(outside, { recursive: true, force: true }));
  renameSync(join(checkout.folder, "model/checkout.yaml"), join(outside, "checkout.yaml"));
  symlinkSync(join(outside, "checkout.yaml"), join(checkout.folder, "model/checkout.yaml"));
  expect(await type(resolve, checkout)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("link-leads-out"),
  });
  expect(await type(`${resolve} -s`, checkout)).toMatchObject({ exitCode: 0 });
  checkout.write(".weaver.toml", "[registry]\nfollow_symlinks = true\n");
  expect(await type(resolve, checkout)).toMatchObject({ exitCode: 2 });
  expect(await type(`${resolve} -s`, checkout)).toMatchObject({ exitCode: 0 });
});

test("a registry that does not exist is a diagnostic, with and without links followed", async () => {
  using checkout = sampleCheckout();
  for (const flag of ["", " -s"]) {
    const line = `--quiet registry check -r nope --baseline-registry nope --engine embedded${flag}`;
    expect(await type(line, checkout)).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("nope") });
  }
});

test("a link in a circle is Weaver's diagnostic with --follow-symlinks", async () => {
  using checkout = linkedCheckout();
  symlinkSync("..", join(checkout.folder, "model/loop"));
  const told = "--diagnostic-format json --diagnostic-stdout";
  const { exitCode, stdout } = await type(`${resolve} -s ${told}`, checkout);
  const error = "File system loop found: model/loop/model/loop points to an ancestor model/loop";
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject([
    { error: { Resolver: { FailToResolveDefinition: { SemConvSpecError: { error } } } } },
  ]);
});

test.skipIf(program === undefined).each(["", "-s"])(
  "Weaver reads the same files through links with %j",
  async (flag) => {
    using checkout = linkedCheckout();
    renameSync(join(checkout.folder, "model"), join(checkout.folder, "really"));
    symlinkSync("really", join(checkout.folder, "model"));
    const line = `${resolve} ${flag}`.trim();
    const args = line.replace(" --engine embedded", "").split(" ");
    const theirs = execFileSync(program ?? "", args, { cwd: checkout.folder, encoding: "utf8" });
    const ours = await type(line, checkout);
    expect(JSON.parse(ours.stdout)).toEqual(JSON.parse(theirs));
  },
);
