import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { sampleCheckout } from "../../demo/sample-checkout.ts";
import { sampleFiles } from "../../demo/sample-registry.ts";
import { zip } from "../../workflows/weaver/dependencies/archives-for-tests.ts";
import { serveGit } from "../../workflows/weaver/dependencies/git-server-for-tests.ts";
import { type } from "../terminal/terminal-for-tests.ts";
import { readRegistryArguments } from "./arguments.ts";
import { embeddedCommand } from "./embedded-command.ts";
import type { Surroundings } from "./request.ts";

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "weavergen-request-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

interface Facts extends Pick<Surroundings, "allow" | "defaultRegistry"> {
  readonly variables?: Readonly<Record<string, string>>;
}

async function typeWith(line: string, { variables = {}, ...surroundings }: Facts) {
  let [stdout, stderr] = ["", ""];
  const signal = new AbortController().signal;
  const print = (text: string): void => void (stdout += text);
  const say = (text: string): void => void (stderr += text);
  const color = { out: false, err: false };
  const terminal = { args: [], folder: scratch(), variables, color, interactive: false, print, say, signal };
  const parsed = readRegistryArguments(line.split(" "), { print, say });
  const { exitCode } = await embeddedCommand({ parsed, settings: undefined, terminal, signal, ...surroundings });
  return { exitCode, stdout, stderr };
}

const allow = { privateAddresses: ["127.0.0.1"] };

test("where no registry is named, the default one is fetched", async () => {
  await using git = await serveGit(scratch(), { files: sampleFiles() });
  const defaultRegistry = `${git.origin}/r.git[model]`;
  const { exitCode, stdout, stderr } = await typeWith("registry resolve -f json", { allow, defaultRegistry });
  expect({ exitCode, stderr: exitCode === 0 ? "" : stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toContain('"metric.shop.orders"');
  expect(stderr).toContain(`Resolving registry \`${defaultRegistry}\``);
});

test("a default registry that cannot be reached is an error that says how to name another", async () => {
  const { exitCode, stderr } = await typeWith("registry stats", {
    allow,
    defaultRegistry: "http://127.0.0.1:1/r.git[model]",
  });
  expect({ exitCode, told: stderr.includes("-r model") }).toEqual({ exitCode: 1, told: true });
});

test("[registry] of .weaver.toml goes before the default", async () => {
  using checkout = sampleCheckout();
  checkout.write(".weaver.toml", '[registry]\npath = "model"\n');
  const { exitCode, stderr } = await type("registry check --engine embedded", checkout);
  expect({ exitCode, told: stderr.includes("Checking registry `model`") }).toEqual({ exitCode: 0, told: true });
});

test("an archive that the user names may lie anywhere", async () => {
  using checkout = sampleCheckout();
  const archive = join(scratch(), "r.zip");
  const files = Object.entries(sampleFiles()).filter(([path]) => path.startsWith("model/"));
  writeFileSync(archive, zip(files.map(([path, content]) => ({ name: `top/${path}`, content }))));
  const line = `--quiet registry check -r ${archive}[model] --engine embedded`;
  expect(await type(line, checkout)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
});

test("git asks the user's credential helper with --allow-git-credentials, and knows of none without", async () => {
  const authorization = `Basic ${Buffer.from("ada:secret").toString("base64")}`;
  const files = { ...sampleFiles(), "templates/registry/t/weaver.yaml": "templates: []\n" };
  await using git = await serveGit(scratch(), { files, authorization });
  const home = scratch();
  const helper = '!f() { touch "$HOME/asked"; echo username=ada; echo password=$SECRET; }; f';
  writeFileSync(join(home, ".gitconfig"), `[credential]\n\thelper = ${JSON.stringify(helper)}\n`);
  const variables = { HOME: home, PATH: "/usr/bin:/bin", SECRET: "secret", GIT_DIR: join(home, "nowhere") };
  const source = `${git.origin}/r.git`;
  const line = `registry generate t out -r ${source}[model] -t ${source}[templates]`;
  const refused = await typeWith(line, { allow, variables });
  expect({ exitCode: refused.exitCode, asked: existsSync(join(home, "asked")) }).toEqual({ exitCode: 1, asked: false });
  const { exitCode, stderr } = await typeWith(`--allow-git-credentials ${line}`, { allow, variables });
  expect({ exitCode, stderr: exitCode === 0 ? "" : stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stderr).not.toContain("secret");
});
