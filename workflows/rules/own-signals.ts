import type { AttributeUse, Registry, Signal, SignalKind } from "../weaver/registry.ts";

const known = new WeakMap<Registry, ReadonlyMap<SignalKind, readonly Signal[]>>();

/** The signals of one kind that refine no other: those that the policy packages look at; of groups the public ones. */
export function ownSignals(registry: Registry, kind: SignalKind): readonly Signal[] {
  const byKind = known.get(registry) ?? Map.groupBy(registry.signals.filter(isOwn), (signal) => signal.kind);
  known.set(registry, byKind);
  return byKind.get(kind) ?? [];
}

function isOwn({ kind, visibility, fields }: Signal): boolean {
  return kind === "attribute_group" ? visibility === "public" : fields["ref"] === undefined;
}

/** The name by which a signal is known in the second format: of spans and groups the id without its kind. */
export function typeOrName({ kind, id, name }: Signal): string {
  switch (kind) {
    case "span":
      return id.replace(/^span\./, "");
    case "attribute_group":
      return id.replace(/^attribute_group\./, "");
    case "metric":
    case "event":
    case "entity":
      return name;
  }
}

export function isIdentifying({ attribute }: AttributeUse): boolean {
  return attribute.role === "identifying";
}

/** `metric`, `attribute group`: the kind in words. */
export function kindInWords(kind: SignalKind): string {
  return kind.replace("_", " ");
}

/** `a`, `b` and `c`, each as code; after five the rest is counted. */
export function namesInWords(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `\`${name}\``);
  if (names.length > 5) shown.push(`${names.length - 5} more`);
  const last = shown.pop() ?? "";
  return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
}
