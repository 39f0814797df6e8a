import type { MessageKind, ProtobufReader } from "./protobuf-reader.ts";

/** A value of an attribute, or undefined where the sender left it open. */
export type AnyValue =
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "int"; readonly value: bigint }
  | { readonly kind: "double"; readonly value: number }
  | { readonly kind: "array"; readonly values: readonly (AnyValue | undefined)[] }
  | { readonly kind: "map"; readonly entries: readonly KeyValue[] }
  | { readonly kind: "bytes"; readonly value: Uint8Array };

export interface KeyValue {
  key: string;
  /** Undefined where the message itself is missing, which differs from one without a value. */
  value: { readonly of: AnyValue | undefined } | undefined;
}

export interface Scope {
  name: string;
  version: string;
  readonly attributes: KeyValue[];
  dropped: number;
}

export interface Resource {
  readonly attributes: KeyValue[];
}

/** What one scope of a resource sent. */
export interface ScopeItems<T> {
  scope: Scope | undefined;
  schemaUrl: string;
  readonly items: T[];
}

export interface ResourceItems<T> {
  resource: Resource | undefined;
  readonly scopes: ScopeItems<T>[];
}

/** A request of one of the export services. */
export interface ExportRequest<T> {
  readonly resources: ResourceItems<T>[];
}

interface Box {
  of: AnyValue | undefined;
}

const anyValue: MessageKind<Box> = {
  make: () => ({ of: undefined }),
  fields: {
    1: (into, from) => void (into.of = { kind: "string", value: from.text() }),
    2: (into, from) => void (into.of = { kind: "bool", value: from.bool() }),
    3: (into, from) => void (into.of = { kind: "int", value: from.int64() }),
    4: (into, from) => void (into.of = { kind: "double", value: from.double() }),
    5: (into, from) => void (into.of = { kind: "array", values: from.message(arrayValue).values }),
    6: (into, from) => void (into.of = { kind: "map", entries: from.message(keyValueList).entries }),
    7: (into, from) => void (into.of = { kind: "bytes", value: from.bytes() }),
  },
};

const arrayValue: MessageKind<{ readonly values: (AnyValue | undefined)[] }> = {
  make: () => ({ values: [] }),
  fields: { 1: (into, from) => void into.values.push(from.message(anyValue).of) },
};

export const keyValue: MessageKind<KeyValue> = {
  make: () => ({ key: "", value: undefined }),
  fields: {
    1: (into, from) => void (into.key = from.text()),
    2: (into, from) => void (into.value = from.message(anyValue)),
  },
};

const keyValueList: MessageKind<{ readonly entries: KeyValue[] }> = {
  make: () => ({ entries: [] }),
  fields: { 1: (into, from) => void into.entries.push(from.message(keyValue)) },
};

/** A field that holds any value. */
export function readValue(from: ProtobufReader): { readonly of: AnyValue | undefined } {
  return from.message(anyValue);
}

/** A field that is repeated for each attribute. */
export function readAttribute(into: { readonly attributes: KeyValue[] }, from: ProtobufReader): void {
  into.attributes.push(from.message(keyValue));
}

const scope: MessageKind<Scope> = {
  make: () => ({ name: "", version: "", attributes: [], dropped: 0 }),
  fields: {
    1: (into, from) => void (into.name = from.text()),
    2: (into, from) => void (into.version = from.text()),
    3: readAttribute,
    4: (into, from) => void (into.dropped = from.uint32()),
  },
};

const resource: MessageKind<Resource> = { make: () => ({ attributes: [] }), fields: { 1: readAttribute } };

/** All export services wrap what they send alike: by resource, then by scope. */
export function exportRequest<T>(item: MessageKind<T>): MessageKind<ExportRequest<T>> {
  const scoped: MessageKind<ScopeItems<T>> = {
    make: () => ({ scope: undefined, schemaUrl: "", items: [] }),
    fields: {
      1: (into, from) => void (into.scope = from.message(scope)),
      2: (into, from) => void into.items.push(from.message(item)),
      3: (into, from) => void (into.schemaUrl = from.text()),
    },
  };
  const ofResource: MessageKind<ResourceItems<T>> = {
    make: () => ({ resource: undefined, scopes: [] }),
    fields: {
      1: (into, from) => void (into.resource = from.message(resource)),
      2: (into, from) => void into.scopes.push(from.message(scoped)),
    },
  };
  return {
    make: () => ({ resources: [] }),
    fields: { 1: (into, from) => void into.resources.push(from.message(ofResource)) },
  };
}
