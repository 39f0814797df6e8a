/**
 * Tries generated input on the embedded engine: `npm run fuzz -- [registries | templates] [--runs N] [--seed N] ...`
 * Without a word both; what follows goes to each, see fuzz-registries.ts and fuzz-templates.ts.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const tools = ["registries", "templates"];
const [word = "", ...rest] = process.argv.slice(2);
const isNamed = tools.includes(word);
for (const tool of isNamed ? [word] : tools) {
  console.log(tool);
  const file = join(import.meta.dirname, `fuzz-${tool}.ts`);
  const { status } = spawnSync(process.execPath, [file, ...(isNamed ? rest : process.argv.slice(2))], {
    stdio: "inherit",
  });
  process.exitCode = Math.max(Number(process.exitCode ?? 0), status ?? 1);
}
