import type { AllowedSources } from "../workflows/weaver/dependencies/allowed-sources.ts";

const publicHosts: readonly string[] = ["github.com", "codeload.github.com", "*.githubusercontent.com"];

/** GitHub, and the hosts of the URLs that the user names on the command line; what a registry names adds none. */
export function allowedHosts(names: readonly string[], more: AllowedSources = {}): AllowedSources {
  const named = names.filter((name) => /^https?:\/\//.test(name)).map(hostOf);
  return { ...more, hosts: [...publicHosts, ...named, ...(more.hosts ?? [])] };
}

function hostOf(url: string): string {
  const parsed = URL.parse(url.replace(/[@[].*$/, ""));
  if (parsed === null) return "";
  return parsed.protocol === "http:" ? `http://${parsed.host}` : parsed.host;
}
