import fc from "fast-check";
import { expect, test } from "vitest";
import { fromJson } from "../../jinja/json.ts";
import { FilterError, JqEngine } from "./evaluate.ts";
import type { JqObject, JqValue } from "./value.ts";

const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 40, arbitrary: usual as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: odd });
const oddity = fc.constantFrom(null, 1, "", "x", [], {}, true, ["a"]);
const stability = mostly(fc.constantFrom("stable", "development", "alpha", ""), oddity);
const annotations = fc.constantFrom<unknown>(
  {},
  { code_generation: {} },
  { code_generation: { exclude: true } },
  { code_generation: { exclude: false } },
  { code_generation: null },
  { code_generation: { exclude: null } },
);
const optional = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined, freq: 2 });
const common = {
  stability: optional(stability),
  annotations: optional(mostly(annotations, oddity)),
  deprecated: optional(oddity),
};
const member = mostly(fc.record({ id: fc.constantFrom("m", "n"), ...common }), oddity);
const type = mostly(
  fc.oneof(fc.constant("string"), fc.record({ members: fc.array(member, { maxLength: 3 }) })),
  oddity,
);
const name = fc.constantFrom("http.route", "http.method", "db.name", "plain", "a.b.c", "http.");
const attribute = mostly(
  fc.record({
    name: mostly(name, oddity),
    type: optional(type),
    root_namespace: optional(fc.constant("own")),
    ...common,
  }),
  oddity,
);
const attributes = optional(mostly(fc.array(attribute, { maxLength: 4 }), oddity));
const group = mostly(
  fc.record({
    id: mostly(fc.constantFrom("registry.http", "registry.db", "metric.http.x", "span.db.y", "other"), oddity),
    type: mostly(fc.constantFrom("attribute_group", "metric", "span", "event", "entity"), oddity),
    metric_name: optional(mostly(name, oddity)),
    name: optional(mostly(name, oddity)),
    attributes,
    ...common,
  }),
  oddity,
);
const signal = mostly(
  fc.record({
    name: optional(name),
    type: optional(name),
    attributes: optional(fc.array(keyed(), { maxLength: 3 })),
    ...common,
  }),
  oddity,
);
const registry = mostly(
  fc.record({
    groups: optional(mostly(fc.array(group, { maxLength: 5 }), oddity)),
    registry: optional(
      fc.record({
        attributes: fc.array(keyed(), { maxLength: 4 }),
        ...Object.fromEntries(
          ["metrics", "spans", "events", "entities"].map((key) => [key, fc.array(signal, { maxLength: 3 })]),
        ),
      }),
    ),
  }),
  oddity,
);
const names = fc.array(fc.constantFrom("stable", "experimental", "development", "http", "other"), { maxLength: 2 });
const options = mostly(
  fc.record({
    v2: optional(fc.boolean()),
    stable_only: optional(fc.boolean()),
    exclude_stability: optional(mostly(names, oddity)),
    exclude_root_namespace: optional(mostly(names, oddity)),
    exclude_deprecated: optional(mostly(fc.boolean(), oddity)),
    ignore_code_generation_annotations: optional(fc.boolean()),
  }),
  oddity,
);

function keyed(): fc.Arbitrary<unknown> {
  return mostly(
    fc.record({ key: mostly(name, oddity), name: optional(name), type: optional(type), ...common }),
    oddity,
  );
}

const programs = ["attributes", "metrics", "spans", "events", "entities"].flatMap((list) => [
  `semconv_${list}`,
  `semconv_${list}($params)`,
  `semconv_grouped_${list}($params)`,
  `semconv_group_${list}_by_root_namespace`,
]);

function outcome(engine: JqEngine, program: string, input: JqValue, params: JqObject): unknown {
  try {
    return JSON.stringify(engine.evaluate({ program, input, variables: { params } }));
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    return { refused: error.details.map((detail) => detail.error) };
  }
}

test("the native ways give what the filters of the prelude give, to the order of keys, and refuse what they refuse", () => {
  const [quick, plain] = [new JqEngine(), new JqEngine({ quick: false })];
  fc.assert(
    fc.property(registry, options, fc.constantFrom(...programs), (data, params, program) => {
      const input = fromJson(JSON.stringify(data ?? null)) as JqValue;
      const given = fromJson(JSON.stringify(params ?? null)) as JqObject;
      const expected = outcome(plain, program, input, given);
      expect(outcome(quick, program, input, given)).toEqual(expected);
      expect(outcome(quick, program, input, given), "again, from what is known").toEqual(expected);
    }),
    { numRuns: 3_000 },
  );
});

test("what was made of an attribute is the same object in the next run, whatever became of the others", () => {
  const engine = new JqEngine();
  const run = (input: JqValue) =>
    engine.evaluate({ program: "semconv_attributes", input, variables: {} }) as JqObject[];
  const [one, two] = [{ name: "http.route" }, { name: "http.method" }];
  const group = { id: "registry.http", type: "attribute_group" };
  const before = run({ groups: [{ ...group, attributes: [one, two] }] });
  const after = run({ groups: [{ ...group, attributes: [{ name: "http.added" }, one] }] });
  expect(after.map((attribute) => attribute["name"])).toEqual(["http.added", "http.route"]);
  expect(after[1]).toBe(before[1]);
});
