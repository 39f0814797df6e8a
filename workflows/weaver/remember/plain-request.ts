import type { FileTree } from "../../workspace/workspace.ts";
import { RecordedTree } from "./recorded-tree.ts";

/** A request whose trees are recorded, and a text that says everything else that it asks for. */
export interface PlainRequest<Request> {
  readonly request: Request;
  readonly key: string;
  readonly trees: ReadonlyMap<string, RecordedTree>;
}

/** Undefined for a request that asks for more than plain data and trees: what was fetched, or rules that are functions. */
export function plainRequest<Request extends object>(request: Request): PlainRequest<Request> | undefined {
  const trees = new Map<string, RecordedTree>();
  const said: unknown[] = [];
  try {
    return { request: copied(request, { path: "", trees, said }) as Request, key: JSON.stringify(said), trees };
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class NotPlain extends Error {}

interface Place {
  readonly path: string;
  readonly trees: Map<string, RecordedTree>;
  readonly said: unknown[];
}

function copied(value: unknown, place: Place): unknown {
  if (isTree(value)) return recorded(value, place);
  if (value instanceof AbortSignal) return value;
  if (typeof value === "object" && value !== null) return entriesCopied(value, place);
  const isData = typeof value === "string" || typeof value === "boolean" || Number.isSafeInteger(value);
  if (!isData && value !== undefined && value !== null) throw new NotPlain();
  place.said.push([place.path, typeof value, value ?? null]);
  return value;
}

function entriesCopied(value: object, place: Place): unknown {
  if (isFetchedNothing(value)) return value;
  const isList = Array.isArray(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!isList && prototype !== Object.prototype && prototype !== null) throw new NotPlain();
  place.said.push([place.path, isList ? "list" : "map"]);
  const entries = Object.entries(value).map(
    ([key, item]: [string, unknown]) =>
      [key, copied(item, { ...place, path: `${place.path}/${segmentOf(key)}` })] as const,
  );
  return isList ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

/** As in a JSON Pointer, so that two places never have one path. */
function segmentOf(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

function recorded(tree: FileTree, { path, trees, said }: Place): RecordedTree {
  const record = new RecordedTree(tree);
  trees.set(path, record);
  said.push([path, "tree", tree.root ?? ""]);
  return record;
}

function isTree(value: unknown): value is FileTree {
  return typeof value === "object" && value !== null && "list" in value && typeof value.list === "function";
}

/** Dependencies that are not there say nothing. */
function isFetchedNothing(value: object): boolean {
  return "all" in value && value.all instanceof Map && value.all.size === 0;
}
