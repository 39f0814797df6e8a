import { chmodSync, cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sampleCheckout, type TestCheckout } from "../../demo/sample-checkout.ts";
import { type } from "../terminal/terminal-for-tests.ts";

const check = "--quiet registry check -r model --engine embedded";
const json = "--diagnostic-format json --diagnostic-stdout";

/** A registry that Weaver passes, although an attribute was renamed to one that does not exist. */
function checkoutWithDeadRename(): TestCheckout {
  const checkout = sampleCheckout();
  checkout.write(
    "model/old.yaml",
    `groups:
  - id: registry.shop.old
    type: attribute_group
    brief: Old.
    attributes:
      - id: shop.cart.old
        type: string
        stability: development
        brief: Old.
        examples: [a]
        deprecated: { reason: renamed, renamed_to: shop.cart.idd, note: Gone. }
`,
  );
  return checkout;
}

test("--rules runs WeaverGen's own rules beside Weaver's checks, and says rule, place, hint and page", async () => {
  using checkout = checkoutWithDeadRename();
  expect(await type(check, checkout)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  const { exitCode, stderr } = await type(`${check} --rules`, checkout);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/× The attribute `shop\.cart\.old` is renamed to `shop\.cart\.idd`/);
  expect(stderr).toContain("model/old.yaml:11:");
  expect(stderr).toContain("help: Did you mean `shop.cart.id`?");
  expect(stderr).toMatch(/rule: renamed-to-missing \(https:.*\/docs\/rules\/renamed-to-missing\.md\)/);
});

test("the JSON document has the rules' findings as entries after Weaver's, with all that a program needs", async () => {
  using checkout = checkoutWithDeadRename();
  const { stdout } = await type(`${check} --rules ${json}`, checkout);
  expect(JSON.parse(stdout)).toContainEqual({
    error: {
      WeaverGenRule: expect.objectContaining({
        rule: "renamed-to-missing",
        subject: "shop.cart.old",
        level: "violation",
        file: "model/old.yaml",
        line: 11,
      }),
    },
    diagnostic: expect.objectContaining({
      severity: "Error",
      code: "renamed-to-missing",
      help: "Did you mean `shop.cart.id`?",
      url: expect.stringContaining("renamed-to-missing.md"),
    }),
  });
  const command = await type(`${check} --rules --diagnostic-format gh_workflow_command`, checkout);
  expect(command.stderr).toMatch(/^::error file=model\/old\.yaml,line=11,col=\d+,title=renamed-to-missing::/m);
});

test("levels, exceptions and the baseline file of the folder's settings are in force", async () => {
  using checkout = checkoutWithDeadRename();
  const settings = ".github/weavergen.yml";
  const ids = async (): Promise<{ exitCode: number | undefined; levels: unknown }> => {
    const { exitCode, stdout } = await type(`${check} --rules ${json}`, checkout);
    const found = (stdout === "" ? [] : JSON.parse(stdout)) as { diagnostic: { severity: string; code: string } }[];
    const ours = found.filter(({ diagnostic }) => diagnostic.code === "renamed-to-missing");
    return { exitCode, levels: ours.map(({ diagnostic }) => diagnostic.severity) };
  };
  checkout.write(settings, "rules: { stability: off, renamed-to-missing: improvement }\n");
  expect(await ids()).toEqual({ exitCode: 0, levels: ["Warning"] });
  checkout.write(settings, "rules: { stability: off, renamed-to-missing: { except: [model/old.yaml] } }\n");
  expect(await ids()).toEqual({ exitCode: 0, levels: [] });
  checkout.write(settings, "rules: { stability: off }\nreview: { baseline-file: known.yml }\n");
  checkout.write("known.yml", "findings: [{ rule: renamed-to-missing, file: model/old.yaml }]\n");
  expect(await ids()).toEqual({ exitCode: 0, levels: ["Warning"] });
});

test("settings that are wrong are refused: rules must not seem to be in force", async () => {
  using checkout = checkoutWithDeadRename();
  checkout.write(".github/weavergen.yml", "rules: { renamed-to-mising: off }\n");
  const { exitCode, stderr } = await type(`${check} --rules`, checkout);
  expect(exitCode).toBe(2);
  expect(stderr).toContain("renamed-to-missing");
  expect(await type(check, checkout)).toMatchObject({ exitCode: 0 });
});

test("with --baseline-registry the rules compare, wherever the baseline lies", async () => {
  using checkout = sampleCheckout();
  cpSync(join(checkout.folder, "model"), join(checkout.folder, "before/model"), { recursive: true });
  checkout.edit("model/checkout.yaml", "ref: shop.cart.id", "ref: shop.order.id");
  checkout.edit("model/shop.yaml", "id: shop.cart.id", "id: shop.basket.id");
  const line = `${check} --rules --baseline-registry before/model`;
  const { exitCode, stderr } = await type(line, checkout);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/attribute `shop\.cart\.id` is removed, but was never deprecated\.\n {3}─ model\/shop\.yaml/);
});

test("a baseline that does not resolve is Weaver's error, with no word of the rules", async () => {
  using checkout = checkoutWithDeadRename();
  checkout.write("before/broken.yaml", "groups: {");
  const { exitCode, stdout } = await type(`${check} --rules --baseline-registry before ${json}`, checkout);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("before/broken.yaml");
  expect(stdout).not.toContain("WeaverGenRule");
});

test("Weaver's own program does not know --rules: auto takes the embedded engine, binary refuses", async () => {
  using checkout = checkoutWithDeadRename();
  const program = join(checkout.folder, "weaver");
  writeFileSync(program, `#!${process.execPath}\nprocess.exit(7);\n`);
  chmodSync(program, 0o755);
  const typed = { ...checkout, variables: { WEAVER_BIN: program } };
  expect(await type("--quiet registry check -r model --rules", typed)).toMatchObject({ exitCode: 1 });
  const refused = await type("--quiet registry check -r model --rules --engine binary", typed);
  expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("--rules") });
});
