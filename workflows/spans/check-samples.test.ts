import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Settings } from "../settings/settings.ts";
import { readRegistry } from "../weaver/embedded/read-registry.ts";
import type { Registry } from "../weaver/registry.ts";
import { folderTree } from "../workspace/folder-tree.ts";
import { memoryTree } from "../workspace/memory-tree.ts";
import { checkRun } from "./check-run.ts";
import { checkSamples } from "./check-samples.ts";
import type { SpanCheck } from "./check-samples.ts";
import { readSamples } from "./read-samples.ts";
import { spanReport } from "./span-report.ts";

const shop = `groups:
  - id: registry.shop
    type: attribute_group
    display_name: Shop
    brief: Shop.
    attributes:
      - {id: shop.cart.id, type: string, brief: Cart., stability: stable, examples: [c]}
      - {id: shop.cart.size, type: int, brief: Size., stability: stable}
      - {id: shop.total, type: double, brief: Total., stability: stable}
      - {id: shop.tags, type: "string[]", brief: Tags., stability: stable, examples: [[a]]}
      - {id: shop.header, type: "template[string]", brief: Header., stability: stable, examples: [a]}
      - {id: shop.old, type: string, brief: Old., stability: stable, examples: [a], deprecated: {reason: renamed, renamed_to: shop.cart.id}}
      - id: shop.method
        type:
          members:
            - {id: card, value: card, brief: Card., stability: stable}
        brief: Method.
        stability: stable
  - id: span.shop.checkout
    type: span
    span_kind: client
    brief: Checkout.
    stability: stable
    attributes:
      - {ref: shop.cart.id, requirement_level: required}
      - {ref: shop.method, requirement_level: required}
      - ref: shop.total
  - id: span.shop.browse
    type: span
    span_kind: client
    brief: Browse.
    stability: stable
    attributes:
      - {ref: shop.tags, requirement_level: required}
  - id: metric.shop.orders
    type: metric
    metric_name: shop.orders
    brief: Orders.
    instrument: counter
    unit: "{order}"
    stability: stable
    attributes:
      - {ref: shop.method, requirement_level: required}
`;

function registryOf(text: string): Registry {
  const { registry } = readRegistry({ files: memoryTree({ "model/shop.yaml": text }), path: "model" });
  if (!registry) throw new Error("The registry of the test does not resolve.");
  return registry;
}

const registries = [registryOf(shop)];
const limits = Settings.parse({}).spans;

function check(samples: unknown): SpanCheck {
  const read = readSamples({ file: "s.json", text: typeof samples === "string" ? samples : JSON.stringify(samples) });
  expect(read.findings).toEqual([]);
  return checkSamples({ file: "s.json", samples: read.samples, registries });
}

function kinds(check_: SpanCheck): (string | undefined)[][] {
  return check_.findings.map(({ kind, level, subject }) => [kind, level, subject]);
}

function attribute(name: string, value: unknown): unknown {
  return { attribute: { name, value } };
}

test("values are judged by their attribute's type", () => {
  const right = [
    attribute("shop.cart.id", "c"),
    attribute("shop.cart.size", 3),
    attribute("shop.total", 3),
    attribute("shop.tags", ["a"]),
    attribute("shop.method", "card"),
  ];
  expect(kinds(check(right))).toEqual([]);
  const wrong = [
    attribute("shop.cart.id", 1),
    attribute("shop.cart.size", 3.5),
    attribute("shop.total", "3"),
    attribute("shop.tags", "a"),
    attribute("shop.method", 3),
  ];
  expect(kinds(check(wrong)).map(([kind]) => kind)).toEqual(Array(5).fill("wrong-type"));
  expect(kinds(check([attribute("shop.method", "cash")]))).toEqual([
    ["undefined-enum-member", "information", "shop.method"],
  ]);
});

test("an unknown name in a namespace of the registry is a violation, elsewhere an improvement", () => {
  expect(kinds(check([attribute("shop.cart.idd", "c"), attribute("elsewhere.name", "x")]))).toEqual([
    ["unknown", "violation", "shop.cart.idd"],
    ["unknown", "improvement", "elsewhere.name"],
  ]);
  expect(check([attribute("shop.cart.idd", "c")]).findings[0]?.message).toContain("Did you mean `shop.cart.id`?");
});

