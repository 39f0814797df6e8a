import { definitionFailure, failure, type Failure } from "./failure.ts";
import type { SchemaUrl } from "./schema-url.ts";

/** Of two versions of one registry the newer within the same major; another major, or no version, is a failure. */
export function resolveConflict(left: SchemaUrl, right: SchemaUrl, at?: Failure["at"]): SchemaUrl | Failure {
  const versions = [semver(left), semver(right)] as const;
  const [first, second] = versions;
  if (first === undefined) return invalidVersion(left, at);
  if (second === undefined) return invalidVersion(right, at);
  if (first.major === second.major) return compareVersions(first, second) > 0 ? left : right;
  const message = `Incompatible dependency versions for '${left.name}': ${left.version} and ${right.version}`;
  const fields = { name: left.name, version1: left.version, version2: right.version };
  return failure("IncompatibleDependencyVersions", fields, { message, at });
}

interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly pre: readonly string[];
}

function semver(url: SchemaUrl): Version | undefined {
  const match = /^v*(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(
    url.version,
  );
  if (match === null) return undefined;
  return { major: Number(match[1]), minor: Number(match[2]), patch: Number(match[3]), pre: match[4]?.split(".") ?? [] };
}

function compareVersions(left: Version, right: Version): number {
  for (const key of ["major", "minor", "patch"] as const) if (left[key] !== right[key]) return left[key] - right[key];
  if (left.pre.length === 0 || right.pre.length === 0) return right.pre.length - left.pre.length;
  for (const [index, part] of left.pre.entries()) {
    const other = right.pre[index];
    if (other === undefined) return 1;
    const order = comparePart(part, other);
    if (order !== 0) return order;
  }
  return left.pre.length - right.pre.length;
}

function comparePart(left: string, right: string): number {
  const numbers = [left, right].map((part) => /^\d+$/.test(part));
  if (numbers[0] === true && numbers[1] === true) return Number(left) - Number(right);
  if (numbers[0] !== numbers[1]) return numbers[0] === true ? -1 : 1;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function invalidVersion(url: SchemaUrl, at: Failure["at"]): Failure {
  const err = versionProblem(url.version.replace(/^v+/, ""));
  const message = `Registry \`${url.url}\` contains an invalid version: ${err}.`;
  return definitionFailure("InvalidSemVer", { schema_url: url.url, err }, { severity: "Error", message, at });
}

function versionProblem(version: string): string {
  if (version === "") return "empty string, expected a semver version";
  const parts = version.split(".");
  const names = ["major", "minor", "patch"];
  for (const [index, name] of names.entries()) {
    const part = parts[index];
    if (part === undefined) return `unexpected end of input while parsing ${names[index - 1] ?? name} version number`;
    if (!/^\d+/.test(part)) return `unexpected character '${part[0] ?? ""}' while parsing ${name} version number`;
  }
  return `unexpected character after patch version number`;
}
