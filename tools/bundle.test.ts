import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build, temporaryFolder } from "./build-for-tests.ts";
import { sampleCheckout, shallowClone, type TestCheckout } from "../demo/sample-checkout.ts";
import { type Ran, runNode } from "./run-for-tests.ts";

const empty = temporaryFolder("bundle");
const bundle = join(empty.path, "dist");

beforeAll(() => {
  using made = temporaryFolder("build");
  build("bundle", join(made.path, "dist"));
  // Alone: no sources, no package.json and no node_modules above it.
  cpSync(join(made.path, "dist"), bundle, { recursive: true });
}, 120_000);
afterAll(() => empty[Symbol.dispose]());

interface Job {
  readonly checkout: TestCheckout;
  readonly event: string;
  readonly payload: unknown;
  readonly inputs?: Readonly<Record<string, string>>;
}

interface JobResult extends Ran {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

const defaults = {
  "working-directory": ".",
  engine: "embedded",
  "weaver-releases": "https://github.com/open-telemetry/weaver/releases/download",
  "report-file": "weavergen-report.json",
  "patch-file": "weavergen.patch",
  annotations: "true",
  summary: "true",
};

/** Runs the bundle as the runner does: inputs and events by the environment, results by files. */
async function runJob({ checkout, event, payload, inputs = {} }: Job): Promise<JobResult> {
  using temp = temporaryFolder("runner");
  const file = (name: string, text = ""): string => {
    writeFileSync(join(temp.path, name), text);
    return join(temp.path, name);
  };
  const given = Object.entries({ ...defaults, ...inputs }).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  const env = {
    ...(Object.fromEntries(given) as Record<string, string>),
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: file("event.json", JSON.stringify(payload)),
    GITHUB_WORKSPACE: checkout.folder,
    GITHUB_OUTPUT: file("output"),
    GITHUB_STEP_SUMMARY: file("summary"),
    RUNNER_TEMP: temp.path,
    RUNNER_TOOL_CACHE: temp.path,
  };
  const ran = await runNode({ args: [join(bundle, "index.js")], folder: checkout.folder, env });
  const outputs = [...readFileSync(env.GITHUB_OUTPUT, "utf8").matchAll(/^(.+?)<<(\S+)\n([\s\S]*?)\n?\2$/gm)];
  return {
    ...ran,
    outputs: Object.fromEntries(outputs.map(([, name = "", , value = ""]) => [name, value])),
    summary: readFileSync(env.GITHUB_STEP_SUMMARY, "utf8"),
  };
}

const repository = { default_branch: "main", full_name: "shop/telemetry" };
function pullRequest({ head, fork = false }: { readonly head?: string; readonly fork?: boolean } = {}): unknown {
  return {
    repository,
    pull_request: {
      base: { ref: "main", sha: head ?? "0".repeat(40), repo: repository },
      head: { repo: fork ? { full_name: "stranger/telemetry" } : repository },
    },
  };
}

/** Adds an attribute and leaves the generated files as they are. */
function addAttribute(checkout: TestCheckout): void {
  const [from, to] = [
    "      - id: shop.cart.id\n",
    "      - id: shop.cart.owner\n        type: string\n        stability: development\n        brief: Who owns it.\n        examples: [ada]\n",
  ];
  checkout.edit("model/shop.yaml", from, `${to}${from}`);
}

test("a pull request with stale generated files fails, with annotations, summary, report, SARIF and a patch that mends it", async () => {
  using checkout = sampleCheckout();
  addAttribute(checkout);
  checkout.commit("Add the owner of a cart");
  const job = {
    checkout,
    event: "pull_request",
    payload: pullRequest(),
    inputs: { "sarif-file": "out/weavergen.sarif" },
  };
  const { exitCode, stdout, outputs, summary } = await runJob(job);
  expect(exitCode).toBe(1);
  expect(outputs).toEqual({
    conclusion: "failure",
    findings: expect.stringMatching(/^[1-9]/),
    changed: "true",
    "report-path": "weavergen-report.json",
    "sarif-path": "out/weavergen.sarif",
    "patch-path": "weavergen.patch",
  });
  expect(stdout).toMatch(/^::error file=src\/semconv\/attributes\.ts,line=\d+/m);
  expect(summary).toContain("src/semconv/attributes.ts");
  expect(summary).toContain("```mermaid");
  expect(JSON.parse(checkout.read("out/weavergen.sarif"))).toMatchObject({ version: "2.1.0" });
  expect(JSON.parse(checkout.read("weavergen-report.json"))).toMatchObject({ schema: "weavergen.report/1" });
  checkout.git("apply", "weavergen.patch");
  checkout.git("clean", "--force", "--quiet", "weavergen*", "out");
  expect(await runJob(job)).toMatchObject({ exitCode: 0, outputs: { conclusion: "success", "patch-path": "" } });
});

test("a fork's pull request is reviewed with no more than reading, and the summary says how to take the patch", async () => {
  using checkout = sampleCheckout();
  addAttribute(checkout);
  checkout.commit("Add the owner of a cart");
  const { exitCode, outputs, summary } = await runJob({
    checkout,
    event: "pull_request",
    payload: pullRequest({ fork: true }),
  });
  expect({ exitCode, patch: outputs["patch-path"] }).toEqual({ exitCode: 1, patch: "weavergen.patch" });
  expect(summary).toContain("belongs to a fork");
  expect(summary).toContain("git apply");
});

test("a push to the default branch is compared with what was there before", async () => {
  using checkout = sampleCheckout();
  const before = checkout.git("rev-parse", "main").trim();
  checkout.git("checkout", "--quiet", "main");
  checkout.edit("model/checkout.yaml", "ref: shop.cart.id", "ref: shop.cart.idd");
  checkout.commit("Misspell a reference");
  const payload = { ref: "refs/heads/main", before, repository };
  const { exitCode, stdout } = await runJob({ checkout, event: "push", payload });
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^::error file=model\/checkout\.yaml,line=8,/m);
});

