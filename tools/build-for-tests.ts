import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A new empty folder that is removed at the end of its block. */
export function temporaryFolder(name: string): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), `weavergen-${name}-`));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** Builds the package or the Action's bundle into a folder. */
export function build(what: "package" | "bundle", folder: string): void {
  execFileSync(process.execPath, ["tools/build.ts", what, folder], { stdio: "inherit" });
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
}

/**
 * Links what `npm ci --omit=dev` would install into `folder/node_modules`: every package that the lock file has at its
 * root and not for development alone. Links instead of an installation, so that the test needs no network; what only
 * development has cannot be imported from there.
 */
export function linkProduction(folder: string): void {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock;
  for (const [path, { dev }] of Object.entries(packages)) {
    const atRoot = path.startsWith("node_modules/") && !path.includes("/node_modules/");
    if (!atRoot || dev || !existsSync(path)) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(process.cwd(), path), join(folder, path));
  }
}

/** Packs the built package as `npm publish` would, and unpacks it below `folder/node_modules`. */
export function installPacked({ built, folder }: { readonly built: string; readonly folder: string }): void {
  using stage = temporaryFolder("stage");
  for (const file of ["package.json", "README.md", "LICENSE", "app.yml", "docs/weavergen.schema.json"]) {
    if (existsSync(file)) cpSync(file, join(stage.path, file), { recursive: true });
  }
  cpSync(built, join(stage.path, "dist"), { recursive: true });
  const packed = execFileSync("npm", ["pack", "--ignore-scripts", "--silent"], { cwd: stage.path, encoding: "utf8" });
  const target = join(folder, "node_modules/weavergen");
  mkdirSync(target, { recursive: true });
  const archive = join(stage.path, packed.trim().split("\n").at(-1) ?? "");
  execFileSync("tar", ["-xzf", archive, "-C", target, "--strip-components=1"]);
}
