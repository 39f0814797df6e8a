import { debugFloat, debugText } from "../../jinja/display.ts";
import { SampleNumber } from "../sample-number.ts";
import { attributesOf, eventName, type FindingSink, scopeName, severities, type ToldFinding } from "./finding-log.ts";

interface Printing {
  readonly resource: Readonly<Record<string, string>>;
  readonly print: (text: string) => void;
}

/** Prints each finding at once, in the layout of OpenTelemetry's exporter for people in Rust, as Weaver does. */
export function printedFindings({ resource, print }: Printing): FindingSink {
  const lines = Object.entries(resource).map(([key, value]) => `\t ->  ${key}=String(Owned(${debugText(value)}))\n`);
  let head = `Resource\n${lines.join("")}`;
  return {
    tell: (told) => {
      print(`Logs\n${head}${recordText(told, new Date())}`);
      // The resource stands before the first record only.
      head = "";
    },
    flush: () => Promise.resolve(),
  };
}

function recordText(told: ToldFinding, now: Date): string {
  const { level, message } = told.finding;
  const { text, word } = severities[level];
  const lines = [
    "Log #0",
    `\t Instrumentation Scope: InstrumentationScope { name: "${scopeName}", version: None, schema_url: None, attributes: [] }`,
    `\t EventName: "${eventName}"`,
    `\t Observed Timestamp: ${now.toISOString().replace("T", " ").replace("Z", "")}000`,
    `\t SeverityText: "${text}"`,
    `\t SeverityNumber: ${word}`,
    `\t Body: ${debug(message)}`,
    "\t Attributes:",
    ...attributesOf(told).map(([name, value]) => `\t\t ->  ${name}: ${debug(value)}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** A value in Rust's debug form. */
function debug(value: unknown): string {
  if (Array.isArray(value)) return `ListAny([${value.map(debug).join(", ")}])`;
  if (value instanceof SampleNumber) {
    return value.integral ? `Int(${value.text})` : `Double(${debugFloat(value.value)})`;
  }
  if (typeof value === "number") return Number.isInteger(value) ? `Int(${value})` : `Double(${debugFloat(value)})`;
  return typeof value === "boolean" ? `Boolean(${value})` : `String(Owned(${debugText(String(value))}))`;
}
