import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withTables } from "./action-readme.ts";

const readme = readFileSync("action/README.md", "utf8");
const manifest = readFileSync("action.yml", "utf8");

test("the tables in action/README.md are what action.yml says (else run `node tools/action-readme.ts`)", () => {
  expect(readme).toBe(withTables(readme, manifest));
  expect(withTables(readme, manifest.replace("working-directory:", "folder:"))).toContain("| `folder` |");
});
