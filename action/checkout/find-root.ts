import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { settingsPath } from "../../workflows/settings/settings.ts";

/** Root of the repository that a folder lies in: the nearest one with `.git` or the settings file, else the folder itself. */
export function findRoot(folder: string): string {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, ".git")) || existsSync(join(current, settingsPath))) return current;
    if (dirname(current) === current) return folder;
  }
}
