import type { Sample, SampleLog, SampleProfile, SampleSpan } from "../sample.ts";
import { metricOf } from "./metric-samples.ts";
import type { ExportRequest, KeyValue } from "./otlp-messages.ts";
import { metrics } from "./otlp-metrics.ts";
import {
  type Dictionary,
  logs,
  type OtlpLog,
  type OtlpProfile,
  type OtlpSpan,
  profiles,
  traces,
} from "./otlp-signals.ts";
import { attributeOf, bodyText, idText, resourceOf, scopeOf } from "./otlp-values.ts";
import { ProtobufReader } from "./protobuf-reader.ts";

/** What OTLP has an export service for. */
export type OtlpSignal = "traces" | "metrics" | "logs" | "profiles";

/**
 * The samples of one export request: for each resource the resource itself, then for each scope the scope and its items.
 * @throws BadMessage
 */
export function samplesOf(signal: OtlpSignal, bytes: Uint8Array): readonly Sample[] {
  switch (signal) {
    case "traces":
      return unwrap(ProtobufReader.decode(bytes, traces), (span) => ({ kind: "span", body: spanOf(span) }));
    case "metrics":
      return unwrap(ProtobufReader.decode(bytes, metrics), (metric) => ({ kind: "metric", body: metricOf(metric) }));
    case "logs":
      return unwrap(ProtobufReader.decode(bytes, logs), (log) => ({ kind: "log", body: logOf(log) }));
    case "profiles": {
      const request = ProtobufReader.decode(bytes, profiles);
      return unwrap(request, (profile) => ({ kind: "profile", body: profileOf(profile, request.dictionary) }));
    }
  }
}

function unwrap<T>({ resources }: ExportRequest<T>, sampleOf: (item: T) => Sample): Sample[] {
  const samples: Sample[] = [];
  for (const { resource, scopes } of resources) {
    if (resource !== undefined) samples.push({ kind: "resource", body: resourceOf(resource) });
    for (const { scope, schemaUrl, items } of scopes) {
      const body = scopeOf(scope, schemaUrl);
      if (body !== undefined) samples.push({ kind: "instrumentation_scope", body });
      for (const item of items) samples.push(sampleOf(item));
    }
  }
  return samples;
}

const spanKinds = ["internal", "internal", "server", "client", "producer", "consumer"];
const statusCodes = ["unset", "ok", "error"];

const named = ({ name, attributes }: { readonly name: string; readonly attributes: readonly KeyValue[] }) => ({
  name,
  attributes: attributes.map(attributeOf),
  live_check_result: null,
});

function spanOf({ name, kind, status, attributes, events, links }: OtlpSpan): SampleSpan {
  return {
    name,
    kind: spanKinds[kind] ?? "internal",
    status: status === undefined ? null : { code: statusCodes[status.code] ?? "unset", message: status.message },
    attributes: attributes.map(attributeOf),
    span_events: events.map(named),
    span_links: links.map((link) => ({ attributes: link.attributes.map(attributeOf), live_check_result: null })),
    live_check_result: null,
  };
}

function logOf(log: OtlpLog): SampleLog {
  const [traceId, spanId] = [idText(log.traceId, 16), idText(log.spanId, 8)];
  const record = {
    event_name: log.eventName,
    severity_number: log.severityNumber,
    severity_text: log.severityText,
    body: log.body?.of === undefined ? null : bodyText(log.body.of),
    attributes: log.attributes.map(attributeOf),
    trace_id: traceId === "" ? null : traceId,
    span_id: spanId === "" ? null : spanId,
    live_check_result: null,
  };
  return record;
}

function profileOf({ format, attributeIndices }: OtlpProfile, dictionary: Dictionary | undefined): SampleProfile {
  const attributes = attributeIndices.flatMap((index) => {
    const found = dictionary?.attributes[index];
    return found === undefined ? [] : [attributeOf({ key: dictionary?.texts[found.key] ?? "", value: found.value })];
  });
  return { original_payload_format: format, attributes, live_check_result: null };
}
