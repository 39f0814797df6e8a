import { z } from "zod";
import { notFetched } from "./source-problem.ts";

/** Where releases are read by people and by programs; both without a slash at the end. */
export interface GitHubHosts {
  readonly site: string;
  readonly api: string;
}

export const publicGitHub: GitHubHosts = { site: "https://github.com", api: "https://api.github.com" };

/** A file of a release, which the site gives to no token: private ones are had from the API alone. */
export interface ReleaseFile {
  readonly url: string;
  /** The API's description of the release. */
  readonly release: string;
  readonly name: string;
}

/** @returns undefined for any URL but `/{owner}/{repository}/releases/download/{tag}/{file}` of the site */
export function releaseFile(url: string, { site, api }: GitHubHosts): ReleaseFile | undefined {
  const { origin, pathname } = new URL(url);
  const match = /^\/([^/]+)\/([^/]+)\/releases\/download\/([^/]+)\/([^/]+)$/.exec(pathname);
  const [, owner, repository, tag, name] = match ?? [];
  if (origin !== site || name === undefined) return undefined;
  return { url, release: `${api}/repos/${owner}/${repository}/releases/tags/${tag}`, name };
}

/** https://docs.github.com/rest/releases/releases#get-a-release-by-tag-name */
const Release = z.object({ assets: z.array(z.object({ name: z.string(), url: z.string() })) });

/**
 * The API's address of the file.
 * @param description what the API answered
 * @throws UserError `dependency-not-fetched`
 */
export function assetUrl(file: ReleaseFile, description: string, { api }: GitHubHosts): string {
  const release = Release.safeParse(parse(description));
  if (!release.success) throw notFetched(file.url, "GitHub's API did not answer with a release");
  const asset = release.data.assets.find(({ name }) => name === file.name || name === decoded(file.name));
  if (asset === undefined) throw notFetched(file.url, "the release has no such file");
  if (!asset.url.startsWith(`${api}/`)) throw notFetched(file.url, "GitHub's API led to another host");
  return asset.url;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
