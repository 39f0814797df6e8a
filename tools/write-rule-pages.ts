import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { allRules } from "../workflows/rules/all-rules.ts";
import { examplesOf, listOf, pageOf } from "../workflows/rules/rule-pages.ts";

/** Writes `docs/rules/` anew from the rules; the examples stay as each page has them. */
const folder = new URL("../docs/rules/", import.meta.url);
for (const rule of allRules) {
  const path = new URL(`${rule.id}.md`, folder);
  writeFileSync(path, pageOf(rule, examplesOf(existsSync(path) ? readFileSync(path, "utf8") : "")));
}
writeFileSync(new URL("README.md", folder), listOf(allRules));
