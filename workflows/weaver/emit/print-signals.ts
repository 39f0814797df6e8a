import { randomBytes } from "node:crypto";
import { debugFloat } from "../jinja/display.ts";
import type { EmittedEvent, EmittedMetric, EmittedSignals, EmittedSpan } from "./emitted-signals.ts";
import type { EmittedAttribute, EmittedValue, ScalarKind } from "./emitted-value.ts";

const resource = `Resource
\t ->  service.name=String(Static("weaver"))
`;

/** The signals in the layout of Weaver's `emit --stdout`, which is that of OpenTelemetry's exporter for people in Rust. */
export function printSignals(signals: EmittedSignals, now: Date): string {
  const time = `${now.toISOString().replace("T", " ").replace("Z", "")}000`;
  const trace = { traceId: randomBytes(16).toString("hex"), root: randomBytes(8).toString("hex"), time };
  const path: EmittedAttribute = {
    name: "otel.weaver.registry_path",
    value: { kind: "string", value: signals.registryPath, written: true },
  };
  const root: EmittedSpan = { name: "otel.weaver.emit", kind: "internal", attributes: [path] };
  const spans = [...signals.spans, root].map((span) => printSpan(span, { ...trace, isRoot: span === root }));
  return [
    first(spans, "Spans\n"),
    signals.metrics.length === 0 ? "" : printMetrics(signals.metrics, time),
    first(
      signals.events.map((event) => printEvent(event, time)),
      "Logs\n",
    ),
  ].join("");
}

/** The resource stands before the first item only. */
function first(items: readonly string[], title: string): string {
  return items.map((item, index) => `${title}${index === 0 ? resource : ""}${item}`).join("");
}

interface Trace {
  readonly traceId: string;
  readonly root: string;
  readonly time: string;
  readonly isRoot: boolean;
}

function printSpan({ name, kind, attributes }: EmittedSpan, { traceId, root, time, isRoot }: Trace): string {
  const lines = [
    "Span #0",
    "\tInstrumentation Scope",
    '\t\tName         : "weaver"',
    "",
    `\tName         : ${name}`,
    `\tTraceId      : ${traceId}`,
    `\tSpanId       : ${isRoot ? root : randomBytes(8).toString("hex")}`,
    "\tTraceFlags   : TraceFlags(1)",
    `\tParentSpanId : ${isRoot ? "None (root span)" : root}`,
    `\tKind         : ${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
    `\tStart time   : ${time}`,
    `\tEnd time     : ${time}`,
    "\tStatus       : Unset",
    ...(attributes.length === 0 ? [] : ["\tAttributes:"]),
    ...attributes.map((attribute) => `\t\t ->  ${attribute.name}: ${debug(attribute.value, spanWords)}`),
  ];
  return `${lines.join("\n")}\n`;
}

function printMetrics(metrics: readonly EmittedMetric[], time: string): string {
  const scope = "\tInstrumentation Scope #0\n\t\tName         : weaver\n";
  const printed = metrics.map((metric, index) => `Metric #${index}\n${printMetric(metric, time)}`);
  return `Metrics\n${resource}${scope}${printed.join("")}`;
}

function printMetric({ name, description, unit, instrument, attributes }: EmittedMetric, time: string): string {
  const times = [`\t\tStartTime    : ${time}`, `\t\tEndTime      : ${time}`];
  const cumulative = "\t\tTemporality  : Cumulative";
  const shown = [
    "\t\t\tAttributes   :",
    ...attributes.map((item) => `\t\t\t\t ->  ${item.name}: ${plain(item.value)}`),
  ];
  const value = ["\t\tDataPoint #0", "\t\t\tValue        : 1.0", ...shown];
  const head = [`\t\tName         : ${name}`, `\t\tDescription  : ${description}`, `\t\tUnit         : ${unit}`];
  const lines = (kind: string, ...more: readonly string[]) =>
    `${[...head, `\t\tType         : ${kind}`, ...more].join("\n")}\n`;
  switch (instrument) {
    case "counter":
    case "updowncounter": {
      const monotonic = `\t\tMonotonic    : ${instrument === "counter"}`;
      return lines("Sum", "\t\tSum DataPoints", monotonic, cumulative, ...times, ...value);
    }
    case "gauge":
      return lines("Gauge", "\t\tGauge DataPoints", ...times, ...value);
    case "histogram": {
      const numbers = ["Count        : 1", "Sum          : 1.0", "Min          : 1.0", "Max          : 1.0"];
      const point = ["\t\tHistogram DataPoints", "\t\tDataPoint #0", ...numbers.map((line) => `\t\t\t${line}`)];
      return lines("Histogram", cumulative, ...times, ...point, ...shown, "\t\t\tBuckets", ...buckets);
    }
  }
}

const bounds = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000];

const buckets = [
  ...bounds.map((bound, index) => `\t\t\t\t ${bounds[index - 1] ?? "-inf"} to ${bound} : ${index === 1 ? 1 : 0}`),
  "\t\t\t\t10000 to +Infinity : 0",
];

function printEvent({ name, attributes }: EmittedEvent, time: string): string {
  const lines = [
    "Log #0",
    '\t Instrumentation Scope: InstrumentationScope { name: "weaver", version: None, schema_url: None, attributes: [] }',
    `\t EventName: ${JSON.stringify(name)}`,
    `\t Observed Timestamp: ${time}`,
    '\t SeverityText: "INFO"',
    "\t SeverityNumber: Info",
    `\t Body: ${debug({ kind: "string", value: name, written: true }, logWords)}`,
    "\t Attributes:",
    ...attributes.map((attribute) => `\t\t ->  ${attribute.name}: ${debug(attribute.value, logWords)}`),
  ];
  return `${lines.join("\n")}\n`;
}

const spanWords = { bool: "Bool", int: "I64", double: "F64", string: "String" } as const;
const logWords = { bool: "Boolean", int: "Int", double: "Double", string: "String" } as const;

/** A value in Rust's debug form. */
function debug(value: EmittedValue, words: Readonly<Record<ScalarKind, string>>): string {
  const item = (kind: ScalarKind, one: boolean | number | string): string => {
    if (kind === "string") return `${value.written ? "Owned" : "Static"}(${JSON.stringify(one)})`;
    return kind === "double" ? debugFloat(Number(one)) : String(one);
  };
  if (value.kind !== "list") return `${words[value.kind]}(${item(value.kind, value.value)})`;
  const { of, values } = value;
  const items = values.map((one) => item(of, one));
  if (words === spanWords) return `Array(${words[of]}([${items.join(", ")}]))`;
  return `ListAny([${items.map((one) => `${words[of]}(${one})`).join(", ")}])`;
}

function plain(value: EmittedValue): string {
  if (value.kind !== "list") return String(value.value);
  const { of, values } = value;
  return `[${values.map((one) => (of === "string" ? JSON.stringify(one) : String(one))).join(",")}]`;
}
