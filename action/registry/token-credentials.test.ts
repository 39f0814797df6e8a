import { chmodSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { sampleCheckout, type TestCheckout } from "../../demo/sample-checkout.ts";
import { sampleFiles } from "../../demo/sample-registry.ts";
import { tarGz } from "../../workflows/weaver/dependencies/archives-for-tests.ts";
import { serve } from "../../workflows/weaver/dependencies/sources-for-tests.ts";
import { type } from "../terminal/terminal-for-tests.ts";
import { credentialsOf } from "./token-credentials.ts";

const endings: (() => PromiseLike<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

const secret = "tok-8d31e7";
const check = "--debug --debug registry check --engine embedded";

const emptySettings = {
  file: ".weaver.toml",
  options: {},
  positionals: [],
  schemaUrlOverrides: {},
  project: {},
  findingFilters: [],
  findingLevelOverrides: [],
};

interface Scene {
  readonly checkout: TestCheckout;
  /** `http://127.0.0.1:<port>`, which gives the shop's registry and its templates to whoever brings the token. */
  readonly origin: string;
  /** The header of each request. */
  readonly seen: (string | undefined)[];
  /** The operator's, who allows the host. */
  readonly variables: Readonly<Record<string, string>>;
}

async function privateHost(): Promise<Scene> {
  const entries = Object.entries(sampleFiles()).map(([path, content]) => ({ name: `top/${path}`, content }));
  const seen: (string | undefined)[] = [];
  const host = await serve((request, response) => {
    seen.push(request.headers.authorization);
    if (request.headers.authorization === `Bearer ${secret}`) response.end(tarGz(entries));
    else response.writeHead(404).end();
  });
  endings.push(() => host[Symbol.asyncDispose]());
  const checkout = sampleCheckout();
  endings.push(async () => checkout[Symbol.dispose]());
  const origin = `http://127.0.0.1:${new URL(host.origin).port}`;
  const variables = {
    WEAVERGEN_ALLOWED_DEPENDENCY_HOSTS: origin,
    WEAVERGEN_ALLOWED_PRIVATE_ADDRESSES: "127.0.0.1",
  };
  return { checkout, origin, seen, variables };
}

function auth({ checkout, origin }: Scene, source: string, more = ""): void {
  checkout.write(".weaver.toml", `${more}[[auth]]\nurl_prefix = "${origin}/"\n${source}\n`);
}

/** Every file of the checkout that holds the token, whatever wrote it. */
function holding(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files.filter((file) => {
    const path = join(folder, file);
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true && readFileSync(path).includes(secret);
  });
}

test("a token of the file goes with registries and templates below its prefix, and into nothing that is printed or kept", async () => {
  const scene = await privateHost();
  const { checkout, origin, seen, variables } = scene;
  auth(scene, `token = "${secret}"`);
  const line = `${check.replace("check", "generate")} typescript out -r ${origin}/r.tar.gz[model] -t ${origin}/r.tar.gz[templates]`;
  const { exitCode, stdout, stderr } = await type(line, { ...checkout, variables });
  expect({ exitCode, stderr: exitCode === 0 ? "" : stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(seen).toEqual([`Bearer ${secret}`, `Bearer ${secret}`]);
  expect(`${stdout}${stderr}`).not.toContain(secret);
  expect(holding(checkout.folder)).toEqual([".weaver.toml"]);
  auth(scene, `token = "wrong-${secret}"`);
  const refused = await type(line, { ...checkout, variables });
  expect({ exitCode: refused.exitCode, leaks: `${refused.stdout}${refused.stderr}`.includes(secret) }).toEqual({
    exitCode: 1,
    leaks: false,
  });
});

test("a .weaver.toml that is broken at its token is told of without it", async () => {
  const scene = await privateHost();
  for (const source of [`token = "${secret}`, `token = ${secret}`, `token = ["${secret}"]`, `token = "${secret}" x`]) {
    auth(scene, source);
    const { exitCode, stderr } = await type(`${check} -r model`, scene.checkout);
    expect({ exitCode, told: stderr.includes("weaver-settings-invalid") }).toEqual({ exitCode: 2, told: true });
    expect(stderr).not.toContain(secret);
  }
});

test("a variable is sent where the environment allows its name, and refused with the way to allow it where not", async () => {
  const scene = await privateHost();
  const { checkout, origin, seen } = scene;
  auth(scene, `token_env = "ACME_TOKEN"`);
  const line = `${check} -r ${origin}/r.tar.gz[model]`;
  const variables = { ...scene.variables, ACME_TOKEN: secret };
  for (const more of [{}, { WEAVERGEN_ALLOWED_TOKEN_VARIABLES: "ACME, TOKEN" }]) {
    const refused = await type(line, { ...checkout, variables: { ...variables, ...more } });
    expect(refused).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("set WEAVERGEN_ALLOWED_TOKEN_VARIABLES=ACME_TOKEN in your environment"),
    });
  }
  expect(seen).toEqual([]);
  const allowed = { ...variables, WEAVERGEN_ALLOWED_TOKEN_VARIABLES: "OTHER, ACME_TOKEN" };
  const { exitCode, stdout, stderr } = await type(line, { ...checkout, variables: allowed });
  expect({ exitCode, seen, leaks: `${stdout}${stderr}`.includes(secret) }).toEqual({
    exitCode: 0,
    seen: [`Bearer ${secret}`],
    leaks: false,
  });
  expect(holding(checkout.folder)).toEqual([]);
});

test.each([
  ["not set", {}, "ACME_TOKEN is not set"],
  ["of two lines", { ACME_TOKEN: `${secret}\r\nx-evil: 1` }, "ACME_TOKEN holds no token"],
])("a variable that is %s sends nothing, which a refusal tells", async (_, more, told) => {
  const scene = await privateHost();
  auth(scene, `token_env = "ACME_TOKEN"`);
  const variables = { ...scene.variables, WEAVERGEN_ALLOWED_TOKEN_VARIABLES: "ACME_TOKEN", ...more };
  const { exitCode, stderr } = await type(`${check} -r ${scene.origin}/r.tar.gz`, { ...scene.checkout, variables });
  expect({ exitCode, seen: scene.seen, told: stderr.includes(told) }).toEqual({
    exitCode: 1,
    seen: [undefined],
    told: true,
  });
  expect(stderr).not.toContain(secret);
});

test("wrong names of variables are told together with what else is wrong in the environment", async () => {
  const scene = await privateHost();
  auth(scene, `token_env = "ACME_TOKEN"`);
  const variables = { WEAVERGEN_ALLOWED_TOKEN_VARIABLES: "ACME-TOKEN", WEAVERGEN_ALLOWED_PRIVATE_ADDRESSES: "x" };
  const { exitCode, stderr } = await type(`${check} -r model`, { ...scene.checkout, variables });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: expect.stringMatching(/PRIVATE_ADDRESSES must list[^]*TOKEN_VARIABLES must list/),
  });
});