test("a merge group is compared with its base", async () => {
  using checkout = sampleCheckout();
  const payload = { merge_group: { base_sha: checkout.git("rev-parse", "main").trim() } };
  checkout.write("notes.txt", "nothing of a registry\n");
  checkout.commit("Add notes");
  const result = await runJob({ checkout, event: "merge_group", payload });
  expect(result).toMatchObject({ exitCode: 0, outputs: { findings: "0", changed: "false" } });
});

test("a shallow checkout fetches what it lacks; where it cannot, exit code 3 names fetch-depth", async () => {
  using origin = sampleCheckout();
  origin.edit("model/checkout.yaml", "ref: shop.cart.id", "ref: shop.cart.idd");
  origin.commit("Misspell a reference");
  origin.write("notes.txt", "a second commit\n");
  origin.commit("Add notes");
  using clone = shallowClone(origin, "work");
  const job = { checkout: clone, event: "pull_request", payload: pullRequest() };
  expect(await runJob(job)).toMatchObject({ exitCode: 1, outputs: { findings: "1" } });
  using lost = shallowClone(origin, "work");
  lost.git("fetch", "--quiet", "--depth=1", "origin", "main:main");
  lost.git("remote", "set-url", "origin", "file:///nowhere");
  const { exitCode, stdout } = await runJob({ ...job, checkout: lost });
  expect(exitCode).toBe(3);
  expect(stdout).toMatch(/^::error::.*fetch-depth/m);
});

test("pull_request_target is refused, and every wrong input is told at once", async () => {
  using checkout = sampleCheckout();
  const refused = await runJob({ checkout, event: "pull_request_target", payload: pullRequest() });
  expect(refused.exitCode).toBe(2);
  expect(refused.stdout).toMatch(/^::error::.*pull_request_target.*on: pull_request/m);
  const inputs = { "fail-on": "warning", annotations: "perhaps", "weaver-version": "0.25.1" };
  const wrong = await runJob({ checkout, event: "pull_request", payload: pullRequest(), inputs });
  expect(wrong.exitCode).toBe(2);
  for (const name of ["fail-on", "annotations", "weaver-sha256"]) expect(wrong.stdout).toContain(name);
});

test("a link that a pull request leaves in place of the report is not followed", async () => {
  using checkout = sampleCheckout();
  using outside = temporaryFolder("outside");
  const target = join(outside.path, "secret");
  writeFileSync(target, "untouched");
  symlinkSync(target, join(checkout.folder, "weavergen-report.json"));
  checkout.commit("Leave a link");
  const { exitCode, stdout } = await runJob({ checkout, event: "pull_request", payload: pullRequest() });
  expect(readFileSync(target, "utf8")).toBe("untouched");
  expect({ exitCode, told: stdout.includes("symbolic link") }).toEqual({ exitCode: 2, told: true });
});

test("the bundle holds its processes and threads, and the same sources give the same bytes", () => {
  using again = temporaryFolder("again");
  build("bundle", join(again.path, "dist"));
  mkdirSync(again.path, { recursive: true });
  expect(existsSync(join(bundle, "processes/review.bpmn"))).toBe(true);
  expect(existsSync(join(bundle, "render-worker.js"))).toBe(true);
  const texts = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.\w+$/.test(name))
      .toSorted()
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]);
  expect(texts(join(again.path, "dist"))).toEqual(texts(bundle));
});
