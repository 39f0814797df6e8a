import type { Range } from "../registry.ts";
import { definitionV1, definitionV2 } from "./definition-shapes.ts";
import { describeMismatch } from "./describe-mismatch.ts";
import { definitionFailure, type Failure } from "./failure.ts";
import { matchShape, type Mismatch } from "./match-shape.ts";
import type { Places } from "./places.ts";
import type { MapNode, YamlNode } from "./yaml-tree.ts";

interface SchemaRequest {
  readonly root: MapNode;
  readonly places: Places;
  readonly text: string;
  readonly version: "v1" | "v2";
}

/**
 * What a definition file holds that its format does not allow, all of it, in Weaver's words.
 * Weaver adds the documentation of the schema as `advice`; that is left out here, the hint says what to do.
 */
export function schemaFailures(request: SchemaRequest): readonly Failure[] {
  const mismatches = matchShape(request.root, request.version === "v1" ? definitionV1 : definitionV2);
  return mismatches.map((mismatch) => schemaFailure(mismatch, request));
}

function schemaFailure(mismatch: Mismatch, request: SchemaRequest): Failure {
  const error = describeMismatch(mismatch);
  const fields = { err_span: byteSpan(mismatch, request.text), error, advice: null };
  const cause = likelyCause(mismatch);
  return definitionFailure("InvalidSemConvSpec", fields, {
    message: error,
    help: hint(cause),
    at: placeOf(cause, request.places),
  });
}

/** Of all the ways in which a value misses all its shapes, the one that the author most likely meant. */
function likelyCause(mismatch: Mismatch): Mismatch {
  if (mismatch.problem.is !== "none") return mismatch;
  const ranked = mismatch.problem.variants.toSorted(
    (left, right) => distance(left, mismatch) - distance(right, mismatch),
  );
  const [best] = ranked;
  const consts = mismatch.problem.variants.every((variant) =>
    variant.every((item) => item.problem.is === "const" && item.node === mismatch.node),
  );
  const cause = consts ? undefined : best?.toSorted((left, right) => right.path.length - left.path.length)[0];
  return cause === undefined ? mismatch : likelyCause(cause);
}

function distance(variant: readonly Mismatch[], parent: Mismatch): number {
  const wrongKind = variant.some(
    (item) => item.node === parent.node && (item.problem.is === "type" || item.problem.is === "const"),
  );
  const wrongKeys = variant.reduce(
    (sum, { problem }) => sum + (problem.is === "unexpected" ? problem.keys.length : problem.is === "missing" ? 1 : 0),
    0,
  );
  return (wrongKind ? 1_000 : 0) + wrongKeys * 10 + variant.length;
}

function placeOf({ node, problem }: Mismatch, places: Places): Range {
  const [key] = problem.is === "unexpected" ? problem.keys : [];
  const entry = node.t === "map" && key !== undefined ? node.entries.get(key) : undefined;
  return entry === undefined ? places.of(node) : places.range(entry.keyStart, entry.keyEnd);
}

function hint({ node, problem }: Mismatch): string | undefined {
  switch (problem.is) {
    case "unexpected":
      return `Remove or correct ${problem.keys.map((key) => `\`${key}\``).join(", ")}; allowed here: ${problem.allowed.join(", ")}.`;
    case "missing":
      return `Add \`${problem.key}\`.`;
    case "type":
      return `Write ${problem.types.filter((type) => type !== "null").join(" or ")} here.`;
    case "const":
      return `Write \`${problem.value}\` here.`;
    case "none": {
      const constants = problem.variants
        .flat()
        .flatMap((item) => (item.node === node && item.problem.is === "const" ? [item.problem.value] : []));
      return constants.length === 0 ? undefined : `Allowed here: ${constants.join(", ")}.`;
    }
  }
}

/** Weaver's span: bytes from the start of the file; none for the file as a whole. */
function byteSpan(mismatch: Mismatch, text: string): { readonly offset: number; readonly length: number } | null {
  if (mismatch.path.length === 0 || mismatch.path.some((part) => typeof part === "string" && /[/~]/.test(part)))
    return null;
  const { node } = mismatch;
  const offset = Buffer.byteLength(text.slice(0, node.start));
  return { offset, length: Buffer.byteLength(text.slice(node.start, weaverEnd(node, text))) };
}

/** Weaver lets a flow collection end before its bracket, and a block where the next token begins. */
function weaverEnd(node: YamlNode, text: string): number {
  if (node.t === "scalar") return node.end;
  const first = text[node.start];
  if (first === "{" || first === "[") return node.end - 1;
  const rest = /^(?:[ \t\r\n]+|#[^\n]*)*/.exec(text.slice(node.end))?.[0] ?? "";
  return node.end + rest.length;
}
