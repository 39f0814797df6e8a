import { statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DiskStore } from "../../workflows/weaver/remember/disk-store.ts";
import { cacheFolder } from "./cache-folder.ts";
import type { Environment } from "../environment.ts";
import { version } from "../version.ts";

interface DiskCaches {
  readonly store: DiskStore;
  /** Names this very build: what another one read or answered is not taken. */
  readonly version: string;
}

/**
 * Where the command line keeps what it read and answered for its next run. Undefined where the user has no folder for caches
 * or says `WEAVERGEN_CACHE=off`, and in a checkout, whose sources change without their version.
 */
export function diskCaches(variables: Environment["variables"]): DiskCaches | undefined {
  const own = fileURLToPath(import.meta.url);
  const folder = cacheFolder(variables);
  if (folder === undefined || variables["WEAVERGEN_CACHE"] === "off" || own.endsWith(".ts")) return undefined;
  return { store: new DiskStore(join(folder, "answers")), version: `${version} ${statSync(own).mtimeMs}` };
}
