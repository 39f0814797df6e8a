import type { Place } from "../errors.ts";
import type { Change, Finding, Level } from "../report/report.ts";
import type { Settings } from "../settings/settings.ts";
import type { Registry } from "../weaver/registry.ts";
import type { FileTree } from "../workspace/workspace.ts";

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

/** One thing that a rule found; level and hint are the rule's unless it says otherwise. */
export interface RuleFinding {
  readonly message: string;
  readonly at: Place;
  readonly level?: Level;
  readonly hint?: string;
  readonly related?: readonly Place[];
}

export interface Rule {
  /** Permanent, lower-kebab. */
  readonly id: string;
  readonly level: Level;
  /** One line for the list of rules: what it finds and why it matters. */
  readonly summary: string;
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
