import type { Place } from "../errors.ts";
import type { Change, Finding, Level } from "../report/report.ts";
import type { Settings } from "../settings/settings.ts";
import type { Registry } from "../weaver/registry.ts";
import type { FileTree } from "../workspace/workspace.ts";
import type { RuleId, RulePackage } from "./rule-ids.ts";

/** What a rule may look at. */
export interface RuleFacts {
  readonly head: Registry;
  /** Undefined where the base has no such registry, or one that cannot be resolved. */
  readonly base: Registry | undefined;
  /** What `compareRegistries` says of base and head; empty without a base. */
  readonly changes: readonly Change[];
  /** Files of the head. */
  readonly files: FileTree;
  readonly settings: Settings;
}

/** Attributes and signals: their annotations may except them from a rule. */
export interface Annotated {
  readonly annotations: Readonly<Record<string, unknown>> | undefined;
}

/** One thing that a rule found; level and hint are the rule's unless it says otherwise. */
export interface RuleFinding {
  readonly message: string;
  /** Name of the attribute or signal that it speaks of. */
  readonly subject: string;
  readonly at: Place;
  /** Whose annotations may except it, see `exceptions.ts`. */
  readonly of?: readonly Annotated[];
  readonly level?: Level;
  readonly hint?: string;
  readonly related?: readonly Place[];
}

export interface Rule {
  /** Permanent, lower-kebab. */
  readonly id: RuleId;
  /** The public policy package whose verdict it gives, and by whose name all of its rules are configured. */
  readonly package?: RulePackage;
  readonly level: Level;
  /** True where only who asks for the rule gets it: others say the same with more tact. */
  readonly offByDefault?: true;
  /** Rules that tell the same of the same place in better words; where they do, this one is silent. */
  readonly coveredBy?: readonly RuleId[];
  /** One line for the list of rules: what it finds. */
  readonly summary: string;
  /** Why that matters: one or two sentences. */
  readonly why: string;
  readonly hint: string;
  /** True where the finding is about the step from base to head: it can never be older than the pull request. */
  readonly compares: boolean;
  readonly check: (facts: RuleFacts) => readonly RuleFinding[];
}

/** A rule's finding in the form of the report; `new` until base and head are compared. */
export function findingOfRule(rule: Rule, found: RuleFinding): Finding {
  const { file, line, column, endLine, endColumn } = found.at;
  return {
    rule: rule.id,
    subject: found.subject,
    level: found.level ?? rule.level,
    message: found.message,
    hint: found.hint ?? rule.hint,
    file,
    line,
    ...(column === undefined ? {} : { column }),
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
    source: "weavergen",
    new: true,
    ...(found.related ? { related: found.related.map((place) => ({ file: place.file, line: place.line })) } : {}),
  };
}
