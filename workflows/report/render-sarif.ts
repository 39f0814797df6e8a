import { isRuleId, pageOfRule } from "../rules/rule-ids.ts";
import type { Finding, Report } from "./report.ts";

const home = "https://github.com/weavergen/weavergen";

const levelOf = { violation: "error", improvement: "warning", information: "note" } as const;

/** The findings as SARIF 2.1.0, those of the base included with `baselineState: unchanged`. */
export function renderSarif(report: Report, options: { readonly ruleHelp?: ReadonlyMap<string, string> } = {}): string {
  const ids = [...new Set(report.findings.map((finding) => finding.rule))].toSorted();
  const sarif = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "WeaverGen",
            version: report.versions["weavergen"] ?? "0.0.0",
            informationUri: home,
            rules: ids.map((id) => ruleOf(id, options.ruleHelp?.get(id))),
          },
        },
        automationDetails: { id: "weavergen/" },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { ROOT: { description: { text: "The root of the repository." } } },
        results: report.findings.map((finding) => resultOf(finding, ids)),
      },
    ],
  };
  return `${JSON.stringify(sarif, null, 2)}\n`;
}

function ruleOf(id: string, help: string | undefined): Record<string, unknown> {
  return {
    id,
    name: pascal(id),
    shortDescription: { text: help ?? id.replaceAll("-", " ") },
    ...(isRuleId(id) ? { helpUri: pageOfRule(id) } : {}),
  };
}

function resultOf(finding: Finding, ids: readonly string[]): Record<string, unknown> {
  const text = finding.hint === undefined ? finding.message : `${finding.message} ${finding.hint}`;
  return {
    ruleId: finding.rule,
    ruleIndex: ids.indexOf(finding.rule),
    level: levelOf[finding.level],
    message: { text: escapeMessage(text) },
    locations: [locationOf(finding)],
    ...(finding.related
      ? { relatedLocations: finding.related.map((place, id) => ({ id, ...locationOf(place) })) }
      : {}),
    baselineState: finding.new ? "new" : "unchanged",
  };
}

type Place = Pick<Finding, "file" | "line"> & Partial<Pick<Finding, "column" | "endLine" | "endColumn">>;

function locationOf({ file, line, column, endLine, endColumn }: Place): Record<string, unknown> {
  const end = endLine !== undefined && endLine >= line ? endLine : undefined;
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file), uriBaseId: "ROOT" },
      region: {
        startLine: line,
        ...(column === undefined ? {} : { startColumn: column }),
        ...(end === undefined ? {} : { endLine: end }),
        ...(column === undefined || endColumn === undefined ? {} : { endColumn }),
      },
    },
  };
}

/** A relative URI: no segment can be read as a scheme or a host. */
function uriOf(file: string): string {
  return file.split("/").map(encodeURIComponent).join("/");
}

/** Brackets make links in SARIF messages, braces arguments. */
function escapeMessage(text: string): string {
  return text
    .replaceAll(/[\\[\]]/g, (char) => `\\${char}`)
    .replaceAll("{", "{{")
    .replaceAll("}", "}}");
}

function pascal(id: string): string {
  return id.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
