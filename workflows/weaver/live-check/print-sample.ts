import { styled } from "../print/ansi.ts";
import type {
  DataPoints,
  FindingLevel,
  LiveCheckResult,
  NumberDataPoint,
  Sample,
  SampleAttribute,
  SampleExemplar,
  SampleMetric,
  SampleScope,
  SampleSpan,
} from "./sample.ts";
import { isShown, valueText } from "./sample-text.ts";

const headers = { information: "bright_green", improvement: "bright_yellow", violation: "bright_red" } as const;
const levels = { information: "green", improvement: "yellow", violation: "red" } as const;

/** A checked sample for a terminal: its name in the colour of its worst finding, its findings, then its parts. */
export function printSample(sample: Sample): string {
  switch (sample.kind) {
    case "attribute":
      return printAttribute(sample.body, 0);
    case "span":
      return printSpan(sample.body);
    case "span_event":
      return printPart({ title: "Span event", name: sample.body.name, body: sample.body, indent: 0 });
    case "span_link":
      return printPart({ title: "Span link", body: sample.body, indent: 0 });
    case "resource":
      return printPart({ title: "Resource", body: sample.body, indent: 0 });
    case "instrumentation_scope":
      return printScope(sample.body);
    case "metric":
      return printMetric(sample.body);
    case "log": {
      const name = sample.body.event_name;
      return printPart({ title: name === "" ? "Log" : "Log Event", name, body: sample.body, indent: 0 });
    }
    case "profile": {
      const name = sample.body.original_payload_format;
      return printPart({ title: "Profile", name, body: sample.body, indent: 0 });
    }
  }
}

interface Checked {
  readonly live_check_result: LiveCheckResult | null;
}

function header({ live_check_result: result }: Checked, name: string): string {
  return styled(name, headers[result?.highest_advice_level ?? "information"]);
}

function title(text: string): string {
  return styled(text, "bright_cyan", "bold");
}

function findings({ live_check_result: result }: Checked, indent: number): string {
  const line = (level: FindingLevel, message: string) =>
    `${" ".repeat(indent)}    - [${styled(level, levels[level])}] ${message}\n`;
  return (result?.all_advice ?? []).map(({ level, message }) => line(level, message)).join("");
}

function printAttribute(attribute: SampleAttribute, indent: number): string {
  const value = isShown(attribute.value) ? ` = ${valueText(attribute.value)}` : "";
  return `${" ".repeat(indent)}${header(attribute, attribute.name)}${value}\n${findings(attribute, indent)}`;
}

function printAttributes(attributes: readonly SampleAttribute[], indent: number): string {
  return attributes.map((attribute) => printAttribute(attribute, indent + 4)).join("");
}

interface Part {
  readonly title: string;
  readonly name?: string;
  /** What stands after the name. */
  readonly more?: string;
  readonly body: Checked & { readonly attributes: readonly SampleAttribute[] };
  readonly indent: number;
}

function printPart({ title: text, name, more = "", body, indent }: Part): string {
  const named = name === undefined ? "" : ` ${header(body, name)}`;
  const first = `${" ".repeat(indent)}${title(text)}${named}${more}\n`;
  return `${first}${findings(body, indent)}${printAttributes(body.attributes, indent)}`;
}

function printSpan(span: SampleSpan): string {
  const events = span.span_events.map((body) => printPart({ title: "Span event", name: body.name, body, indent: 4 }));
  const links = span.span_links.map((body) => printPart({ title: "Span link", body, indent: 4 }));
  const own = printPart({ title: "Span", name: span.name, more: ` \`${span.kind}\``, body: span, indent: 0 });
  return [own, ...events, ...links].join("");
}

function printScope(scope: SampleScope): string {
  const version = scope.version === "" ? "" : ` \`${scope.version}\``;
  const url = scope.schema_url === "" ? "" : `  schema URL: ${scope.schema_url}\n`;
  const dropped = scope.dropped_attributes_count;
  const more = dropped === 0 ? "" : `  dropped attributes: ${dropped}\n`;
  const first = `${title("Instrumentation scope")} ${header(scope, scope.name)}${version}`;
  return `${first}${findings(scope, 0)}\n${url}${more}${printAttributes(scope.attributes, 0)}`;
}

function printMetric(metric: SampleMetric): string {
  const first = `${title("Metric")} ${header(metric, metric.name)} \`${metric.instrument}\`, \`${metric.unit}\`\n`;
  const points = metric.data_points === null ? "" : printDataPoints(metric.data_points);
  return `${first}${findings(metric, 0)}${points}`;
}

function printDataPoints(data: DataPoints): string {
  const measured = (point: DataPoints["points"][number]): string => {
    if ("value" in point) return valueText((point as NumberDataPoint).value);
    const { count, sum, min, max } = point;
    return `count=${valueText(count)}, sum=${valueText(sum)}, min=${valueText(min)}, max=${valueText(max)}`;
  };
  return data.points
    .map((point) => {
      const own = printPart({ title: "Data point", more: ` ${measured(point)}`, body: point, indent: 4 });
      return own + point.exemplars.map((exemplar) => printExemplar(exemplar, 8)).join("");
    })
    .join("");
}

function printExemplar(exemplar: SampleExemplar, indent: number): string {
  const { value, timestamp, span_id: span, trace_id: trace, filtered_attributes: attributes } = exemplar;
  const more = ` ${valueText(value)} @ ${timestamp} on ${span} ${trace}`;
  const body = { live_check_result: exemplar.live_check_result, attributes };
  return printPart({ title: "Exemplar", more, body, indent });
}
