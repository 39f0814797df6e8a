import type { Place } from "../errors.ts";
import type { Finding } from "../report/report.ts";
import { checkRules, configureOthers } from "../rules/all-rules.ts";
import type { Settings } from "../settings/settings.ts";
import type { DependencySources } from "../weaver/embedded/dependency-sources.ts";
import { type ParseCache, readRegistry } from "../weaver/embedded/read-registry.ts";
import type { Diagnostic, ReadRegistryResult, Registry } from "../weaver/registry.ts";
import type { FileTree } from "../workspace/workspace.ts";
import { findingsOf, knownNames } from "./findings.ts";
import { mergeFindings } from "./merge-findings.ts";
import { findingInTree } from "./place-in-tree.ts";
import { policiesKind } from "./policies-not-run.ts";

interface CheckFacts {
  readonly files: FileTree;
  /** Folder of the registry. */
  readonly path: string;
  /** The base's registry, for rules that compare; undefined where there is none. */
  readonly base: Registry | undefined;
  readonly settings: Settings;
  readonly cache: ParseCache;
  /** What was fetched for this side. */
  readonly dependencies?: DependencySources | undefined;
  /** Diagnostics of the binary in place of the embedded engine's own, where it ran. */
  readonly diagnostics?: readonly Diagnostic[];
}

export interface CheckedRegistry {
  readonly read: ReadRegistryResult;
  readonly findings: readonly Finding[];
}

/** Reads one registry and says all that is wrong with it: Weaver's diagnostics first, then our own rules. */
export function checkRegistry(facts: CheckFacts): CheckedRegistry {
  const { files, path, base, settings, cache, dependencies } = facts;
  const read = readRegistry({ files, path, cache, ...(dependencies && { dependencies }) });
  const head = read.registry;
  const diagnosed = findingsOf({
    // The report has a notice of its own about policies, also where the base has them too.
    diagnostics: facts.diagnostics ?? read.diagnostics.filter(({ kind }) => kind !== policiesKind),
    fallback: firstPlace(files, path),
    names: knownNames(head, base),
  });
  const ruled = head ? checkRules({ head, base, files, settings }) : [];
  const told = toldBy(ruled);
  const others = configureOthers(diagnosed, settings).filter((finding) => !told(finding));
  const findings = mergeFindings({ weaver: others, own: ruled });
  return { read, findings: dependencies ? findings.map((finding) => findingInTree(finding, dependencies)) : findings };
}

/** Weaver's warnings of two signals with one name, which `duplicate-signal-name` tells as one. */
const ofOneName: ReadonlySet<string> = new Set([
  "duplicate-group-name",
  "duplicate-metric-name",
  "colliding-v2-signal-id",
]);

/** A policy names no place; the rule that gives the same verdict does. */
function toldBy(ruled: readonly Finding[]): (finding: Finding) => boolean {
  const told = new Set(ruled.flatMap(({ rule, subject }) => (subject === undefined ? [] : [`${rule} ${subject}`])));
  const twins = ruled.filter(({ rule }) => rule === "duplicate-signal-name");
  const twice = new Set(twins.map(({ file, subject }) => `${file} ${subject}`));
  return ({ source, rule, message, file, level }) => {
    if (source === "policy") return betweenQuotes(message, "'").some((name) => told.has(`${rule} ${name}`));
    if (!ofOneName.has(rule) || level === "violation") return false;
    return betweenQuotes(message, "`").some((name) => twice.has(`${file} ${name}`));
  };
}

/** Whatever stands between two quotes that follow each other: a name may be the second as well as the first. */
function betweenQuotes(message: string, quote: string): readonly string[] {
  return message.split(quote).slice(1, -1);
}

/** Where a diagnostic is shown that names no place. */
function firstPlace(files: FileTree, path: string): Place {
  const listed = files.list(path);
  const manifest = listed.find((file) => /manifest\.ya?ml$/.test(file));
  return { file: manifest ?? listed[0] ?? path, line: 1 };
}