test("a deprecated name is told with the new one", () => {
  expect(check([attribute("shop.old", "x")]).findings).toMatchObject([
    { kind: "deprecated", message: expect.stringContaining("renamed to `shop.cart.id`") },
  ]);
});

test("what stands below a template attribute is one of it", () => {
  expect(kinds(check([attribute("shop.header.accept", "a"), attribute("shop.header.accept.more", 1)]))).toEqual([
    ["wrong-type", "violation", "shop.header.accept.more"],
  ]);
});

test("a span is known by its attributes, never by its name", () => {
  const span = (attributes: unknown[]): unknown => [{ span: { name: "GET /any", kind: "client", attributes } }];
  const method = { name: "shop.method", value: "card" };
  const cart = { name: "shop.cart.id", value: "c" };
  expect(kinds(check(span([cart])))).toEqual([["missing-required", "violation", "shop.method"]]);
  expect(kinds(check(span([cart, method])))).toEqual([]);
  expect(check(span([cart])).completeness).toEqual({ required: 2, present: 1 });
  expect(check([{ span: { name: "shop.checkout", kind: "client" } }]).completeness.required).toBe(0);
});

test("a metric is known by its name, with unit, instrument and required attributes", () => {
  const metric = (facts: object): unknown => [
    {
      metric: {
        name: "shop.orders",
        instrument: "counter",
        unit: "{order}",
        data_points: [{ attributes: [{ name: "shop.method", value: "card" }], value: 1 }],
        ...facts,
      },
    },
  ];
  expect(kinds(check(metric({})))).toEqual([]);
  expect(kinds(check(metric({ unit: "1", instrument: "gauge" })))).toHaveLength(2);
  expect(kinds(check(metric({ data_points: [{ attributes: [], value: 1 }] })))).toEqual([
    ["missing-required", "violation", "shop.method"],
  ]);
  expect(kinds(check(metric({ name: "shop.other" })))[0]).toEqual(["unknown", "violation", "shop.other"]);
});

test("OTLP tells integers from doubles, as one document or one to a line", () => {
  const document = {
    resourceSpans: [
      {
        resource: { attributes: [{ key: "shop.cart.id", value: { stringValue: "c" } }] },
        scopeSpans: [
          {
            spans: [
              {
                name: "x",
                kind: 3,
                attributes: [
                  { key: "shop.total", value: { intValue: "3" } },
                  { key: "shop.cart.size", value: { doubleValue: 3 } },
                  { key: "shop.tags", value: { arrayValue: { values: [{ stringValue: "a" }] } } },
                ],
                events: [{ name: "e", attributes: [{ key: "shop.cart.size", value: { intValue: 3 } }] }],
              },
            ],
          },
        ],
      },
    ],
  };
  expect(kinds(check(document))).toEqual([
    ["wrong-type", "violation", "shop.total"],
    ["wrong-type", "violation", "shop.cart.size"],
  ]);
  expect(check(`${JSON.stringify(document)}\n${JSON.stringify(document)}\n`).count).toBe(6);
});

test("OTLP metrics and logs are read with their names", () => {
  const metrics = {
    resourceMetrics: [
      {
        scopeMetrics: [
          {
            metrics: [{ name: "shop.orders", unit: "1", sum: { isMonotonic: true, dataPoints: [{ attributes: [] }] } }],
          },
        ],
      },
    ],
  };
  expect(kinds(check(metrics)).map(([kind]) => kind)).toEqual(["wrong-type", "missing-required"]);
  const logs = {
    resourceLogs: [
      { scopeLogs: [{ logRecords: [{ eventName: "shop.gone", attributes: [] }, { body: { stringValue: "plain" } }] }] },
    ],
  };
  expect(kinds(check(logs))).toEqual([["unknown", "violation", "shop.gone"]]);
});

test("a file that is no sample is a finding, never an exception", () => {
  for (const text of [
    "",
    "{",
    '[{"gadget": {}}]',
    '{"attribute": 1}',
    "null",
    "[null]",
    "3",
    '[{"span": 3}]',
    '{"resourceSpans": 3}',
  ]) {
    expect(readSamples({ file: "bad.json", text }).findings).toMatchObject([
      { kind: "invalid-sample", level: "violation", sample: "bad.json" },
    ]);
  }
  expect(readSamples({ file: "empty.json", text: "[]" })).toEqual({ samples: [], findings: [] });
});

