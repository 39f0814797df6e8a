import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("./registries/shop/", import.meta.url));

/** Absolute path of a file of the sample repository. */
export function sampleFile(path: string): string {
  return `${folder}${path}`;
}

/** The sample repository as its first commit holds it. Its generated files were written by Weaver itself. */
export function sampleFiles(): Record<string, string> {
  const paths = [...globSync("**/*.*", { cwd: folder }), ".github/weavergen.yml"];
  return Object.fromEntries(paths.map((path) => [path, readFileSync(sampleFile(path), "utf8")]));
}
