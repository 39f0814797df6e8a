import { debugFloat, debugText } from "../../jinja/display.ts";
import { inferType } from "../infer-type.ts";
import type { SampleAttribute, SampleResource, SampleScope } from "../sample.ts";
import { floatOf, integerOf, type SampleNumber } from "../sample-number.ts";
import type { AnyValue, KeyValue, Resource, Scope } from "./otlp-messages.ts";

/** A double of a sample; JSON has no others than finite ones. */
export function doubleOf(value: number): number | SampleNumber | null {
  return Number.isFinite(value) ? floatOf(value) : null;
}

/** What attributes can have as JSON; undefined for maps and bytes, which Weaver passes over. */
function jsonOf(value: AnyValue | undefined): unknown {
  switch (value?.kind) {
    case "string":
    case "bool":
      return value.value;
    case "int":
      return integerOf(value.value);
    case "double":
      return doubleOf(value.value);
    case "array":
      return value.values.map(jsonOf).filter((item) => item !== undefined);
    case "map":
    case "bytes":
    case undefined:
      return undefined;
  }
}

export function attributeOf({ key, value }: KeyValue): SampleAttribute {
  const content = jsonOf(value?.of);
  return { name: key, value: content ?? null, type: inferType(content ?? null), live_check_result: null };
}

export function resourceOf({ attributes }: Resource): SampleResource {
  return { attributes: attributes.map(attributeOf), live_check_result: null };
}

/** A schema URL alone says who sent something, too. */
export function scopeOf(scope: Scope | undefined, schemaUrl: string): SampleScope | undefined {
  if (scope === undefined && schemaUrl === "") return undefined;
  return {
    name: scope?.name ?? "",
    version: scope?.version ?? "",
    schema_url: schemaUrl,
    attributes: (scope?.attributes ?? []).map(attributeOf),
    dropped_attributes_count: scope?.dropped ?? 0,
    live_check_result: null,
  };
}

/** The body of a log record as Weaver shows it, in the debug form of Rust. */
export function bodyText(value: AnyValue): string {
  switch (value.kind) {
    case "string":
      return `StringValue(${debugText(value.value)})`;
    case "bool":
      return `BoolValue(${value.value})`;
    case "int":
      return `IntValue(${value.value})`;
    case "double":
      return `DoubleValue(${debugFloat(value.value)})`;
    case "array":
      return `ArrayValue(ArrayValue { values: [${value.values.map(boxText).join(", ")}] })`;
    case "map":
      return `KvlistValue(KeyValueList { values: [${value.entries.map(entryText).join(", ")}] })`;
    case "bytes":
      return `BytesValue([${value.value.join(", ")}])`;
  }
}

function boxText(value: AnyValue | undefined): string {
  return `AnyValue { value: ${value === undefined ? "None" : `Some(${bodyText(value)})`} }`;
}

function entryText({ key, value }: KeyValue): string {
  const shown = value === undefined ? "None" : `Some(${boxText(value.of)})`;
  return `KeyValue { key: ${debugText(key)}, value: ${shown} }`;
}

/** An id as hexadecimal text; empty where it has not the length it should have. */
export function idText(bytes: Uint8Array, length: number): string {
  return bytes.length === length ? Buffer.from(bytes).toString("hex") : "";
}
