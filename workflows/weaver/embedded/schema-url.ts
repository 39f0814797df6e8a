/** A registry's identity: `https://host/path/version`. */
export interface SchemaUrl {
  readonly url: string;
  /** Everything between the scheme and the version. */
  readonly name: string;
  readonly version: string;
  /** As Weaver prints it in messages. */
  readonly debug: string;
}

export const unknownSchemaUrl: SchemaUrl = knownSchemaUrl("https://unknown/unknown");

/** @returns the parts, or a sentence that says what is wrong */
export function parseSchemaUrl(text: string): SchemaUrl | string {
  const url = text.replace(/\/+$/, "");
  const problem = urlProblem(url);
  if (problem !== undefined) return problem;
  const { protocol, pathname } = new URL(url);
  const scheme = protocol.length - 1;
  const start = scheme + url.slice(scheme).search(/[\p{L}\p{N}[]/u);
  // A path that its own URL writes otherwise (`"` as `%22`) is refused.
  const path = url.indexOf(pathname, start);
  if (path < 0) return "The schema URL has an invalid path structure.";
  const trimmed = pathname.replace(/\/+$/, "");
  if (!trimmed.includes("/")) return "The schema URL has an invalid path structure.";
  const slash = path + trimmed.lastIndexOf("/");
  const stop = path + trimmed.length;
  return {
    url,
    name: url.slice(start, slash),
    version: url.slice(slash + 1, stop),
    debug: `SchemaUrl { url: ${JSON.stringify(url)}, name_range: ${start}..${slash}, version_range: ${slash + 1}..${stop} }`,
  };
}

export function schemaUrlOf(name: string, version: string): SchemaUrl | string {
  if (name.trim() === "" || version.trim() === "") return "Registry name and version cannot be empty.";
  const base = name.replace(/\/+$/, "");
  return parseSchemaUrl(/^https?:\/\//.test(name) ? `${base}/${version}` : `https://${base}/${version}`);
}

function urlProblem(url: string): string | undefined {
  if (!URL.canParse(url)) {
    const relative = !/^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(url);
    return `Invalid schema URL: ${relative ? "relative URL without a base" : "empty host"}`;
  }
  const segments = new URL(url).pathname.split("/").filter((segment) => segment !== "");
  if (segments.length === 0) return "The schema URL must have at least one path segment.";
  return /[\p{L}\p{N}[]/u.test(url.slice(url.indexOf(":")))
    ? undefined
    : "The schema URL has an invalid host structure.";
}

function knownSchemaUrl(url: string): SchemaUrl {
  const start = url.indexOf("://") + 3;
  const slash = url.lastIndexOf("/");
  const debug = `SchemaUrl { url: "${url}", name_range: ${start}..${slash}, version_range: ${slash + 1}..${url.length} }`;
  return { url, name: url.slice(start, slash), version: url.slice(slash + 1), debug };
}
