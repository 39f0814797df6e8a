import type { JqObject, JqValue } from "./value.ts";
import { field, isArray, isObject } from "./value.ts";

/** The options of the semantic convention filters, as far as what they keep of an item depends on them. */
export interface KeepOptions {
  readonly v2: boolean;
  readonly stableOnly: boolean;
  readonly excluded: ReadonlySet<string | null> | undefined;
  readonly ignoreMarks: boolean;
  readonly excludeDeprecated: boolean;
  /** The same text for the same options. */
  readonly key: string;
}

const UNSTABLE = ["development", "alpha", "beta", "release_candidate", "", null];

/** Undefined for options that are not what the filters expect. */
export function keepOptions(options: JqValue): KeepOptions | undefined {
  if (!isObject(options)) return undefined;
  const names = field(options, "exclude_stability");
  if (names !== undefined && !isTexts(names)) return undefined;
  const read = {
    v2: field(options, "v2") === true,
    stableOnly: isTruthy(field(options, "stable_only")),
    ignoreMarks: field(options, "ignore_code_generation_annotations") !== undefined,
    excludeDeprecated: field(options, "exclude_deprecated") === true,
  };
  const excluded = names?.includes("experimental") === true ? [...names, ...UNSTABLE] : names;
  return { ...read, excluded: excluded && new Set(excluded), key: JSON.stringify([read, names]) };
}

/** Names of namespaces to leave out; undefined for what the filters do not expect. */
export function excludedNamespaces(options: JqObject): ReadonlySet<string> | undefined {
  const names = field(options, "exclude_root_namespace");
  if (names === undefined) return new Set();
  return isTexts(names) ? new Set(names) : undefined;
}

function isTexts(value: JqValue): value is readonly string[] {
  return isArray(value) && value.every((item) => typeof item === "string");
}

function isTruthy(value: JqValue | undefined): boolean {
  return value !== undefined && value !== null && value !== false;
}
