import fc from "fast-check";
import { expect, test } from "vitest";
import { fromJson, toJson } from "../jinja/json.ts";
import type { Value } from "../jinja/value.ts";
import { ContextParts, KeptParts } from "./context-parts.ts";

const items = ["1", "1.0", "-0.0", "2.5", "18446744073709551615", "1e300", '"a"', "null", "[[1.0]]"];
const maps = ['{"b":[1.0,{"c":true}],"a":{}}', '{"__proto__":{"x":1},"1":2}', '{"id":"x","note":"\\u2028\\ud800"}'];
const item = fc.constantFrom(...items, ...maps);
const list = fc.array(item, { maxLength: 6 }).map((items) => `[${items.join(",")}]`);
const context = fc.oneof(
  list.map((groups) => `{"groups":${groups},"registry_url":"u"}`),
  fc.tuple(list, list).map(([one, two]) => `{"registry":{"attributes":${one},"spans":${two}},"x":1.0}`),
  item,
  list,
);

test("whatever is sent in parts arrives as it was, floats, large integers and odd keys too", () => {
  const parts = new ContextParts();
  const kept = new KeptParts();
  fc.assert(
    fc.property(context, (json) => {
      const value = fromJson(json);
      const { shape, parts: sent } = parts.of(value);
      const message = structuredClone({ shape, sent });
      expect(toJson(kept.context(message.shape, message.sent))).toBe(toJson(value));
    }),
  );
});

test("an item that stands in the next context too is not sent again, and is the same object on the other side", () => {
  const parts = new ContextParts();
  const kept = new KeptParts();
  const [one, two, three] = [{ id: "a" }, { id: "b" }, { id: "c" }];
  const first = parts.of({ groups: [one, two] });
  const before = kept.context(first.shape, first.parts) as { groups: Value[] };
  const second = parts.of({ groups: [two, three] });
  const fresh = second.parts.filter(({ id }) => !first.parts.some((known) => known.id === id));
  const after = kept.context(second.shape, fresh) as { groups: Value[] };
  expect(fresh.map(({ json }) => json)).toEqual(['{"id":"c"}']);
  expect(after.groups[0]).toBe(before.groups[1]);
  expect(after).toEqual({ groups: [two, three] });
});
