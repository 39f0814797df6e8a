import fc from "fast-check";
import { expect, test } from "vitest";
import { fromJson, toJson } from "../jinja/json.ts";
import { JinjaObject, SafeString, type Value } from "../jinja/value.ts";
import { ValueIds } from "./value-ids.ts";

const scalar = fc.constantFrom(
  "1",
  "1.0",
  '"1"',
  "-0.0",
  "0",
  "0.0",
  "true",
  "null",
  "[]",
  "{}",
  '""',
  "18446744073709551615",
);
const json = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }).map((items) => `[${items.join(",")}]`),
  fc.array(fc.tuple(fc.constantFrom("a", "b", "1"), scalar), { maxLength: 2 }).map((entries) => {
    const unique = [...new Map(entries)].toSorted(([one], [two]) => (one < two ? -1 : 1));
    return `{${unique.map(([key, value]) => `"${key}":${value}`).join(",")}}`;
  }),
);

test("two values have the same number exactly if they are written the same", () => {
  const ids = new ValueIds();
  fc.assert(
    fc.property(json, json, (one, two) => {
      const [first, second] = [fromJson(one), fromJson(two)];
      expect(ids.of(first) === ids.of(second)).toBe(toJson(first) === toJson(second));
    }),
    { numRuns: 2_000 },
  );
});

test("text that is safe is not the same text, and an object of the host has no number", () => {
  class Host extends JinjaObject {}
  const ids = new ValueIds();
  expect(ids.of(new SafeString("a"))).not.toBe(ids.of("a"));
  expect(ids.of([{ host: new Host() } as Value])).toBeUndefined();
});
