import fc from "fast-check";
import { expect, test } from "vitest";
import { openFor } from "./embedded/check.ts";
import { resolveV1 } from "./embedded/resolve-v1.ts";
import { resolveV2 } from "./embedded/resolve-v2.ts";
import { memoryTree } from "../workspace/memory-tree.ts";
import { fromJson, toJson } from "./jinja/json.ts";
import { templateContext } from "./template-context.ts";

const v1 = `groups:
  - id: registry.shop
    type: attribute_group
    brief: Shop.
    annotations: {weight: 3.0, nested: {low: 1.0, list: [1, 2.0, 2.5]}, count: 4}
    attributes:
      - id: shop.level
        type: {members: [{id: low, value: 1.0, brief: L, stability: stable, annotations: {rank: 7.0}}, {id: high, value: 2.5, brief: H, stability: stable}]}
        brief: A level.
        stability: stable
      - {id: shop.kind, type: {members: [{id: one, value: 1, brief: O, stability: stable}]}, brief: K., stability: stable}
      - {id: shop.sum, type: double, brief: A sum., stability: stable, examples: [1, 2.5], annotations: {from: 0.0, to: 9}}
      - {id: shop.one, type: double, brief: One., stability: stable, examples: 5.0}
      - {id: shop.count, type: int, brief: A count., stability: stable, examples: [6]}
      - {id: shop.any, type: any, brief: Any., stability: stable, examples: [6, 7.0, a]}
  - id: metric.sold
    type: metric
    metric_name: sold
    instrument: counter
    unit: "1"
    brief: Sold.
    stability: stable
    attributes:
      - {ref: shop.sum, requirement_level: required, annotations: {to: 8.0}}
      - {ref: shop.one, requirement_level: required}
`;

/** What stands between two pieces of the text that templates would print. */
function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start);
  return text.slice(from, text.indexOf(end, from) + end.length);
}

for (const [name, v2] of [
  ["version 1", false],
  ["version 2", true],
] as const) {
  test(`${name}: what YAML says is a float stays one, wherever it stands, and an integer an integer`, () => {
    const { resolution } = openFor({ files: memoryTree({ "model/a.yaml": v1 }), path: "model" }, v2);
    if (resolution === undefined) throw new Error("The registry does not resolve.");
    const data = v2 ? resolveV2(resolution) : resolveV1(resolution);
    const text = toJson(templateContext(data));
    expect(text).toContain('"examples":[1.0,2.5]');
    expect(text).toContain('"examples":5.0');
    expect(text).toContain('"examples":[6]');
    expect(text).toContain('"examples":[6,7.0,"a"]');
    expect(text).toContain('"annotations":{"rank":7.0}');
    expect(text).toContain('"annotations":{"from":0.0,"to":9}');
    expect(between(text, '"id":"low"', "}")).toContain('"value":1.0');
    expect(between(text, '"id":"high"', "}")).toContain('"value":2.5');
    expect(between(text, '"id":"one"', "}")).toContain('"value":1}');
    expect(text, "no use of the attribute loses it").not.toContain('"examples":5,');
    const groups = '"annotations":{"count":4,"nested":{"list":[1,2.0,2.5],"low":1.0},"weight":3.0}';
    expect(text.includes(groups)).toBe(!v2);
    expect(JSON.parse(text), "as JSON nothing changed").toEqual(JSON.parse(JSON.stringify(data)));
  });
}

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.double(),
    fc.integer(),
    fc.maxSafeInteger().map((value) => value * 4),
    fc.string({ maxLength: 3 }),
    fc.constantFrom(null, true, undefined),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.string({ maxLength: 2 }), fc.constantFrom("__proto__", "toString", "1")), tie("value"), {
      maxKeys: 4,
    }),
  ),
})).value;

test("any data converts as its JSON does", () => {
  fc.assert(
    fc.property(plain, (data) => {
      fc.pre(data !== undefined);
      const expected = fromJson(JSON.stringify(data));
      expect(templateContext(data)).toEqual(expected);
      expect(toJson(templateContext(data))).toBe(toJson(expected));
    }),
  );
});
