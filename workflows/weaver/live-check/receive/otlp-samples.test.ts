import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleJson } from "../sample.ts";
import { attribute, fixed, inner, message, request, text, whole } from "./encode-for-tests.ts";
import { timeText } from "./metric-samples.ts";
import { type OtlpSignal, samplesOf } from "./otlp-samples.ts";
import { BadMessage } from "./protobuf-reader.ts";
import { requests } from "./requests-for-tests.ts";

const signals = Object.keys(requests) as OtlpSignal[];

function printed(signal: OtlpSignal, bytes: Uint8Array): Record<string, unknown>[] {
  return samplesOf(signal, bytes).map(
    (sample) => JSON.parse(JSON.stringify(sampleJson(sample))) as Record<string, unknown>,
  );
}

test("a request gives its resource, then its scope, then what the scope sent", () => {
  const kinds = signals.map((signal) => samplesOf(signal, requests[signal]).map(({ kind }) => kind));
  for (const [resource, scope] of kinds) expect([resource, scope]).toEqual(["resource", "instrumentation_scope"]);
  expect(kinds.map((list) => [...new Set(list.slice(2))])).toEqual([["span"], ["metric"], ["log"], ["profile"]]);
  expect(printed("traces", message(inner(1, inner(2, inner(2, text(5, "bare")))))), "neither of them").toHaveLength(1);
  const withUrl = message(inner(1, inner(2, text(3, "https://shop.example/1.0.0"))));
  expect(printed("traces", withUrl)).toMatchObject([{ instrumentation_scope: { name: "", attributes: [] } }]);
});

test("attributes keep what JSON has, with the type that it shows; maps and bytes are no values", () => {
  const [, , first] = printed("traces", requests.traces) as [unknown, unknown, { span: { attributes: object[] } }];
  const found = first.span.attributes.map((item) => Object.values(item).slice(0, 3));
  expect(found).toEqual([
    ["text", 'say "hé"\n', "string"],
    ["flag", true, "boolean"],
    ["whole", -5, "int"],
    ["large", Number(2n ** 63n - 1n), "int"],
    ["double", 3, "double"],
    ["tiny", 1e-7, "double"],
    ["nan", null, null],
    ["list", ["a", "b"], "string[]"],
    ["mixed", [1, 2.5], "double[]"],
    ["empty", [], null],
    ["map", null, null],
    ["bytes", null, null],
    ["none", null, null],
  ]);
  const text_ = JSON.stringify(samplesOf("traces", requests.traces).map(sampleJson));
  expect(text_, "no digit is lost, a float keeps its point").toContain('"value":9223372036854775807,"type":"int"');
  expect(text_).toContain('"value":3.0,"type":"double"');
});

test("the instrument of a metric is told from its data", () => {
  const found = printed("metrics", requests.metrics).flatMap(({ metric }) => (metric ? [metric as object] : []));
  expect(found.map((metric) => Object.values(metric).slice(0, 3))).toEqual([
    ["shop.gauge", "gauge", "s"],
    ["shop.counter", "counter", "s"],
    ["shop.updown", "updowncounter", "s"],
    ["shop.histogram", "histogram", "s"],
    ["shop.exponential", "histogram", "s"],
    ["shop.summary", "Summary", "s"],
    ["shop.nothing", "Unspecified", "s"],
  ]);
  expect(found[4]).toMatchObject({ data_points: [{ scale: -3, positive: { offset: -2, bucket_counts: [5, 300] } }] });
});

test("kinds and codes that OTLP does not have count as none; ids of a wrong length are left out", () => {
  const spans = printed("traces", requests.traces).slice(2) as { span: object }[];
  expect(spans.map(({ span }) => span)).toMatchObject([
    { kind: "server", status: { code: "error", message: "bad" } },
    { kind: "internal", status: { code: "unset" } },
    { kind: "internal", status: null },
  ]);
  const logs = printed("logs", requests.logs).slice(2) as { log: object }[];
  expect(logs[0]?.log).toMatchObject({ trace_id: "ab".repeat(16), span_id: "0c".repeat(8), severity_number: 9 });
  expect(logs[1]?.log).toMatchObject({ trace_id: null, span_id: null });
});

test("times have as many digits as they need", () => {
  expect([0n, 1_500_000_000n, 1_000n, 1n].map(timeText)).toEqual([
    "1970-01-01T00:00:00+00:00",
    "1970-01-01T00:00:01.500+00:00",
    "1970-01-01T00:00:00.000001+00:00",
    "1970-01-01T00:00:00.000000001+00:00",
  ]);
  expect(timeText(2n ** 64n - 1n)).toBe("");
});

/** A value that holds a list that holds a value, and so on. */
function nested(depth: number): Uint8Array {
  let value = text(1, "deep");
  for (let level = 0; level < depth; level++) value = inner(5, message(inner(1, value)));
  return request([message(text(5, "s"), attribute(9, "deep", value))]);
}

test("what is no message of the service is refused, however it is broken", () => {
  const whole_ = requests.traces;
  const bad: readonly Uint8Array[] = [
    whole_.slice(0, -1),
    Uint8Array.of(0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f),
    Uint8Array.of(0x0a, 0x80),
    Uint8Array.of(0x00, 0x00),
    Uint8Array.of(0x0f),
    whole(1, 1),
    fixed(1, 1n),
    request([text(5, "s"), inner(5, Uint8Array.of(0xff))]),
    request([message(attribute(9, "long", Uint8Array.of(3 << 3, ...Array<number>(11).fill(0xff))))]),
    nested(60),
  ];
  for (const bytes of bad) expect(() => samplesOf("traces", bytes)).toThrow(BadMessage);
  expect(samplesOf("traces", nested(40))).toHaveLength(3);
});

test("a field that is not known is passed over", () => {
  const odd = [whole(900, 1), fixed(901, 1n), text(902, "x"), Uint8Array.of((7 << 3) | 5, 1, 2, 3, 4)];
  expect(samplesOf("traces", message(...odd, requests.traces))).toHaveLength(5);
});

test("any bytes are read or refused", () => {
  const edited = fc.record({
    signal: fc.constantFrom(...signals),
    at: fc.nat(),
    bytes: fc.uint8Array({ maxLength: 6 }),
    cut: fc.nat({ max: 3 }),
  });
  fc.assert(
    fc.property(edited, ({ signal, at, bytes, cut }) => {
      const good = requests[signal];
      const place = at % good.length;
      const made = Uint8Array.from([...good.slice(0, place), ...bytes, ...good.slice(place + cut)]);
      expect(outcomeOf(() => samplesOf(signal, made))).toMatch(/^(?:read|refused)$/);
    }),
    { numRuns: 3_000 },
  );
});

function outcomeOf(read: () => unknown): string {
  try {
    read();
    return "read";
  } catch (error) {
    return error instanceof BadMessage ? "refused" : String(error);
  }
}
