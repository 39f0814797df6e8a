import { fixed } from "../jinja/decimal.ts";
import { styled } from "../print/ansi.ts";
import { printYaml, Tagged, Verbatim } from "../print/print-yaml.ts";
import { valueText } from "./sample-text.ts";
import { printSample } from "./print-sample.ts";
import { sampleJson, type Sample } from "./sample.ts";
import { floatOf, SampleNumber } from "./sample-number.ts";
import type { Statistics } from "./statistics.ts";

export interface LiveCheckReport {
  readonly samples: readonly Sample[];
  /** Null with `--no-stats`; undefined where more is to come. */
  readonly statistics: Statistics | null | undefined;
}

/** The report as Weaver prints it in one piece (`--no-stream`); undefined where the format is not built in. */
export function printReport({ samples, statistics }: LiveCheckReport, format: string): string | undefined {
  switch (format) {
    case "mute":
      return "";
    case "json":
      return `${JSON.stringify({ samples: samples.map(sampleJson), statistics }, null, 2)}\n`;
    case "jsonl": {
      const lines = [...samples.map(sampleJson), ...(statistics ? [statistics] : [])];
      return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    }
    case "yaml":
      return `${printYaml(forYaml({ samples: samples.map(tagged), statistics: statistics?.toJSON() ?? null }))}\n`;
    case "ansi": {
      const parts = samples.map((sample) => `${printSample(sample)}\n`);
      return `${parts.join("")}\n${statistics ? printStatistics(statistics) : ""}\n`;
    }
    default:
      return undefined;
  }
}

/** The report sample by sample, as Weaver prints it without `--no-stream`; undefined where the format is not built in. */
export function printStream({ samples, statistics }: LiveCheckReport, format: string): string | undefined {
  switch (format) {
    case "mute":
      return "";
    case "jsonl":
      return documentsOf({ samples, statistics })
        .map((document) => `${JSON.stringify(document)}\n`)
        .join("");
    case "json": {
      const documents = documentsOf({ samples, statistics });
      return documents.map((document) => `${JSON.stringify(document, null, 2)}\n`).join("");
    }
    case "yaml": {
      const documents = [...samples.map(tagged), ...(statistics === undefined ? [] : [statistics?.toJSON() ?? null])];
      return documents.map((document) => `${printYaml(forYaml(document))}\n`).join("");
    }
    case "ansi": {
      const parts = samples.map((sample) => `${printSample(sample)}\n`);
      return `${parts.join("")}${statistics ? `${printStatistics(statistics)}\n` : ""}`;
    }
    default:
      return undefined;
  }
}

function documentsOf({ samples, statistics }: LiveCheckReport): readonly unknown[] {
  return [...samples.map(sampleJson), ...(statistics === undefined ? [] : [statistics])];
}

/** What templates are given: the report, or one sample after another and then the statistics. */
export function reportDocuments({ samples, statistics }: LiveCheckReport, stream: boolean): readonly string[] {
  if (!stream) return [JSON.stringify({ samples: samples.map(sampleJson), statistics })];
  return documentsOf({ samples, statistics }).map((document) => JSON.stringify(document));
}

function tagged(sample: Sample): Tagged {
  return new Tagged(sample.kind, sampleJson(sample)[sample.kind]);
}

/** Numbers keep their text, which `toJSON` only keeps for JSON. */
function forYaml(value: unknown): unknown {
  if (value instanceof SampleNumber) return new Verbatim(value.text.replace("e+", "e"));
  if (value instanceof Tagged) return new Tagged(value.tag, forYaml(value.value));
  if (Array.isArray(value)) return value.map(forYaml);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, forYaml(item)]));
}

function printStatistics(statistics: Statistics): string {
  const data = statistics.toJSON() as { readonly [key: string]: unknown };
  const counts = (key: string, indent: string): string =>
    Object.entries(data[key] ?? {})
      .map(([name, count]) => `${indent}- ${name}: ${String(count)}\n`)
      .join("");
  const total = Number(data["total_entities"]);
  const advisories = Number(data["total_advisories"]);
  const seen = floatOf(Number(fixed(statistics.coverage * 100, 2)));
  return [
    `${heading("Samples")}  - total: ${total}\n`,
    ...(total === 0
      ? []
      : [
          `  - by type:\n${counts("total_entities_by_type", "    ")}`,
          `  - by highest advice level:\n    - no advice: ${String(data["no_advice_count"])}\n`,
          counts("highest_advice_level_counts", "    "),
        ]),
    `\n${heading("Advisories given")}  - total: ${advisories}\n`,
    ...(advisories === 0
      ? []
      : [
          `  - advice level:\n${counts("advice_level_counts", "    ")}`,
          `  - advice type:\n${counts("advice_type_counts", "    ")}`,
          `  - advice message:\n${counts("advice_message_counts", "    ")}`,
        ]),
    `\n${heading("Registry coverage")}  - total seen: ${valueText(seen)}%\n`,
  ].join("");
}

function heading(text: string): string {
  return `${styled(text, "blue", "bold")}\n`;
}
