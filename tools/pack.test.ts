import { generateKeyPairSync, hash } from "node:crypto";
import { existsSync, globSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build, installPacked, linkProduction, temporaryFolder } from "./build-for-tests.ts";
import { sampleCheckout } from "../demo/sample-checkout.ts";
import { processOf } from "../workflows/weaver/forge/process-host.ts";
import type { HostEnd } from "../workflows/weaver/forge/render-host.ts";
import type { HostMessage } from "../workflows/weaver/forge/worker-messages.ts";
import { runNode, serveNode } from "./run-for-tests.ts";

const image = temporaryFolder("image");
const stranger = temporaryFolder("stranger");

beforeAll(() => {
  // What the Dockerfile's last stage holds: production dependencies and `dist`.
  build("package", join(image.path, "dist"));
  linkProduction(image.path);
  linkProduction(stranger.path);
  installPacked({ built: join(image.path, "dist"), folder: stranger.path });
}, 120_000);
afterAll(() => {
  image[Symbol.dispose]();
  stranger[Symbol.dispose]();
});

const misspelt = ["model/checkout.yaml", "ref: shop.cart.id", "ref: shop.cart.idd"] as const;

test("the published package reviews a repository where nothing else is installed", { timeout: 60_000 }, async () => {
  using checkout = sampleCheckout();
  checkout.edit(...misspelt);
  const cli = join(stranger.path, "node_modules/weavergen/dist/cli.js");
  const args = [cli, "review", "--base", "main", "--format", "json", "--engine", "embedded"];
  const { exitCode, stdout, stderr } = await runNode({ args, folder: checkout.folder });
  const report = JSON.parse(stdout) as { schema: string; findings: unknown[]; suggestions: unknown[] };
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
  expect(report.schema).toBe("weavergen.report/1");
  expect(report.findings).toMatchObject([{ file: "model/checkout.yaml", line: 8, rule: "unresolved-attribute-ref" }]);
  expect(report.suggestions).toMatchObject([{ file: "model/checkout.yaml", startLine: 8 }]);
});

test("the published package generates in its worker threads and finds its processes", { timeout: 60_000 }, async () => {
  using checkout = sampleCheckout();
  checkout.edit("src/semconv/metrics.ts", "export", "// by hand\nexport");
  const cli = join(stranger.path, "node_modules/weavergen/dist/cli.js");
  const run = (...args: string[]) => runNode({ args: [cli, ...args], folder: checkout.folder });
  expect(await run("generate", "--check", "--engine", "embedded")).toMatchObject({ exitCode: 1 });
  expect(await run("generate", "--engine", "embedded")).toMatchObject({ exitCode: 0 });
  expect(checkout.git("status", "--short")).toBe("");
  const shown = await run("workflows", "show", "review", "--format", "bpmn");
  expect(shown.stdout).toContain("<bpmn:definitions");
});

/** All files that are loaded before the first line of an entry runs. */
function loaded(entry: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(entry)) return found;
  found.add(entry);
  const code = readFileSync(join(image.path, "dist", entry), "utf8");
  for (const [, file] of code.matchAll(/^import (?:.* from )?"\.\/(.+)";$/gm)) loaded(file ?? "", found);
  return found;
}

test.each(["generate.js", "registry.js", "review.js", "validate.js"])(
  "a command is loaded from few files, as Node takes longer to find many than to read them: %s",
  (command) => {
    const files = loaded(command);
    expect(files).toContain("commands.js");
    expect(files.size).toBeLessThanOrEqual(15);
  },
);

test("a thread loads nothing that commands alone need, and the help no command", () => {
  const rendering = loaded("render-worker.js");
  expect(rendering).toContain("rendering.js");
  expect(rendering).not.toContain("commands.js");
  expect(loaded("run-cli.js")).not.toContain("commands.js");
});

