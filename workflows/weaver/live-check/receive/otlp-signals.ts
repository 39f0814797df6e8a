import {
  type AnyValue,
  exportRequest,
  type ExportRequest,
  type KeyValue,
  readAttribute,
  readValue,
} from "./otlp-messages.ts";
import type { MessageKind } from "./protobuf-reader.ts";

interface Named {
  name: string;
  readonly attributes: KeyValue[];
}

export interface OtlpSpan extends Named {
  kind: number;
  status: { code: number; message: string } | undefined;
  readonly events: Named[];
  readonly links: { readonly attributes: KeyValue[] }[];
}

const event: MessageKind<Named> = {
  make: () => ({ name: "", attributes: [] }),
  fields: { 2: (into, from) => void (into.name = from.text()), 3: readAttribute },
};

const link: MessageKind<{ readonly attributes: KeyValue[] }> = {
  make: () => ({ attributes: [] }),
  fields: { 4: readAttribute },
};

const status: MessageKind<{ code: number; message: string }> = {
  make: () => ({ code: 0, message: "" }),
  fields: {
    2: (into, from) => void (into.message = from.text()),
    3: (into, from) => void (into.code = from.int32()),
  },
};

export const traces: MessageKind<ExportRequest<OtlpSpan>> = exportRequest<OtlpSpan>({
  make: () => ({ name: "", kind: 0, status: undefined, attributes: [], events: [], links: [] }),
  fields: {
    5: (into, from) => void (into.name = from.text()),
    6: (into, from) => void (into.kind = from.int32()),
    9: readAttribute,
    11: (into, from) => void into.events.push(from.message(event)),
    13: (into, from) => void into.links.push(from.message(link)),
    15: (into, from) => void (into.status = from.message(status)),
  },
});

export interface OtlpLog {
  severityNumber: number;
  severityText: string;
  body: { readonly of: AnyValue | undefined } | undefined;
  readonly attributes: KeyValue[];
  traceId: Uint8Array;
  spanId: Uint8Array;
  eventName: string;
}

const none = new Uint8Array();

export const logs: MessageKind<ExportRequest<OtlpLog>> = exportRequest<OtlpLog>({
  make: () => ({
    severityNumber: 0,
    severityText: "",
    body: undefined,
    attributes: [],
    traceId: none,
    spanId: none,
    eventName: "",
  }),
  fields: {
    2: (into, from) => void (into.severityNumber = from.int32()),
    3: (into, from) => void (into.severityText = from.text()),
    5: (into, from) => void (into.body = readValue(from)),
    6: readAttribute,
    9: (into, from) => void (into.traceId = from.bytes()),
    10: (into, from) => void (into.spanId = from.bytes()),
    12: (into, from) => void (into.eventName = from.text()),
  },
});

export interface OtlpProfile {
  format: string;
  /** Into the dictionary's attributes. */
  readonly attributeIndices: number[];
}

/** What profiles share. */
export interface Dictionary {
  readonly texts: string[];
  readonly attributes: { key: number; value: KeyValue["value"] }[];
}

export interface ProfilesRequest extends ExportRequest<OtlpProfile> {
  dictionary: Dictionary | undefined;
}

const unitValue: MessageKind<Dictionary["attributes"][number]> = {
  make: () => ({ key: 0, value: undefined }),
  fields: {
    1: (into, from) => void (into.key = from.int32()),
    2: (into, from) => void (into.value = readValue(from)),
  },
};

const dictionary: MessageKind<Dictionary> = {
  make: () => ({ texts: [], attributes: [] }),
  fields: {
    5: (into, from) => void into.texts.push(from.text()),
    6: (into, from) => void into.attributes.push(from.message(unitValue)),
  },
};

const profilesWithout = exportRequest<OtlpProfile>({
  make: () => ({ format: "", attributeIndices: [] }),
  fields: {
    9: (into, from) => void (into.format = from.text()),
    11: (into, from) => from.numbers(into.attributeIndices, { wire: "varint", read: () => from.int32() }),
  },
});

export const profiles: MessageKind<ProfilesRequest> = {
  make: () => ({ resources: [], dictionary: undefined }),
  fields: { ...profilesWithout.fields, 2: (into, from) => void (into.dictionary = from.message(dictionary)) },
};
