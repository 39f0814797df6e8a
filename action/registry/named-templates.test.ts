import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { sampleCheckout, type TestCheckout } from "../../demo/sample-checkout.ts";
import { findWeaver } from "../../workflows/weaver/binary/find-weaver.ts";
import { tarGz, zip, type ArchiveEntry } from "../../workflows/weaver/dependencies/archives-for-tests.ts";
import { serveGit } from "../../workflows/weaver/dependencies/git-server-for-tests.ts";
import { type } from "../terminal/terminal-for-tests.ts";
import { readRegistryArguments } from "./arguments.ts";
import { embeddedCommand } from "./embedded-command.ts";

const nothing = (): void => undefined;
const loopback = { privateAddresses: ["127.0.0.1"] };

/** Like a command line, on which hosts of this machine may be asked. */
async function typeOnIntranet(line: string, { folder }: { readonly folder: string }) {
  let stderr = "";
  const signal = new AbortController().signal;
  const color = { out: false, err: false };
  const say = (text: string): void => void (stderr += text);
  const terminal = { args: [], folder, variables: {}, color, interactive: false, print: nothing, say, signal };
  const parsed = readRegistryArguments(line.split(" "), { print: nothing, say });
  const { exitCode } = await embeddedCommand({ parsed, settings: undefined, terminal, signal, allow: loopback });
  return { exitCode, stderr };
}

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "weavergen-templates-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The sample's templates as entries of an archive, below a folder that is not theirs. */
function entries(checkout: TestCheckout, top: string): ArchiveEntry[] {
  const folder = join(checkout.folder, "templates");
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return paths.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return { name: `${top}${path.slice(folder.length)}`, content: readFileSync(path) };
  });
}

function generated(checkout: TestCheckout, folder: string): Record<string, string> {
  if (!existsSync(join(checkout.folder, folder))) return {};
  const names = readdirSync(join(checkout.folder, folder)).toSorted();
  return Object.fromEntries(names.map((name) => [name, checkout.read(`${folder}/${name}`)]));
}

test("templates in archives and git repositories generate what the same templates in a folder do", async () => {
  using checkout = sampleCheckout();
  const archives: Record<string, Buffer> = {
    "t.zip": zip(entries(checkout, "pack")),
    "t.tar.gz": tarGz(entries(checkout, "pack")),
    "deep.zip": zip(entries(checkout, "pack/deep/er")),
  };
  for (const [name, bytes] of Object.entries(archives)) writeFileSync(join(checkout.folder, name), bytes);
  const files = Object.fromEntries(entries(checkout, "pack").map(({ name, content }) => [name, String(content)]));
  await using git = await serveGit(scratch(), { files });
  const server = createServer((request, response) => response.end(archives[(request.url ?? "").slice(1)]));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const expected = generated(checkout, "src/semconv");
  for (const [index, source] of [
    "t.zip",
    "t.tar.gz",
    "deep.zip[deep/er]",
    join(checkout.folder, "t.zip"),
    `${origin}/t.zip`,
    `${origin}/deep.zip[deep/er]`,
    `${git.origin}/r.git[pack]`,
    `${git.origin}/r.git@v1.0[pack]`,
  ].entries()) {
    const out = `out${index}`;
    const { exitCode, stderr } = await typeOnIntranet(
      `registry generate typescript ${out} -r model -t ${source}`,
      checkout,
    );
    expect({ source, exitCode, stderr: exitCode === 0 ? "" : stderr }).toEqual({ source, exitCode: 0, stderr: "" });
    expect(generated(checkout, out)).toEqual(expected);
  }
});