test("names such as __proto__ are names like any other", () => {
  const read = readSamples({
    file: "s.json",
    text: '[{"attribute": {"name": "__proto__", "value": 1}}, {"attribute": {"name": "constructor.name", "value": 1}}]',
  });
  expect(checkSamples({ file: "s.json", samples: read.samples, registries }).findings.map(({ kind }) => kind)).toEqual([
    "unknown",
    "unknown",
  ]);
});

test("a task that left no span did not run, one that lacks an attribute is incomplete, a failed one is judged for running only", () => {
  const tasks = [
    { name: "check", attributes: ["findings"] },
    { name: "compare", attributes: ["changes"] },
    { name: "generate" },
    { name: "reason", attributes: ["fixes"] },
  ];
  const spans = [
    { name: "check", attributes: { findings: 0 } },
    { name: "compare", attributes: {} },
    { name: "reason", attributes: {}, status: "error" as const },
  ];
  const run = checkRun({ spans, tasks });
  expect(run.findings.map(({ kind, subject }) => [kind, subject])).toEqual([
    ["incomplete", "compare"],
    ["not-run", "generate"],
  ]);
  expect(run.coverage).toEqual({ expected: 4, seen: 3 });
  expect(run.completeness).toEqual({ required: 2, present: 1 });
});

test("the report passes only without violations and at the team's limits", () => {
  const run = checkRun({ spans: [{ name: "a", attributes: {} }], tasks: [{ name: "a" }] });
  expect(spanReport({ run, limits })).toMatchObject({
    coverage: 1,
    completeness: 1,
    spans: 1,
    samples: 0,
    passed: true,
  });
  expect(spanReport({ limits })).toMatchObject({ coverage: 1, passed: true });
  const unknown = check([attribute("elsewhere.name", "x")]);
  expect(spanReport({ run, samples: [unknown], limits })).toMatchObject({ coverage: 0.5, passed: false, samples: 1 });
  expect(spanReport({ run, samples: [unknown], limits: { coverage: 0.5, completeness: 1 } }).passed).toBe(true);
});

const live = fileURLToPath(new URL("../../../shared/conformance/live-check/", import.meta.url));
const present = existsSync(live);
if (!present) process.stderr.write("skipped: the conformance data of live-check is not beside the checkout\n");

interface Advice {
  readonly id?: string;
  readonly advice_type?: string;
}

/** Names of the attributes for which the real Weaver gives an advice of this kind. */
function advised(node: unknown, id: string): string[] {
  if (Array.isArray(node)) return node.flatMap((item) => advised(item, id));
  if (typeof node !== "object" || node === null) return [];
  const { name, live_check_result: result } = node as {
    name?: string;
    live_check_result?: { all_advice?: Advice[] } | null;
  };
  const hit = name !== undefined && result?.all_advice?.some((advice) => (advice.id ?? advice.advice_type) === id);
  return [...(hit ? [name] : []), ...Object.values(node).flatMap((item) => advised(item, id))];
}

test.skipIf(!present).each([
  ["attributes-types", "type_mismatch", "wrong-type"],
  ["attributes-missing", "missing_attribute", "unknown"],
  ["attributes-deprecated-unstable", "deprecated", "deprecated"],
  ["attributes-template", "type_mismatch", "wrong-type"],
] as const)("%s: what Weaver calls %s is found", (name, id, kind) => {
  const files = folderTree(live);
  const { registry } = readRegistry({ files, path: "registries/v1" });
  const { samples } = readSamples({ file: name, text: readFileSync(join(live, "samples", `${name}.json`), "utf8") });
  const expected = advised(JSON.parse(readFileSync(join(live, "expected", name, "files/live_check.json"), "utf8")), id);
  expect(expected.length).toBeGreaterThan(0);
  const found = checkSamples({ file: name, samples, registries: registry ? [registry] : [] }).findings.filter(
    (one) => one.kind === kind,
  );
  expect(new Set(found.map((one) => one.subject))).toEqual(new Set(expected));
});
