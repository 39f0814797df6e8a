import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sampleCheckout, type TestCheckout } from "../../demo/sample-checkout.ts";
import { type } from "../terminal/terminal-for-tests.ts";

/** One file for each of three names, in folders of their own; `drop` takes one away. */
function namesCheckout(names = "cart,order,user"): TestCheckout & { keep(kept: string): void } {
  const checkout = sampleCheckout();
  const keep = (kept: string): void => {
    const list = JSON.stringify(kept.split(","));
    checkout.write(
      "templates/registry/names/weaver.yaml",
      `templates:\n  - pattern: name.txt.j2\n    filter: '${list}'\n    application_mode: each\n`,
    );
  };
  checkout.write("templates/registry/names/name.txt.j2", "{{ template.set_file_name(ctx ~ '/name.txt') }}{{ ctx }}\n");
  keep(names);
  return { ...checkout, keep, [Symbol.dispose]: () => checkout[Symbol.dispose]() };
}

const line = "registry generate names out -r model --engine embedded";

test("a file that is no longer generated is named; --prune removes it and the folder that it leaves empty", async () => {
  using checkout = namesCheckout();
  expect((await type(line, checkout)).stderr).not.toContain("no longer");
  checkout.keep("cart,order");
  const told = await type(line, checkout);
  expect(told).toMatchObject({ exitCode: 0, stdout: "" });
  expect(told.stderr).toContain('note: "out/user/name.txt" is no longer generated; --prune removes it.\n');
  expect(existsSync(join(checkout.folder, "out/user/name.txt"))).toBe(true);
  const pruned = await type(`${line} --prune`, checkout);
  expect(pruned).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('Removed "out/user/name.txt"') });
  expect(readdirSync(join(checkout.folder, "out"))).toEqual(["cart", "order"]);
  expect((await type(line, checkout)).stderr).not.toContain("user");
});

test("OUTPUT holds nothing but what the templates write, and git sees no record", async () => {
  using checkout = namesCheckout();
  checkout.commit("templates");
  await type(`${line} --prune`, checkout);
  expect(readdirSync(join(checkout.folder, "out"))).toEqual(["cart", "order", "user"]);
  expect(checkout.git("status", "--short")).toBe("?? out/\n");
});

test("--prune leaves a file that was changed by hand, and says so", async () => {
  using checkout = namesCheckout();
  await type(line, checkout);
  checkout.keep("cart,order");
  checkout.write("out/user/name.txt", "mine\n");
  const { stderr } = await type(`${line} --prune`, checkout);
  expect(stderr).toContain("was changed since");
  expect(checkout.read("out/user/name.txt")).toBe("mine\n");
});

test("--prune follows no link, neither of the file nor of a folder on the way to it", async () => {
  using checkout = namesCheckout();
  await type(line, checkout);
  checkout.keep("cart");
  const at = (path: string): string => join(checkout.folder, path);
  renameSync(at("out/user"), at("elsewhere"));
  symlinkSync("../elsewhere", at("out/user"));
  renameSync(at("out/order/name.txt"), at("name.txt"));
  symlinkSync("../../name.txt", at("out/order/name.txt"));
  expect(await type(`${line} --prune`, checkout)).toMatchObject({ exitCode: 0 });
  expect(["elsewhere/name.txt", "name.txt", "out/order/name.txt"].map((path) => existsSync(at(path)))).toEqual([
    true,
    true,
    true,
  ]);
});

test("a record that names files outside of OUTPUT or of git removes none of them", async () => {
  using checkout = namesCheckout();
  await type(line, checkout);
  checkout.keep("cart,order");
  const [record = ""] = readdirSync(join(checkout.folder, ".weavergen/generated"));
  const path = join(".weavergen/generated", record);
  checkout.write("victim.txt", "user\n");
  checkout.write("out/.git/victim.txt", "user\n");
  for (const victim of ["../victim.txt", "./../victim.txt", ".git/victim.txt", join(checkout.folder, "victim.txt")]) {
    checkout.edit(path, '"user/name.txt"', JSON.stringify(victim));
    await type(`${line} --prune`, checkout);
    expect(checkout.read("victim.txt") + checkout.read("out/.git/victim.txt")).toBe("user\nuser\n");
    checkout.keep("cart,order,user");
    rmSync(join(checkout.folder, path));
    await type(line, checkout);
    checkout.keep("cart,order");
  }
});

test("a record that is damaged, or lies behind a link, counts as none and is not written through the link", async () => {
  using checkout = namesCheckout();
  await type(line, checkout);
  checkout.keep("cart,order");
  const [record = ""] = readdirSync(join(checkout.folder, ".weavergen/generated"));
  checkout.write(join(".weavergen/generated", record), "{");
  expect(await type(line, checkout)).toMatchObject({ exitCode: 0, stderr: expect.not.stringContaining("no longer") });
  rmSync(join(checkout.folder, ".weavergen/generated"), { recursive: true });
  mkdirSync(join(checkout.folder, "elsewhere"));
  symlinkSync("../elsewhere", join(checkout.folder, ".weavergen/generated"));
  const { exitCode, stderr } = await type(`${line} --prune`, checkout);
  expect({ exitCode, told: stderr.includes("could not be recorded") }).toEqual({ exitCode: 0, told: true });
  expect(readdirSync(join(checkout.folder, "elsewhere"))).toEqual([]);
});

test("a run in which a template fails removes nothing", async () => {
  using checkout = namesCheckout();
  await type(line, checkout);
  checkout.write("templates/registry/names/name.txt.j2", "{{ ctx.nothing.at.all() }}");
  const { exitCode, stderr } = await type(`${line} --prune`, checkout);
  expect({ exitCode, told: stderr.includes("nothing was removed") }).toEqual({ exitCode: 1, told: true });
  expect(readdirSync(join(checkout.folder, "out"))).toEqual(["cart", "order", "user"]);
});

test("outside of a repository nothing is kept before --prune asks for it", async () => {
  using checkout = namesCheckout();
  rmSync(join(checkout.folder, ".git"), { recursive: true });
  const within = { folder: checkout.folder };
  await type(line, within);
  expect(existsSync(join(checkout.folder, ".weavergen"))).toBe(false);
  await type(`${line} --prune`, within);
  checkout.keep("cart,order");
  expect((await type(line, within)).stderr).toContain("no longer generated");
});

test("--prune is the embedded engine's, also where Weaver's own program is found; with --engine binary it is refused", async () => {
  using checkout = namesCheckout();
  const program = join(checkout.folder, "weaver");
  writeFileSync(program, `#!/bin/sh\ncase "$1" in --version) echo "weaver 0.25.1";; *) exit 9;; esac\n`);
  chmodSync(program, 0o755);
  const within = { folder: checkout.folder, variables: { WEAVER_BIN: program } };
  const plain = "registry generate names out -r model";
  expect(await type(plain, within)).toMatchObject({ exitCode: 9 });
  expect(await type(`${plain} --prune`, within)).toMatchObject({ exitCode: 0 });
  expect(await type(`${plain} --prune --engine binary`, within)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("needs-embedded-engine"),
  });
});
