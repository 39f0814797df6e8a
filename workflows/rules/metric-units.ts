import type { Signal } from "../weaver/registry.ts";
import { ownSignals } from "./own-signals.ts";
import type { Rule, RuleFinding } from "./rule.ts";
import { ucumOfNamePart, ucumOfWord } from "./unit-words.ts";

export const unitInMetricName: Rule = {
  id: "unit-in-metric-name",
  level: "improvement",
  summary: "The name of a metric holds its unit.",
  why: "The unit is metadata of its own: exporters append it themselves (`…_seconds_seconds`), and it cannot change without a new name.",
  hint: "Leave the unit out of the name: it stands in `unit`.",
  compares: false,
  check: ({ head }) => living(head.signals).flatMap(unitInName),
};

export const unitNotInUcum: Rule = {
  id: "unit-not-in-ucum",
  level: "improvement",
  summary: "The unit of a metric is a word where a UCUM code or an annotation in braces belongs.",
  why: "Backends convert and label by UCUM codes (`s`, `By`, `%`); a word is shown as it is, or not at all.",
  hint: "Write a UCUM code, or what is counted in braces, such as `{request}`.",
  compares: false,
  check: ({ head }) =>
    ownSignals(head, "metric")
      .filter((metric) => !metric.deprecated && metric.unit !== undefined)
      .flatMap((metric) => wordAsUnit(metric, metric.unit ?? "")),
};

function living(signals: readonly Signal[]): Signal[] {
  return signals.filter(({ kind, deprecated, fields }) => kind === "metric" && !deprecated && !fields["ref"]);
}

/** Only where it is the metric's own unit: `byte` in the name of what counts bytes by the second says something else. */
function unitInName(metric: Signal): RuleFinding[] {
  const [last = ""] = metric.name.split(/[._]/).slice(-1);
  const meant = ucumOfNamePart(last);
  if (meant === undefined || meant !== metric.unit) return [];
  return [
    {
      message: `The name of the metric \`${metric.name}\` ends in its unit, \`${last}\`.`,
      subject: metric.name,
      at: metric.fields["metric_name"] ?? metric.fields["name"] ?? metric.at,
      of: [metric],
    },
  ];
}

function wordAsUnit(metric: Signal, unit: string): RuleFinding[] {
  const better = betterUnit(unit);
  if (better === undefined) return [];
  return [
    {
      message: `The unit \`${unit}\` of the metric \`${metric.name}\` is no UCUM code.`,
      hint: `Write \`unit: "${better}"\`.`,
      subject: metric.name,
      at: metric.fields["unit"] ?? metric.at,
      of: [metric],
    },
  ];
}

/** What to write in place of a unit that is a word: its code, or what is counted in braces. */
export function betterUnit(unit: string): string | undefined {
  const code = ucumOfWord(unit);
  const isWord = /^[a-z]{4,}$/i.test(unit) && !/^[KMGTPE]i(?:By|bit)$/.test(unit);
  return code ?? (isWord ? `{${unit.replace(/s$/, "")}}` : undefined);
}
