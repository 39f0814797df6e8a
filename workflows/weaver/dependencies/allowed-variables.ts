import { isAbsolute } from "node:path";
import { z } from "zod";
import { isAddressEntry, isHostEntry, type AllowedSources } from "./allowed-sources.ts";

/** GitHub as everyone sees it: what a request of ours reads there, whoever reads the pull request can read too. */
const publicHosts: readonly string[] = ["github.com", "codeload.github.com", "*.githubusercontent.com"];

const none = "none";

/** What the operator allows registries to depend on, as environment variables: lists with commas or spaces between. */
export const allowedVariables = {
  WEAVERGEN_ALLOWED_DEPENDENCY_HOSTS: listOf(
    (entry) => entry === none || isHostEntry(entry),
    "must list hosts such as github.com, *.example.com, mirror.local:8443 or http://mirror.local, or be none",
  ),
  WEAVERGEN_ALLOWED_PRIVATE_ADDRESSES: listOf(
    isAddressEntry,
    "must list IP addresses or ranges such as 10.1.2.3 or 10.0.0.0/8",
  ),
  WEAVERGEN_ALLOWED_DEPENDENCY_FOLDERS: listOf(isAbsolute, "must list absolute folders"),
};

type Values = { readonly [Name in keyof typeof allowedVariables]?: readonly string[] | undefined };

/** Hosts that are named take the place of GitHub's; private addresses and folders are refused unless they are named. */
export function allowedSources(values: Values): Required<AllowedSources> {
  const hosts = values.WEAVERGEN_ALLOWED_DEPENDENCY_HOSTS ?? publicHosts;
  return {
    hosts: hosts.filter((host) => host !== none),
    privateAddresses: values.WEAVERGEN_ALLOWED_PRIVATE_ADDRESSES ?? [],
    folders: values.WEAVERGEN_ALLOWED_DEPENDENCY_FOLDERS ?? [],
  };
}

function listOf(isEntry: (entry: string) => boolean, error: string) {
  return z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((entry) => entry !== ""))
    .refine((entries) => entries.every(isEntry), { error })
    .optional();
}