test("what a review parsed serves the next one on the checkout", { timeout: 60_000 }, async () => {
  using checkout = sampleCheckout();
  using caches = temporaryFolder("caches");
  checkout.edit("model/checkout.yaml", "brief: ", "brief: Now ");
  const cli = join(stranger.path, "node_modules/weavergen/dist/cli.js");
  const args = [cli, "review", "--base", "main", "--format", "json", "--engine", "embedded"];
  const review = () => runNode({ args, folder: checkout.folder, env: { XDG_CACHE_HOME: caches.path } });
  expect(await review()).toMatchObject({ exitCode: 0, stderr: "" });
  const [kept = ""] = globSync("weavergen/answers/*/*", { cwd: caches.path });
  const body = readFileSync(join(caches.path, kept)).subarray(64).toString("latin1");
  const marked = Buffer.from(body.replaceAll("shop.cart.id", "shop.cart.iq"), "latin1");
  writeFileSync(join(caches.path, kept), Buffer.concat([Buffer.from(hash("sha256", marked, "hex")), marked]));
  const { exitCode, stdout } = await review();
  expect({ exitCode, stdout }, "only the store has this name").toMatchObject({ exitCode: 1 });
  expect(stdout).toContain("shop.cart.iq");
});

test("the published package's rendering process finds its modules in the one folder that it may read", async () => {
  const entry = join(stranger.path, "node_modules/weavergen/dist/render-process.js");
  const { promise, resolve } = Promise.withResolvers<HostMessage | HostEnd>();
  const limits = { timeoutMs: 60_000, memoryMb: 512 };
  const host = processOf(pathToFileURL(realpathSync(entry)), { ...limits, onMessage: resolve, onEnd: resolve });
  expect(await promise).toBe("ready");
  await host.stop();
});

test("the package's bin is a program of node, and the package holds no tests and no sources", () => {
  const folder = join(stranger.path, "node_modules/weavergen");
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { bin: { weavergen: string } };
  expect(readFileSync(join(folder, manifest.bin.weavergen), "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  expect(globSync("**/*", { cwd: folder }).filter((file) => /\.tsx?$|\.test\.|demo\/main/.test(file))).toEqual([]);
  expect(existsSync(join(folder, "dist/processes/review.bpmn"))).toBe(true);
  expect(existsSync(join(folder, "action"))).toBe(false);
});

test("the image's folder runs the command line without devDependencies", { timeout: 60_000 }, async () => {
  using checkout = sampleCheckout();
  const cli = join(image.path, "dist/cli.js");
  const help = await runNode({ args: ["dist/cli.js", "--help"], folder: image.path });
  expect(help).toMatchObject({ exitCode: 0, stderr: "" });
  const review = await runNode({ args: [cli, "review", "--base", "main"], folder: checkout.folder });
  expect(review).toMatchObject({ exitCode: 0 });
});

test(
  "the image's folder serves the App: ready to take webhooks, and gone without an error on SIGTERM",
  { timeout: 60_000 },
  async () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const env = {
      APP_ID: "1",
      PRIVATE_KEY: privateKey.export({ type: "pkcs1", format: "pem" }).toString(),
      WEBHOOK_SECRET: "a secret of this test",
      GITHUB_API_URL: "http://127.0.0.1:9",
      HOST: "127.0.0.1",
      PORT: "0",
    };
    await using served = await serveNode({ args: ["dist/cli.js", "serve"], folder: image.path, env });
    const answer = await fetch(`http://127.0.0.1:${served.port}/healthz`);
    expect(answer.status).toBe(200);
    expect(await served.stop("SIGTERM")).toBe(0);
  },
);

test("a worker alone with the embedded queue ends at once and says why", { timeout: 60_000 }, async () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const PRIVATE_KEY = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
  const env = { APP_ID: "1", PRIVATE_KEY, WEBHOOK_SECRET: "a secret of this test" };
  const args = ["dist/cli.js", "serve", "--role", "worker"];
  const { exitCode, stderr } = await runNode({ args, folder: image.path, env });
  expect(exitCode).toBe(2);
  expect(stderr).toContain("role-needs-shared-queue");
});

test("the Dockerfile's last stage is what the tests above run", () => {
  const dockerfile = readFileSync("Dockerfile", "utf8");
  const last = dockerfile.slice(dockerfile.lastIndexOf("\nFROM "));
  expect(last).toContain("npm ci --omit=dev");
  expect(last).toContain("COPY --from=build /build/dist ./dist");
  expect(last).toContain('CMD ["node", "dist/cli.js", "serve"]');
});
