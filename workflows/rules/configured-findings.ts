import { matchesGlob } from "node:path";
import type { Finding, Level } from "../report/report.ts";
import { levels } from "../report/report.ts";
import type { RuleSetting, Settings } from "../settings/settings.ts";
import { isExcepted } from "./exceptions.ts";
import { findingOfRule } from "./rule.ts";
import type { Rule, RuleFacts } from "./rule.ts";

/** What the rules find under the settings: levels, paths and annotations that except, and each thing told once. */
export function configuredFindings(rules: readonly Rule[], facts: RuleFacts): Finding[] {
  const found = rules.flatMap((rule) => {
    const asked = askedOf(rule, facts.settings);
    if (asked.level === "off") return [];
    const { level, isExceptedPath } = asked;
    return rule
      .check(facts)
      .filter(({ of = [], at }) => !isExcepted(rule, of) && !isExceptedPath(at.file))
      .map((item) => findingOfRule(rule, level === undefined ? item : { ...item, level }));
  });
  return withoutCovered(rules, found);
}

/**
 * Findings of Weaver and of policies under the same ids as our rules, under the same settings. What Weaver refuses stays
 * refused: only its warnings can be set.
 */
export function configuredOthers(rules: readonly Rule[], findings: readonly Finding[], settings: Settings): Finding[] {
  const byId = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]));
  return findings.flatMap((finding) => {
    const rule = byId.get(finding.rule);
    if (!rule || (finding.source === "weaver" && finding.level === "violation")) return [finding];
    // A policy runs because the team wants it: a rule that is off by default does not switch it off.
    const { level, isExceptedPath } = askedOf({ ...rule, offByDefault: undefined }, settings);
    if (level === "off" || isExceptedPath(finding.file)) return [];
    return [level === undefined ? finding : { ...finding, level }];
  });
}

interface Asked {
  /** Undefined where the rule's own level, or that of the finding, holds. */
  readonly level: Level | "off" | undefined;
  readonly isExceptedPath: (file: string) => boolean;
}

type RuleToAsk = Pick<Rule, "id" | "package"> & { readonly offByDefault?: true | undefined };

/** The rule's own setting, else that of its package, else its default. */
function askedOf(rule: RuleToAsk, settings: Settings): Asked {
  const own = rulesOf(settings)[rule.id];
  const setting = own ?? (rule.package && rulesOf(settings)[rule.package]);
  const byDefault = rule.offByDefault ? "off" : undefined;
  if (setting === undefined) return { level: byDefault, isExceptedPath: () => false };
  if (typeof setting === "string") return { level: setting, isExceptedPath: () => false };
  const { level = byDefault, except } = setting;
  return { level, isExceptedPath: (file) => except.some((pattern) => isBelow(file, pattern)) };
}

function rulesOf(settings: Settings): Readonly<Record<string, RuleSetting | undefined>> {
  return settings.rules;
}

/** A file, a folder with all that is in it, or a glob pattern. */
function isBelow(file: string, pattern: string): boolean {
  const clean = pattern.replace(/^\.\//, "").replace(/\/+$/, "");
  return file === clean || file.startsWith(`${clean}/`) || matchesGlob(file, clean);
}

/** Where a rule that is kinder tells the same at the same place, the other is silent; the more serious level stays. */
function withoutCovered(rules: readonly Rule[], found: readonly Finding[]): Finding[] {
  const covering = new Map(rules.map((rule) => [rule.id as string, new Set<string>(rule.coveredBy)]));
  const byPlace = Map.groupBy(found, ({ subject, file, line }) => JSON.stringify([subject, file, line]));
  return [...byPlace.values()].flatMap((same) => {
    if (same.length === 1) return same;
    const byRule = Map.groupBy(same, ({ rule }) => rule);
    const present = [...byRule.keys()];
    const covers = (rule: string, other: string): boolean => covering.get(other)?.has(rule) ?? false;
    return [...byRule].flatMap(([rule, findings]) => {
      if (present.some((other) => covers(other, rule))) return [];
      const covered = present.filter((other) => covers(rule, other)).flatMap((other) => byRule.get(other) ?? []);
      const levelsOfCovered = new Set(covered.map(({ level }) => level));
      return findings.map((finding) => ({ ...finding, level: mostSerious(finding.level, levelsOfCovered) }));
    });
  });
}

function mostSerious(own: Level, others: ReadonlySet<Level>): Level {
  return levels.find((level) => level === own || others.has(level)) ?? own;
}
