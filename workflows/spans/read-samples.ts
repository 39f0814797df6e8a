import type { SpanFinding } from "../report/report.ts";
import { messageOf } from "../errors.ts";
import { isOtlp, readOtlp } from "./read-otlp.ts";
import { readWeaverSample } from "./read-weaver-sample.ts";
import type { Sample } from "./sample.ts";

const largest = 50 * 1024 * 1024;
const mostSamples = 200_000;

export interface ReadSamples {
  readonly samples: readonly Sample[];
  /** What could not be read, as findings of kind `invalid-sample`. */
  readonly findings: readonly SpanFinding[];
}

/**
 * Reads one sample file: Weaver's format (a JSON array of one-key objects) or OTLP/JSON (`resourceSpans`,
 * `resourceMetrics`, `resourceLogs`; one document, or one to a line as the Collector writes them).
 */
export function readSamples({ file, text }: { readonly file: string; readonly text: string }): ReadSamples {
  if (Buffer.byteLength(text) > largest) return { samples: [], findings: [invalid(file, "is larger than 50 MiB")] };
  const documents = parse(text);
  if ("error" in documents) return { samples: [], findings: [invalid(file, documents.error)] };
  const samples: Sample[] = [];
  const findings: SpanFinding[] = [];
  for (const entry of documents.values.flat()) {
    const read = isOtlp(entry) ? readOtlp(entry) : readWeaverSample(entry);
    if (read === undefined) findings.push(invalid(file, `holds something that is no sample: ${brief(entry)}`));
    else if (samples.length < mostSamples) samples.push(...read);
  }
  if (samples.length >= mostSamples)
    findings.push(invalid(file, `holds more than ${mostSamples} samples; the rest is not read`));
  return { samples, findings };
}

function parse(text: string): { values: unknown[] } | { error: string } {
  try {
    return { values: [JSON.parse(text) as unknown] };
  } catch (error) {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    const values = lines.length > 1 ? parseLines(lines) : undefined;
    return values ? { values } : { error: `is not JSON: ${messageOf(error)}` };
  }
}

function parseLines(lines: readonly string[]): unknown[] | undefined {
  try {
    return lines.map((line) => JSON.parse(line) as unknown);
  } catch {
    return undefined;
  }
}

function invalid(file: string, what: string): SpanFinding {
  return { kind: "invalid-sample", level: "violation", message: `\`${file}\` ${what}.`, sample: file, subject: file };
}

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return `\`${text.slice(0, 80).replaceAll("`", "'")}\``;
}
