import type { Finding } from "../report/report.ts";
import type { Settings } from "../settings/settings.ts";
import type { Diagnostic, RegistryRules } from "../weaver/registry.ts";
import { acceptKnown } from "./accept-known.ts";
import { checkRules } from "./all-rules.ts";
import type { Accepted } from "./baseline-file.ts";
import { isRuleId, pageOfRule } from "./rule-ids.ts";

interface RulesInForce {
  readonly settings: Settings;
  /** Of the baseline file: what it lists is told, and fails nothing. */
  readonly accepted: readonly Accepted[];
}

/** The rules as a part of `registry check`: what they find, in the form of Weaver's diagnostics. */
export function diagnoseByRules({ settings, accepted }: RulesInForce): RegistryRules {
  return ({ files, head, base }) =>
    acceptKnown(checkRules({ files, head, base, settings }), accepted).map(diagnosticOf);
}

function diagnosticOf(finding: Finding): Diagnostic {
  const { rule, subject, level, message, hint, file, line, related = [] } = finding;
  const { column = 1, endLine = line, endColumn = column } = finding;
  const at = { file, line, column, endLine, endColumn };
  return {
    severity: severityOf(finding),
    kind: rule,
    error: { WeaverGenRule: { rule, subject, level, accepted: !finding.new, ...at } },
    message: finding.new ? message : `${message} (known: the baseline file lists it)`,
    hint,
    at,
    related,
    ...(isRuleId(rule) ? { url: pageOfRule(rule) } : {}),
  };
}

function severityOf({ level, new: isNew }: Finding): Diagnostic["severity"] {
  if (level === "violation" && isNew) return "error";
  return level === "information" ? "advice" : "warning";
}
