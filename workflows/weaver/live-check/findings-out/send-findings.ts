import { type Attributes, ROOT_CONTEXT } from "@opentelemetry/api";
import { OTLPLogExporter } from "@opentelemetry/exporter-logs-otlp-grpc";
import { defaultResource, resourceFromAttributes } from "@opentelemetry/resources";
import { LoggerProvider, type ReadableLogRecord } from "@opentelemetry/sdk-logs";
import { SampleNumber } from "../sample-number.ts";
import { attributesOf, eventName, type FindingSink, scopeName, severities } from "./finding-log.ts";

interface Sending {
  readonly resource: Readonly<Record<string, string>>;
  /** OTLP over gRPC, such as `http://localhost:4317`. */
  readonly endpoint: string;
  /** Called once, with the first reason why something could not be sent. */
  readonly onFailure: (reason: string) => void;
}

export interface SentFindings extends FindingSink, AsyncDisposable {}

/** As many records as one request has. */
const batchSize = 512;

/** Sends findings as log records, batch by batch; the rest when it is disposed of. */
export function sentFindings({ resource, endpoint, onFailure }: Sending): SentFindings {
  const kept: ReadableLogRecord[] = [];
  const done = (): Promise<void> => Promise.resolve();
  const processors = [
    { onEmit: (record: ReadableLogRecord) => void kept.push(record), forceFlush: done, shutdown: done },
  ];
  const described = defaultResource().merge(resourceFromAttributes(resource));
  const logger = new LoggerProvider({ resource: described, processors }).getLogger(scopeName);
  const exporter = new OTLPLogExporter({ url: endpoint });
  let failed = false;
  const send = async (batch: ReadableLogRecord[]): Promise<void> => {
    const { code, error } = await new Promise<{ code: number; error?: Error }>((resolve) =>
      exporter.export(batch, resolve),
    );
    if (code !== 0 && !failed) onFailure(error?.message ?? "the receiver refused them");
    failed ||= code !== 0;
  };
  return {
    tell: (told) => {
      const { level, message } = told.finding;
      const { number: severityNumber, text: severityText } = severities[level];
      const attributes = Object.fromEntries(attributesOf(told).map(([name, value]) => [name, plain(value)]));
      // Not in the trace of this command, whose span is at hand.
      const record = { eventName, severityNumber, severityText, body: message, context: ROOT_CONTEXT };
      logger.emit({ ...record, attributes: attributes as Attributes });
    },
    flush: async () => {
      // oxlint-disable-next-line no-await-in-loop -- one request after another
      while (kept.length >= batchSize) await send(kept.splice(0, batchSize));
    },
    [Symbol.asyncDispose]: async () => {
      // oxlint-disable-next-line no-await-in-loop -- one request after another
      while (kept.length > 0) await send(kept.splice(0, batchSize));
      await exporter.shutdown();
    },
  };
}

function plain(value: unknown): unknown {
  if (value instanceof SampleNumber) return value.value;
  return Array.isArray(value) ? value.map(plain) : value;
}
