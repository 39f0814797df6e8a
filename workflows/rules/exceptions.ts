import type { Annotated, Rule } from "./rule.ts";

/**
 * Whether an attribute or signal is excepted from a rule by its own annotation, as the policy packages have it:
 * `annotations: {naming_conventions: {policy_exceptions: [metric_namespace_collision]}}`. The key is the rule's id without
 * the package's own beginning, or the whole id; rules of no package are listed under `weavergen`.
 */
export function isExcepted(rule: Rule, of: readonly Annotated[]): boolean {
  const holder = rule.package?.replaceAll("-", "_") ?? "weavergen";
  return of.some(({ annotations }) => annotations && hasException({ rule, listed: listedIn(annotations, holder) }));
}

function hasException({ rule, listed }: { rule: Rule; listed: readonly unknown[] }): boolean {
  if (listed.length === 0) return false;
  const keys = keysOf(rule.id);
  return listed.some((key) => typeof key === "string" && keys.includes(key.replaceAll("-", "_")));
}

function keysOf(id: string): string[] {
  const whole = id.replaceAll("-", "_");
  return [whole, whole.replace(/^(?:naming_convention|stability|deprecation|compatibility)_/, "")];
}

function listedIn(annotations: Readonly<Record<string, unknown>>, holder: string): readonly unknown[] {
  const value = annotations[holder];
  const listed: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "policy_exceptions") : [];
  return Array.isArray(listed) ? listed : [];
}
