import { UserError } from "../../errors.ts";
import { Glob } from "../embedded/glob.ts";
import { isAtLeast } from "./finding.ts";
import type { Finding, FindingLevel } from "./sample.ts";

/** Which findings a rule is about; everything left out matches. Sample names may hold `*`, `?`, `[a-z]` and `{a,b}`. */
interface Scope {
  readonly signalType?: string;
  readonly sampleNames?: readonly string[];
}

/** `[[live-check.finding_filters]]` of `.weaver.toml`: drops findings. */
export interface FindingFilter extends Scope {
  readonly exclude?: readonly string[];
  readonly minLevel?: FindingLevel;
  readonly excludeSamples?: readonly string[];
}

/** `[[live-check.finding_level_overrides]]` of `.weaver.toml`: the first that matches gives the level, before any filter. */
export interface FindingLevelOverride extends Scope {
  readonly ids?: readonly string[];
  readonly level: FindingLevel;
}

/** What becomes of a finding on a sample of that name (null where it has none). */
export type FindingRules = (finding: Finding, sampleName: string | null) => Finding | undefined;

/** @throws UserError `bad-sample-pattern` */
export function findingRules(
  filters: readonly FindingFilter[] = [],
  overrides: readonly FindingLevelOverride[] = [],
): FindingRules {
  if (filters.length === 0 && overrides.length === 0) return (finding) => finding;
  const levels = overrides.map((rule) => ({ ...rule, applies: scopeOf(rule) }));
  const drops = filters.map((rule) => {
    const excluded = matcher(rule.excludeSamples);
    return { ...rule, applies: scopeOf(rule), excluded };
  });
  return (found, sampleName) => {
    const override = levels.find(({ ids, applies }) => (ids?.includes(found.id) ?? true) && applies(found, sampleName));
    const finding = override === undefined ? found : { ...found, level: override.level };
    const dropped = drops.some(({ exclude, minLevel, excluded, applies }) => {
      if (!applies(finding, sampleName)) return false;
      if (exclude?.includes(finding.id) === true) return true;
      if (minLevel !== undefined && !isAtLeast(finding.level, minLevel)) return true;
      return excluded !== undefined && sampleName !== null && excluded(sampleName);
    });
    return dropped ? undefined : finding;
  };
}

function scopeOf({ signalType, sampleNames }: Scope): (finding: Finding, sampleName: string | null) => boolean {
  const matches = matcher(sampleNames);
  return (finding, sampleName) => {
    if (signalType !== undefined && finding.signal_type !== signalType) return false;
    return matches === undefined || (sampleName !== null && matches(sampleName));
  };
}

function matcher(patterns: readonly string[] = []): ((name: string) => boolean) | undefined {
  if (patterns.length === 0) return undefined;
  const globs = patterns.map((pattern) => {
    try {
      return new Glob(pattern);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new UserError("bad-sample-pattern", {
        message: `"${pattern}" is not a pattern of sample names: ${error.message}.`,
        hint: "Use * and ? for anything, [a-z] for a class and {a,b} for alternatives.",
      });
    }
  });
  return (name) => globs.some((glob) => glob.matches(name));
}
