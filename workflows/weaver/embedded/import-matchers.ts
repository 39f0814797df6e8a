import { importFields, type GroupType, type ImportField, type ImportPattern } from "./definition.ts";
import { failure } from "./failure.ts";
import { Glob } from "./glob.ts";
import { matchKeys } from "./match-keys.ts";
import { ResolutionStopped, type WorkingGroup } from "./resolution.ts";

interface Matcher {
  readonly pattern: ImportPattern;
  readonly glob: Glob;
}

/** Which groups the imports name. Patterns without wildcards are looked up: a registry may import thousands of groups by name. */
export class ImportMatchers {
  readonly #patterns: readonly ImportPattern[];
  readonly #globs: readonly Matcher[];
  readonly #exact = new Set<string>();
  readonly #matched = new Set<ImportPattern>();
  readonly #matchedExact = new Set<string>();

  /** @throws ResolutionStopped where a pattern is not well formed */
  constructor(patterns: readonly ImportPattern[]) {
    this.#patterns = patterns;
    const all = patterns.map((pattern) => ({ pattern, glob: compile(pattern) }));
    this.#globs = all.filter(({ pattern }) => !isExact(pattern));
    for (const pattern of patterns) if (isExact(pattern)) this.#exact.add(keyOf(pattern.field, pattern.pattern));
  }

  names(group: WorkingGroup): boolean {
    const field = importField(group.type);
    if (field === undefined) return false;
    const keys = matchKeys(group);
    return (
      keys.some((key) => this.#exact.has(keyOf(field, key))) ||
      this.#globs.some((matcher) => isMatch(matcher, field, keys))
    );
  }

  mark(group: WorkingGroup): void {
    const field = importField(group.type);
    if (field === undefined) return;
    const keys = matchKeys(group);
    for (const key of keys) this.#matchedExact.add(keyOf(field, key));
    for (const matcher of this.#globs) {
      if (!this.#matched.has(matcher.pattern) && isMatch(matcher, field, keys)) this.#matched.add(matcher.pattern);
    }
  }

  /** What matched no group that was marked, in the order of the fields. */
  unmatched(): readonly ImportPattern[] {
    const left = this.#patterns.filter((pattern) => !this.#isMatched(pattern));
    return importFields.flatMap((field) => left.filter((pattern) => pattern.field === field));
  }

  #isMatched(pattern: ImportPattern): boolean {
    return isExact(pattern)
      ? this.#matchedExact.has(keyOf(pattern.field, pattern.pattern))
      : this.#matched.has(pattern);
  }
}

export function importField(type: GroupType): ImportField | undefined {
  switch (type) {
    case "metric":
    case "metric_group":
      return "metrics";
    case "event":
      return "events";
    case "span":
      return "spans";
    case "entity":
      return "entities";
    case "attribute_group":
      return "attribute_groups";
    case "scope":
    case "undefined":
      return undefined;
  }
}

function isExact({ pattern }: ImportPattern): boolean {
  return !/[*?[\]{}\\]/.test(pattern);
}

function keyOf(field: ImportField, text: string): string {
  return `${field} ${text}`;
}

function isMatch({ pattern, glob }: Matcher, field: ImportField, keys: readonly string[]): boolean {
  return pattern.field === field && keys.some((key) => glob.matches(key));
}

function compile(pattern: ImportPattern): Glob {
  try {
    return new Glob(pattern.pattern);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const text = `error parsing glob '${pattern.pattern}': ${error.message}`;
    const message = `Invalid import wildcard: ${JSON.stringify(text)}`;
    const help = "Check the wildcard syntax supported here: https://crates.io/crates/globset";
    throw new ResolutionStopped(
      [failure("InvalidWildcard", { error: text }, { message, help, at: pattern.at })],
      false,
    );
  }
}