test("update-markdown takes its templates from an archive, too", async () => {
  using checkout = sampleCheckout();
  const target = "{{ group.id }} by the archive";
  writeFileSync(join(checkout.folder, "t.zip"), zip([{ name: "x/registry/md/snippet.md.j2", content: target }]));
  checkout.write("pages/a.md", "<!-- semconv metric.shop.orders -->\nold\n<!-- endsemconv -->\n");
  const line = "registry update-markdown pages -r model --target md --engine embedded -t";
  const { exitCode, stderr } = await type(`${line} t.zip`, checkout);
  expect({ exitCode, stderr: exitCode === 0 ? "" : stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(checkout.read("pages/a.md")).toContain("by the archive");
});

test("templates that cannot be had are the diagnostics of Weaver, once the registry is right", async () => {
  using checkout = sampleCheckout();
  const told = "--diagnostic-format json --diagnostic-stdout --engine embedded";
  const errors = async (line: string): Promise<unknown> => {
    const { exitCode, stdout } = await type(`--quiet registry ${line} ${told}`, checkout);
    expect(exitCode).toBe(1);
    return (JSON.parse(stdout) as { error: object }[]).map(({ error }) => Object.keys(error));
  };
  expect(await errors("generate typescript out -r model -t nope.zip")).toEqual([["InvalidParams"]]);
  expect(await errors("update-markdown . --target x -r model -t nope.zip")).toEqual([["InvalidVirtualDirectory"]]);
  checkout.edit("model/checkout.yaml", "ref: shop.cart.id", "ref: shop.cart.idd");
  expect(JSON.stringify(await errors("generate typescript out -r model -t nope.zip"))).not.toContain("InvalidParams");
});

test("the guards of dependencies hold for templates: private addresses, links and names that lead out", async () => {
  using checkout = sampleCheckout();
  const evil: Record<string, Buffer> = {
    "up.zip": zip([{ name: "x/../../up.j2", content: "x" }]),
    "up.tar.gz": tarGz([{ name: "x/../../up.j2", content: "x" }]),
    "link.tar.gz": tarGz([{ name: "x/registry/typescript/a.j2", type: "SymbolicLink", target: "/etc/passwd" }]),
    "link.zip": zip([{ name: "x/registry", type: "SymbolicLink", target: "/etc" }]),
  };
  for (const [name, bytes] of Object.entries(evil)) writeFileSync(join(checkout.folder, name), bytes);
  for (const source of [...Object.keys(evil), "http://127.0.0.1:1/t.zip", "http://127.0.0.1:1/r.git[t]"]) {
    const line = `--quiet registry generate typescript out -r model -t ${source} --engine embedded`;
    const { exitCode, stderr } = await type(line, checkout);
    expect({ source, exitCode, told: /not public|leads out|links are not followed|relative/.test(stderr) }).toEqual({
      source,
      exitCode: 1,
      told: true,
    });
  }
});

const program = await findWeaver({ explicit: process.env["WEAVER_BIN"], path: process.env["PATH"] });
if (program === undefined) process.stdout.write("Weaver on archives: skipped, there is no weaver on the PATH\n");

test.skipIf(program === undefined)("Weaver generates the same from the same archives", async () => {
  using checkout = sampleCheckout();
  writeFileSync(join(checkout.folder, "t.zip"), zip(entries(checkout, "pack/registry-pack")));
  writeFileSync(join(checkout.folder, "t.tar.gz"), tarGz(entries(checkout, "pack")));
  for (const source of ["t.zip[registry-pack]", "t.tar.gz", "t.zip", "t.tar.gz[registry]"]) {
    rmSync(join(checkout.folder, "ours"), { recursive: true, force: true });
    rmSync(join(checkout.folder, "theirs"), { recursive: true, force: true });
    const args = ["--quiet", "registry", "generate", "typescript"];
    const rest = ["-r", "model", "-t", source];
    let exitCode = 0;
    try {
      const home = { HOME: checkout.folder };
      execFileSync(program ?? "", [...args, "theirs", ...rest], { cwd: checkout.folder, env: home, stdio: "pipe" });
    } catch (error) {
      exitCode = (error as { status: number }).status;
    }
    expect(await type([...args, "ours", ...rest, "--engine", "embedded"], checkout)).toMatchObject({ exitCode });
    expect(generated(checkout, "ours")).toEqual(generated(checkout, "theirs"));
  }
});

function linkedTemplates(checkout: TestCheckout): void {
  const target = "templates/registry/t";
  checkout.write(`${target}/weaver.yaml`, 'templates:\n  - {pattern: "*.j2", filter: ., application_mode: single}\n');
  checkout.write(`${target}/one.txt.j2`, '{% include ".parts/inc.txt" %}');
  checkout.write(`${target}/.parts/real.txt`, "a part\n");
  symlinkSync("real.txt", join(checkout.folder, target, ".parts/inc.txt"));
  symlinkSync("one.txt.j2", join(checkout.folder, target, "two.txt.j2"));
  symlinkSync("t", join(checkout.folder, "templates/registry/same"));
}

test("links of a target are followed where they stay in its folder, and refused where they lead out of it", async () => {
  using checkout = sampleCheckout();
  linkedTemplates(checkout);
  const line = (target: string): string => `--quiet registry generate ${target} ${target} -r model --engine embedded`;
  for (const target of ["t", "same"]) {
    expect(await type(line(target), checkout)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    expect(generated(checkout, target)).toEqual({ "one.txt": "a part", "two.txt": "a part" });
  }
  symlinkSync("../typescript/metrics.ts.j2", join(checkout.folder, "templates/registry/t/out.txt.j2"));
  expect(await type(line("t"), checkout)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("out.txt.j2") });
});

test.skipIf(program === undefined)("Weaver follows the same links of a target", async () => {
  using checkout = sampleCheckout();
  linkedTemplates(checkout);
  for (const target of ["t", "same"]) {
    const args = ["--quiet", "registry", "generate", target, `their-${target}`, "-r", "model"];
    execFileSync(program ?? "", args, { cwd: checkout.folder, stdio: "pipe" });
    expect(generated(checkout, `their-${target}`)).toEqual({ "one.txt": "a part", "two.txt": "a part" });
  }
});

test("an address that is read neither here nor by Weaver is refused with the forms that are", async () => {
  using checkout = sampleCheckout();
  for (const flag of ["-r", "-t"]) {
    const rest = flag === "-t" ? "-r model" : "";
    const line = `registry generate typescript out ${rest} ${flag} git@github.com:shop/r.git --engine embedded`;
    const { exitCode, stderr } = await type(line, checkout);
    expect({ flag, exitCode, told: /folder-not-local/.test(stderr) && stderr.includes("https://github.com") }).toEqual({
      flag,
      exitCode: 2,
      told: true,
    });
  }
});
