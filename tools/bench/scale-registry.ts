import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Keys whose value names something of the registry: what it is, refers to, or was renamed to. */
const named =
  /^(\s*(?:- )?(?:id|ref|extends|metric_name|name|renamed_to): *["']?)([A-Za-z][\w.-]*)(["']?\s*(?:#.*)?)$/gm;
const associations = /^(\s*)entity_associations:\n(?:\1\s*- .*\n)+/gm;

/**
 * Writes a registry `times` times as large: every copy is the whole registry with names of its own (`http.route` becomes
 * `http_x2.route`), so that neither engine finds a duplicate or may share work between the copies.
 */
export function scaleRegistry(from: string, to: string, times: number): void {
  cpSync(from, to, { recursive: true });
  const files = globSync("**/*.{yaml,yml}", { cwd: from });
  for (let copy = 2; copy <= times; copy++) {
    for (const file of files) {
      const target = join(to, `x${copy}`, file);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, renamed(readFileSync(join(from, file), "utf8"), `_x${copy}`));
    }
  }
}

function renamed(text: string, suffix: string): string {
  const rename = (name: string): string => name.replace(/^[^.]+/, (root) => root + suffix);
  return text
    .replaceAll(named, (_line, before: string, name: string, after: string) => before + rename(name) + after)
    .replaceAll(associations, (block) =>
      block.replaceAll(/- (["']?)([\w.]+)/g, (_item, quote: string, name: string) => `- ${quote}${rename(name)}`),
    );
}
