import { isAbsolute, join } from "node:path";
import type { Environment } from "../environment.ts";

/**
 * Where the command line keeps what it can make again, in the user's own caches (XDG base directories; `LOCALAPPDATA` on
 * Windows): compiled modules, and what was read and rendered before. Undefined where the user has no home.
 */
export function cacheFolder(variables: Environment["variables"]): string | undefined {
  const { XDG_CACHE_HOME: caches, LOCALAPPDATA: local, HOME: home } = variables;
  // The specification has relative paths ignored; https://specifications.freedesktop.org/basedir-spec/latest/
  const root = [caches?.startsWith("/") ? caches : undefined, local].find((folder) => folder !== undefined);
  if (root !== undefined) return join(root, "weavergen");
  // A relative one would put caches into whatever folder the user stands in.
  return home === undefined || !isAbsolute(home) ? undefined : join(home, ".cache", "weavergen");
}
