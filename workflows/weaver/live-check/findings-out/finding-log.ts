import { compareText } from "../../jinja/text.ts";
import type { Finding, SampleAttribute } from "../sample.ts";

/** A finding as it arose, before filters and levels of the settings. */
export interface ToldFinding {
  readonly finding: Finding;
  /** Which part of a sample it is about, such as `number_data_point`. */
  readonly sampleType: string;
  /** Of the resource that sent the signal; empty where there is none. */
  readonly resource: readonly SampleAttribute[];
}

/** Takes findings, to hand them on as log records. */
export interface FindingSink {
  readonly tell: (finding: ToldFinding) => void;
  /** Called between samples: waits where too much has gathered. */
  readonly flush: () => Promise<void>;
}

export const eventName = "weaver.live_check.finding";
export const scopeName = "weaver.live_check";

/** Name and JSON value, in Weaver's order. */
export type LogAttribute = readonly [string, unknown];

/** Attributes of the log record that Weaver makes of a finding. */
export function attributesOf({ finding, sampleType, resource }: ToldFinding): readonly LogAttribute[] {
  const { context, id, level, signal_name, signal_type } = finding;
  return [
    ...flattened(context, "").map(([key, value]): LogAttribute => [`weaver.finding.context.${key}`, value]),
    ["weaver.finding.id", id],
    ["weaver.finding.level", level],
    ...resource.flatMap(({ name, value }): LogAttribute[] => {
      const told = tellable(value);
      return told === undefined ? [] : [[`weaver.finding.resource.attribute.${name}`, told]];
    }),
    ["weaver.finding.sample.type", sampleType],
    ...(signal_name === null ? [] : [["weaver.finding.signal.name", signal_name] as const]),
    ...(signal_type === null ? [] : [["weaver.finding.signal.type", signal_type] as const]),
  ];
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !("toJSON" in value);
}

/** The value as log records may have it; undefined where they have none for it. */
function tellable(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(tellable).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  return value === null || isMap(value) ? undefined : value;
}

function flattened(value: unknown, prefix: string): readonly LogAttribute[] {
  const below = (key: string | number): string => (prefix === "" ? String(key) : `${prefix}.${key}`);
  if (Array.isArray(value)) return value.flatMap((item, index) => flattened(item, below(index)));
  if (!isMap(value)) return prefix === "" || tellable(value) === undefined ? [] : [[prefix, value]];
  const entries = Object.entries(value).toSorted(([left], [right]) => compareText(left, right));
  return entries.flatMap(([key, item]) => flattened(item, below(key)));
}

/** OpenTelemetry's numbers and names of severities. */
export const severities = {
  violation: { number: 17, text: "ERROR", word: "Error" },
  improvement: { number: 13, text: "WARN", word: "Warn" },
  information: { number: 9, text: "INFO", word: "Info" },
} as const;

/** Who tells the findings, as Weaver says it; the standard variables go before that. */
export function resourceOf(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const own = { "service.name": "weaver", "service.criticality": "low", "service.version": "0.25.1" };
  const given = (variables["OTEL_RESOURCE_ATTRIBUTES"] ?? "").split(",").flatMap((entry) => {
    const [, key, value] = /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/.exec(entry) ?? [];
    return key === undefined || value === undefined ? [] : [[key, value] as const];
  });
  const name = variables["OTEL_SERVICE_NAME"];
  return {
    ...own,
    ...Object.fromEntries(given),
    ...(name === undefined || name === "" ? {} : { "service.name": name }),
  };
}