/** A command of the checkout that prints a token once, and writes down what it was started with. */
function writeCommand({ checkout }: Scene, script: string): Readonly<Record<string, string>> {
  checkout.write("token.sh", `#!/bin/sh\necho run "$@" >> ran\nenv > environment\n${script}\n`);
  chmodSync(join(checkout.folder, "token.sh"), 0o755);
  return {
    WEAVERGEN_ALLOWED_TOKEN_COMMANDS: "gh auth token, ./token.sh print $HOME",
    OTHER_SECRET: "hidden",
    HOME: "/",
  };
}

test("a command runs once, without a shell and the rest of the environment, where the environment allows all its words", async () => {
  const scene = await privateHost();
  const { checkout, origin, seen } = scene;
  const more = writeCommand(scene, `echo "${secret} "; echo more`);
  const variables = { ...scene.variables, ...more };
  for (const command of ['"./token.sh"', '"./token.sh print", "$HOME"', '"./token.sh", "print", "$HOME", "x"']) {
    auth(scene, `token_command = [${command}]`);
    const refused = await type(`${check} -r ${origin}/r.tar.gz[model]`, { ...checkout, variables });
    expect(refused).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("set WEAVERGEN_ALLOWED_TOKEN_COMMANDS"),
    });
  }
  expect([readdirSync(checkout.folder).includes("ran"), seen]).toEqual([false, []]);
  auth(scene, `token_command = ["./token.sh", "print", "$HOME"]`);
  const line = `${check} -r ${origin}/r.tar.gz[model] --baseline-registry ${origin}/b.tar.gz[model]`;
  const { exitCode, stderr } = await type(line, { ...checkout, variables });
  expect({ exitCode, stderr: exitCode === 0 ? "" : stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(seen).toEqual([`Bearer ${secret}`, `Bearer ${secret}`]);
  expect([checkout.read("ran"), stderr.includes(secret)]).toEqual(["run print $HOME\n", false]);
  const environment = checkout
    .read("environment")
    .split("\n")
    .map((each) => each.split("=")[0] ?? "");
  const ofShell = ["", "PWD", "SHLVL", "_", "OLDPWD"];
  expect(new Set(environment.filter((name) => !ofShell.includes(name)))).toEqual(new Set(["HOME", "PATH"]));
});

