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
  const start = url.indexOf("://") + 3;
  const slash = url.lastIndexOf("/");
  const end = url.search(/[?#]/);
  const stop = end < 0 ? url.length : end;
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
  return url.includes("://") ? undefined : "The schema URL has an invalid host structure.";
}

function knownSchemaUrl(url: string): SchemaUrl {
  const start = url.indexOf("://") + 3;
  const slash = url.lastIndexOf("/");
  const debug = `SchemaUrl { url: "${url}", name_range: ${start}..${slash}, version_range: ${slash + 1}..${url.length} }`;
  return { url, name: url.slice(start, slash), version: url.slice(slash + 1), debug };
}
