import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, globSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { rolldown } from "rolldown";

/**
 * Builds what is published: `dist/` (the package and the Docker image: one JavaScript file for each source, because Node
 * strips no types below node_modules) and `action/dist/` (the Action's bundle, which has no node_modules beside it).
 */
async function build(): Promise<void> {
  const bundleFolder = process.argv[2] ?? "action/dist";
  buildPackage();
  await buildBundle(bundleFolder);
}

function buildPackage(): void {
  rmSync("dist", { recursive: true, force: true });
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], {
    stdio: "inherit",
  });
  for (const file of globSync(assets)) copy(file, join("dist", file));
  chmodSync("dist/action/cli.js", 0o755);
}

/** Files that are read at run time, beside the module that reads them. */
const assets = [
  "workflows/processes/*.bpmn",
  "workflows/weaver/**/defaults/**/*.*",
  "demo/registries/**/*.*",
  "demo/registries/**/.github/*.*",
];

/** What the bundle reads beside itself; every module in it sees the bundle's own folder. */
const bundleAssets: Readonly<Record<string, string>> = { "workflows/processes": "processes" };

async function buildBundle(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const bundle = await rolldown({
    input: { index: "action/main.ts", "render-worker": "workflows/weaver/forge/render-worker.ts" },
    platform: "node",
    logLevel: "warn",
  });
  await bundle.write({
    dir: folder,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    minify: false,
  });
  for (const [from, to] of Object.entries(bundleAssets)) {
    for (const file of globSync(`${from}/*.bpmn`)) copy(file, join(folder, to, file.slice(from.length + 1)));
  }
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}

await build();