test.each([
  [`echo ${secret}; echo ${secret} >&2; exit 3`, "ended with 3"],
  [`echo; echo ${secret}`, "holds no token"],
  [`printf '%s %s' ${secret} x`, "holds no token"],
  [`echo ${secret}; head -c 70000 /dev/zero`, "printed more than 65536 bytes"],
])("a command that fails sends nothing, and nothing that it said is told: %s", async (script, told) => {
  const scene = await privateHost();
  const variables = { ...scene.variables, ...writeCommand(scene, script) };
  auth(scene, `token_command = ["./token.sh", "print", "$HOME"]`);
  const { exitCode, stdout, stderr } = await type(`${check} -r ${scene.origin}/r.tar.gz`, {
    ...scene.checkout,
    variables,
  });
  expect({ exitCode, seen: scene.seen, told: stderr.includes(told) }).toEqual({
    exitCode: 1,
    seen: [undefined],
    told: true,
  });
  expect(`${stdout}${stderr}`).not.toContain(secret);
});

test("a command that does not end is ended", async () => {
  const signal = new AbortController().signal;
  const nothing = (): void => undefined;
  const color = { out: false, err: false };
  const variables = { PATH: "/usr/bin:/bin", WEAVERGEN_ALLOWED_TOKEN_COMMANDS: "sleep 600" };
  const terminal = {
    args: [],
    folder: "/",
    variables,
    color,
    interactive: false,
    print: nothing,
    say: nothing,
    signal,
  };
  const entry = { url_prefix: "https://github.com/", token_command: ["sleep", "600"] };
  const settings = { ...emptySettings, auth: [entry] };
  const credentialOf = credentialsOf(settings, { terminal, typed: { engine: "embedded" }, commandTimeoutMs: 50 });
  expect(await credentialOf?.(new URL("https://github.com/o/r"))).toEqual({ missing: '"sleep" took more than 50 ms' });
});

test("a host that only the file itself names gets neither the user's variable nor a token in plain text", async () => {
  const scene = await privateHost();
  const { checkout, origin, seen } = scene;
  const path = `[registry]\npath = "${origin}/r.tar.gz[model]"\n`;
  const variables = {
    WEAVERGEN_ALLOWED_PRIVATE_ADDRESSES: "127.0.0.1",
    WEAVERGEN_ALLOWED_TOKEN_VARIABLES: "ACME_TOKEN",
    ACME_TOKEN: secret,
  };
  for (const source of ['token_env = "ACME_TOKEN"', `token = "${secret}"`]) {
    auth(scene, source, path);
    const { exitCode, stderr } = await type(check, { ...checkout, variables });
    expect({ exitCode, told: stderr.includes(`${origin} was not asked`) }).toEqual({ exitCode: 1, told: true });
    const typed = await type(`${check} -r ${origin}/r.tar.gz[model]`, { ...checkout, variables });
    expect(typed.exitCode).toBe(0);
  }
  expect(seen).toEqual([`Bearer ${secret}`, `Bearer ${secret}`]);
});

test.each(["review --base main --engine embedded", "generate --check --engine embedded", "validate"])(
  "%s sends no token and runs no command, whatever .weaver.toml and the environment say",
  async (line) => {
    const scene = await privateHost();
    const { checkout, origin, seen } = scene;
    const command = writeCommand(scene, `echo ${secret}`);
    const variables = { ...scene.variables, ...command, WEAVERGEN_ALLOWED_TOKEN_VARIABLES: "T", T: secret };
    checkout.write(
      "model/manifest.yaml",
      `${checkout.read("model/manifest.yaml")}dependencies:\n  - schema_url: https://shop.example/base/1.0.0\n    registry_path: ${origin}/r.tar.gz\n`,
    );
    for (const source of [
      `token = "${secret}"`,
      'token_env = "T"',
      'token_command = ["./token.sh", "print", "$HOME"]',
    ]) {
      auth(scene, source);
      checkout.commit("Depend on what is private");
      await type(line, { ...checkout, variables });
    }
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter((header) => header !== undefined)).toEqual([]);
    expect(readdirSync(checkout.folder)).not.toContain("ran");
  },
);
