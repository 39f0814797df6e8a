import { execFileSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Fails where the committed Action bundle is not what its sources build to. */
const fresh = mkdtempSync(join(tmpdir(), "weavergen-dist-"));
try {
  execFileSync(process.execPath, ["tools/build.ts", "bundle", fresh], { stdio: "inherit" });
  const stale = differences("action/dist", fresh);
  for (const file of stale)
    console.error(
      `action/dist/${file} is not what \`npm run build\` makes of the sources; run it and commit the result.`,
    );
  console.log(`action/dist: ${stale.length} stale files`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} finally {
  rmSync(fresh, { recursive: true, force: true });
}

function differences(committed: string, built: string): string[] {
  const names = new Set([...filesOf(committed), ...filesOf(built)]);
  return [...names].filter((name) => read(join(committed, name)) !== read(join(built, name))).toSorted();
}

function filesOf(folder: string): string[] {
  return globSync("**/*.*", { cwd: folder });
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return undefined;
  }
}
