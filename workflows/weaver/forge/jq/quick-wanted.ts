import type { KeepOptions } from "./quick-options.ts";
import type { JqObject, JqValue } from "./value.ts";
import { field, isArray, isObject } from "./value.ts";

/** What stands for "not for the quick way": the filters of the prelude then say what happens. */
export const ASIDE = Symbol("aside");
export type Aside = typeof ASIDE;

/** `only_wanted` of one attribute or signal with its enum members; undefined where it is left out. */
export function wanted(item: JqObject, options: KeepOptions): JqObject | undefined | Aside {
  const keep = isWanted(item, options);
  // Members are looked at first: what is wrong with them is said even where a later filter leaves the attribute out.
  const whole = keep === ASIDE ? ASIDE : withWantedMembers(item, options);
  return keep === false && whole !== ASIDE ? undefined : whole;
}

function withWantedMembers(item: JqObject, options: KeepOptions): JqObject | Aside {
  const type = field(item, "type") ?? null;
  if (type === null || typeof type === "string") return item;
  const members = isObject(type) ? field(type, "members") : undefined;
  if (!isObject(type) || members === undefined || !isArray(members)) return ASIDE;
  const kept = wantedMembers(members, options);
  if (kept === ASIDE) return ASIDE;
  return kept.length === members.length ? item : { ...item, type: { ...type, members: kept } };
}

function wantedMembers(members: readonly JqValue[], options: KeepOptions): readonly JqValue[] | Aside {
  const kept: JqValue[] = [];
  for (const member of members) {
    const keep = isObject(member) ? isWanted(member, options) : ASIDE;
    if (keep === ASIDE) return ASIDE;
    if (keep) kept.push(member);
  }
  return kept;
}

function isWanted(item: JqObject, options: KeepOptions): boolean | Aside {
  const stability = field(item, "stability") ?? null;
  if (stability !== null && typeof stability !== "string") return ASIDE;
  if (options.stableOnly && stability !== "stable") return false;
  if (options.excluded?.has(stability) === true) return false;
  if (!options.ignoreMarks) {
    const mark = markOf(item);
    if (mark === ASIDE) return ASIDE;
    if (mark !== null && mark !== false) return false;
  }
  return !(options.excludeDeprecated && field(item, "deprecated") !== undefined);
}

/** `.annotations.code_generation.exclude` */
function markOf(item: JqObject): JqValue | Aside {
  let at: JqValue = item;
  for (const key of ["annotations", "code_generation", "exclude"]) {
    if (at === null) return null;
    if (!isObject(at)) return ASIDE;
    at = field(at, key) ?? null;
  }
  return at;
}
