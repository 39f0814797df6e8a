import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { rolldown, type Plugin } from "rolldown";

/**
 * Builds what is published: `dist/` (the package and the Docker image: one JavaScript file for each source, because Node
 * strips no types below node_modules) and `action/dist/` (the Action's bundle, which has no node_modules beside it).
 * `node tools/build.ts [all|package|bundle] [folder]`; the folder stands for `dist` or `action/dist`.
 */
async function build(what: string, folder: string | undefined): Promise<void> {
  if (what === "all" || what === "package") buildPackage(folder ?? "dist");
  if (what === "all" || what === "bundle") await buildBundle(folder ?? "action/dist");
}

/** Files that are read at run time, beside the module that reads them. */
const assets = ["workflows/processes/*.bpmn", "workflows/weaver/**/defaults/**/*.*"];

function buildPackage(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const compiler = "node_modules/typescript/bin/tsc";
  execFileSync(process.execPath, [compiler, "-p", "tsconfig.build.json", "--outDir", folder], { stdio: "inherit" });
  // The demo works in a checkout alone, where what it shows pages with is installed.
  rmSync(join(folder, "demo"), { recursive: true, force: true });
  for (const file of globSync(assets)) copy(file, join(folder, file));
  chmodSync(join(folder, "action/cli.js"), 0o755);
}

/** Every module of the bundle sees the bundle's own folder, so what is read at run time lies there. */
const bundleAssets: Readonly<Record<string, string>> = { "workflows/processes": "processes" };

/** Threads start from a file of their own. */
const threads: Readonly<Record<string, string>> = { "render-worker": "workflows/weaver/forge/render-worker.ts" };

async function buildBundle(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const present = Object.entries(threads).filter(([, file]) => existsSync(file));
  const bundle = await rolldown({
    input: { index: "action/main.ts", ...Object.fromEntries(present) },
    platform: "node",
    logLevel: "warn",
    plugins: [bpmnEngineVersion()],
  });
  await bundle.write({
    dir: folder,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    minify: false,
    comments: { legal: true, annotation: false, jsdoc: false },
  });
  await bundle.close();
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  for (const [from, to] of Object.entries(bundleAssets)) {
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
