import { inferType } from "./infer-type.ts";
import type { Sample } from "./sample.ts";
import { parseSampleJson } from "./sample-number.ts";

/** Samples in Weaver's text format: a line is the name of an attribute, or `name=value` with the value in JSON or plain. */
export function readTextSamples(text: string): Sample[] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").map(sampleOfLine);
}

function sampleOfLine(line: string): Sample {
  const at = line.indexOf("=");
  if (at < 0) return { kind: "attribute", body: { name: line, value: null, type: null, live_check_result: null } };
  const value = valueOf(line.slice(at + 1).trim());
  const name = line.slice(0, at).trim();
  return { kind: "attribute", body: { name, value, type: inferType(value), live_check_result: null } };
}

function valueOf(text: string): unknown {
  try {
    return parseSampleJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
