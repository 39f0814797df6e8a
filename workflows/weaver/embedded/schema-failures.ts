import type { Failure } from "./failure.ts";
import type { Places } from "./places.ts";
import type { MapNode } from "./yaml-tree.ts";

/** What a definition file holds that its format does not allow, all of it, in Weaver's words. */
export function schemaFailures(_request: {
  readonly root: MapNode;
  readonly places: Places;
  readonly text: string;
  readonly version: "v1" | "v2";
}): readonly Failure[] {
  return [];
}
