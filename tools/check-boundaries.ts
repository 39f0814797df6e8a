import { readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { findViolations, type SourceFile } from "./boundaries.ts";

const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts"], {
  encoding: "utf8",
});
const sources: SourceFile[] = listed
  .split("\n")
  .filter((path) => path !== "" && !path.includes("/dist/") && !path.includes("/fixtures/"))
  .filter((path) => path !== "tools/boundaries.test.ts") // holds breaches on purpose
  .flatMap((path) => readIfThere(path));

function readIfThere(path: string): SourceFile[] {
  try {
    return [{ path, text: readFileSync(path, "utf8") }];
  } catch {
    return []; // deleted in the working folder, still in the index
  }
}

const violations = findViolations(sources);
for (const violation of violations) console.error(violation);
console.log(`boundaries: ${sources.length} files read, ${violations.length} violations`);
// A check that read nothing has not passed.
process.exitCode = violations.length > 0 || sources.length < 20 ? 1 : 0;
