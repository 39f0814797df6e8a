import type { AllowedSources } from "../../workflows/weaver/dependencies/allowed-sources.ts";
import { allowedSources } from "../../workflows/weaver/dependencies/allowed-variables.ts";
import type { FetchPolicy } from "../../workflows/weaver/dependencies/fetch-sources.ts";
import { findRoot } from "../checkout/find-root.ts";
import { programVariables, type Environment } from "../environment.ts";
import { readConfiguration } from "./configuration.ts";

type Variables = Environment["variables"];

interface Allowing {
  readonly variables: Variables;
  /** Hosts and addresses that may be asked as well. */
  readonly more?: AllowedSources | undefined;
}

/**
 * What the user's environment allows (GitHub where it says nothing), and the hosts of the URLs that the user names on the
 * command line; what a registry names adds none.
 * @throws OperatorError `configuration-invalid`
 */
export function allowedHosts(names: readonly string[], { variables, more = {} }: Allowing): Required<AllowedSources> {
  const { hosts, privateAddresses, folders } = allowedSources(readConfiguration(variables));
  const named = names.filter((name) => /^https?:\/\//.test(name)).map(hostOf);
  return {
    hosts: [...hosts, ...named, ...(more.hosts ?? [])],
    privateAddresses: [...privateAddresses, ...(more.privateAddresses ?? [])],
    folders: [...folders, ...(more.folders ?? [])],
  };
}

/**
 * How dependencies of registries in the user's own checkout are fetched.
 * @param folder the folder that the user stands in: its repository may be read as a whole; left out, its trees alone
 */
export function dependencyPolicy(variables: Variables, folder?: string): FetchPolicy {
  const more = folder === undefined ? {} : { folders: [findRoot(folder)] };
  return { allow: allowedHosts([], { variables, more }), env: programVariables(variables) };
}

function hostOf(url: string): string {
  const parsed = URL.parse(url.replace(/[@[].*$/, ""));
  if (parsed === null) return "";
  return parsed.protocol === "http:" ? `http://${parsed.host}` : parsed.host;
}
