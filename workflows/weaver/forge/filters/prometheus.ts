import { getAttribute } from "../../jinja/access.ts";
import { JinjaError } from "../../jinja/error.ts";
import type { JinjaFunction, Kwargs, Value } from "../../jinja/value.ts";
import { textOf } from "../../jinja/value.ts";
import { onValue, requireText, withKeywords, wrongValue } from "./parameters.ts";

/** Names of units: https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/ */
const UNITS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    d: "days",
    h: "hours",
    min: "minutes",
    s: "seconds",
    ms: "milliseconds",
    us: "microseconds",
    ns: "nanoseconds",
    By: "bytes",
    KiBy: "kibibytes",
    MiBy: "mebibytes",
    GiBy: "gibibytes",
    TiBy: "tibibytes",
    KBy: "kilobytes",
    MBy: "megabytes",
    GBy: "gigabytes",
    TBy: "terabytes",
    B: "bytes",
    KB: "kilobytes",
    MB: "megabytes",
    GB: "gigabytes",
    TB: "terabytes",
    m: "meters",
    V: "volts",
    A: "amperes",
    J: "joules",
    W: "watts",
    g: "grams",
    Cel: "celsius",
    Hz: "hertz",
    "1": "ratio",
    "%": "percent",
  }),
);
const PER_UNITS: ReadonlyMap<string, string> = new Map(
  Object.entries({ s: "second", m: "minute", h: "hour", d: "day", w: "week", mo: "month", y: "year" }),
);
/** Units that are left out before "per". */
const SILENT = new Set(["1", "d", "h", "min", "s", "ms", "us", "ns"]);

interface Metric {
  readonly name: string;
  readonly unit: string;
  readonly instrument: string;
}

function unitSuffix(unit: string): string | undefined {
  const known = UNITS.get(unit);
  if (unit === "" || known !== undefined) return known;
  const slash = unit.indexOf("/");
  if (slash < 0) return undefined;
  const first = unit.slice(0, slash);
  const per = PER_UNITS.get(unit.slice(slash + 1));
  if (per === undefined) return undefined;
  const counted = SILENT.has(first) ? undefined : UNITS.get(first);
  return counted === undefined ? `per_${per}` : `${counted}_per_${per}`;
}

function sanitize(name: string): string {
  const isClean = !/^[0-9]/.test(name) && !/[^\p{Alphabetic}\p{N}_:]/u.test(name);
  if (isClean) return name;
  // Only what follows the first wrong character loses its letters beyond ASCII.
  const wrong = /^[0-9]/.test(name) ? 0 : name.search(/[^\p{Alphabetic}\p{N}_:]/u);
  const rest = name.slice(wrong).replaceAll(/[^0-9A-Za-z_:]/gu, "_");
  return `${/^[0-9]/.test(name) ? "_" : ""}${name.slice(0, wrong)}${rest}`;
}

function suffixed(name: string, { unit, instrument }: Metric): string {
  const suffix = unitSuffix(unit);
  return `${name}${suffix === undefined ? "" : `_${suffix}`}${instrument === "counter" ? "_total" : ""}`;
}

/** How an exporter may translate a metric's name. */
const STRATEGIES: Readonly<Record<string, (metric: Metric) => string>> = {
  NoTranslation: (metric) => metric.name,
  UnderscoreEscapingWithoutSuffixes: (metric) => sanitize(metric.name),
  NoUTF8EscapingWithSuffixes: (metric) => suffixed(metric.name, metric),
  UnderscoreEscapingWithSuffixes: (metric) => suffixed(sanitize(metric.name), metric),
};

function strategyOf(kwargs: Kwargs): ((metric: Metric) => string) | undefined {
  const value = kwargs["translation_strategy"];
  if (value === undefined || value === null) return undefined;
  const name = requireText(value);
  const strategy = Object.hasOwn(STRATEGIES, name) ? STRATEGIES[name] : undefined;
  if (!strategy) {
    throw wrongValue(
      `Invalid translation_strategy: '${name}'. Valid values are: ${Object.keys(STRATEGIES).join(", ")}`,
    );
  }
  return strategy;
}

function textAttribute(value: Value, name: string): string {
  const text = textOf(getAttribute(value, name));
  if (text === undefined) throw wrongValue(`Expected ${name} to be a string`);
  return text;
}

function metricOf(value: Value): Metric {
  return {
    name: textAttribute(value, "metric_name"),
    unit: textAttribute(value, "unit"),
    instrument: textAttribute(value, "instrument"),
  };
}

function expanded(name: string, instrument: string): string[] {
  if (instrument === "histogram") return [name, `${name}_bucket`, `${name}_count`, `${name}_sum`];
  return instrument === "summary" ? [name, `${name}_count`, `${name}_sum`] : [name];
}

function flag(kwargs: Kwargs, name: string): boolean {
  const value = kwargs[name];
  if (value === undefined || value === null) return false;
  if (typeof value !== "boolean") throw new JinjaError("invalid operation", "cannot convert value to bool");
  return value;
}

function allNames(value: Value, kwargs: Kwargs): Value {
  const strategy = strategyOf(kwargs);
  const isExpanded = flag(kwargs, "expand_summary_and_histogram");
  const metric = metricOf(value);
  const names = (strategy ? [strategy] : Object.values(STRATEGIES)).map((translate) => translate(metric));
  return [...new Set(names)].flatMap((name) => (isExpanded ? expanded(name, metric.instrument) : [name]));
}

function oneName(value: Value, kwargs: Kwargs): Value {
  const strategy = strategyOf(kwargs);
  if (!strategy) throw wrongValue("translation_strategy parameter is required for prometheus_metric_name filter");
  return strategy(metricOf(value));
}

/** Names and units of metrics as Prometheus exporters write them. */
export const PROMETHEUS_FILTERS: Readonly<Record<string, JinjaFunction>> = {
  prometheus_metric_names: withKeywords(allNames),
  prometheus_metric_name: withKeywords(oneName),
  prometheus_unit_name: onValue((value) => {
    const unit = textAttribute(value, "unit");
    return UNITS.get(unit) ?? unit;
  }),
};
