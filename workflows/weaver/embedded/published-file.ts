import { failure, type Failure } from "./failure.ts";
import { Undecodable } from "./decode-values.ts";
import { hugeInteger, hugeIntegerMessage } from "./huge-integer.ts";
import type { ManifestLocation } from "./manifest.ts";
import { Places } from "./places.ts";
import { decodePublished, type PublishedRegistry } from "./published-registry.ts";
import { readYaml } from "./read-yaml.ts";
import { treePath } from "./tree-path.ts";
import { parseVirtualPath } from "./virtual-path.ts";

/** A file of the tree that is not there; undefined where the URI leads out of it. */
export function missingFile(
  { files, folder = "" }: ManifestLocation,
  { path, uri }: { readonly path: string; readonly uri: string },
) {
  if (uri.startsWith("/") || parseVirtualPath(uri)?.kind !== "folder") return undefined;
  const isManifest = folder !== "" && files.read(folder) !== undefined;
  const base = isManifest ? path.split("/").slice(0, -1).join("/") : path;
  const file = base === "" ? uri : `${base}/${uri}`;
  if (treePath(file) === undefined) return undefined;
  return failure("InvalidSchemaPath", { path: file }, { message: `There is no resolved registry ${file}.` });
}

/** The resolved registry that a file holds. */
export function readPublished(file: string, text: string): PublishedRegistry | Failure {
  const places = new Places(file, text);
  const problem = (detail: string, at: Failure["at"]): Failure => {
    const message = `Unable to read resolved schema: ${detail}`;
    return failure("ConversionError", { message }, { message: `Conversion error: ${message}`, at });
  };
  const yaml = readYaml(text);
  if (!yaml.ok) return problem(yaml.problem.message, places.range(yaml.problem.start, yaml.problem.end));
  const huge = hugeInteger(yaml.root, text);
  if (huge !== undefined) return problem(hugeIntegerMessage(huge, text), places.of(huge));
  try {
    return decodePublished(yaml.root, { places, text });
  } catch (error) {
    if (!(error instanceof Undecodable)) throw error;
    return problem(error.message, places.of(error.node));
  }
}
