import { chmodSync, cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { rolldown, type Plugin } from "rolldown";
import { sharedChunks } from "./shared-chunks.ts";

/**
 * Builds what is published: `dist/` (the package and the Docker image) and `action/dist/` (the Action's bundle, which has no
 * node_modules beside it). Both are bundled, because Node strips no types below node_modules and because resolving some 600
 * modules takes longer than checking a registry.
 * `node tools/build.ts [all|package|bundle] [folder]`; the folder stands for `dist` or `action/dist`.
 */
async function build(what: string, folder: string | undefined): Promise<void> {
  if (what === "all" || what === "package") await buildPackage(folder ?? "dist");
  if (what === "all" || what === "bundle")
    await bundle({ entry: { index: "action/main.ts" }, folder: folder ?? "action/dist" });
}

/** What the App, models and exporters need stays in node_modules: it is large, and loaded only by what uses it. */
const installed =
  /^(?:@anthropic-ai\/sdk|@electric-sql\/pglite|@grpc\/|@octokit\/|@opentelemetry\/(?:exporter-|sdk-node|sdk-logs|sdk-metrics|otlp-)|bullmq|ioredis|openai|pg|probot)/;
/** The demo works in a checkout alone, where what it shows pages with is installed. */
const leftOut = /\/demo\/main\.ts$/;

async function buildPackage(folder: string): Promise<void> {
  await bundle({ entry: { cli: "action/cli.ts", ...processes }, folder, external: [installed, leftOut] });
  chmodSync(join(folder, "cli.js"), 0o755);
}

/** Every module of a bundle sees the bundle's own folder, so what is read at run time lies there. */
const assets: Readonly<Record<string, string>> = { "workflows/processes": "processes" };

/** Threads and processes start from files of their own; only the App renders in processes. */
const threads: Readonly<Record<string, string>> = { "render-worker": "workflows/weaver/forge/render-worker.ts" };
const processes: Readonly<Record<string, string>> = { "render-process": "workflows/weaver/forge/render-process.ts" };

/** The Action, and commands that people wait for. */
const usedMost = [
  "action/main.ts",
  ...["generate", "registry", "review", "validate"].map((name) => `action/commands/${name}.ts`),
];

interface Bundle {
  readonly entry: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly external?: readonly RegExp[];
}

async function bundle({ entry, folder, external = [] }: Bundle): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const { plugin, groups } = sharedChunks({
    start: ["action/cli.ts", "action/run-cli.ts"],
    threads: [...Object.values(threads), ...Object.values(processes)],
    commands: usedMost,
  });
  const build = await rolldown({
    input: { ...entry, ...threads },
    platform: "node",
    logLevel: "warn",
    external: [...external],
    // An import that is dynamic in one place alone saves nothing, and harms nothing.
    checks: { ineffectiveDynamicImport: false },
    plugins: [bpmnEngineVersion(), plugin],
  });
  await build.write({
    dir: folder,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    codeSplitting: { groups },
    minify: false,
    comments: { legal: true, annotation: false, jsdoc: false },
  });
  await build.close();
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  for (const [from, to] of Object.entries(assets)) {
    for (const file of globSync(`${from}/*.bpmn`)) copy(file, join(folder, to, file.slice(from.length + 1)));
  }
}

/** bpmn-engine reads its own package.json when it is imported; in a bundle there is none. */
function bpmnEngineVersion(): Plugin {
  const { version } = JSON.parse(readFileSync("node_modules/bpmn-engine/package.json", "utf8")) as { version: string };
  return {
    name: "bpmn-engine-version",
    transform(code, id) {
      if (!/node_modules\/bpmn-engine\//.test(id)) return null;
      return { code: code.replace("nodeRequire('../package.json')", JSON.stringify({ version })), map: null };
    },
  };
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}

await build(process.argv[2] ?? "all", process.argv[3]);
