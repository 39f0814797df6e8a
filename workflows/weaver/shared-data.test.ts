import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { markFloat } from "./embedded/written-floats.ts";
import { toJson } from "./jinja/json.ts";
import { sharedData } from "./shared-data.ts";
import { templateContext } from "./template-context.ts";

const leaf = fc.constantFrom<unknown>(
  1,
  2.5,
  "1",
  null,
  undefined,
  true,
  [],
  {},
  [1, 2],
  { a: [1] },
  { a: undefined },
  { b: 1 },
);
const group = fc.record(
  { id: fc.string({ maxLength: 2 }), brief: fc.constantFrom("a", "b"), leaf },
  { noNullPrototype: true },
);
const groups = fc.uniqueArray(group, { selector: ({ id }) => id, maxLength: 6 });

interface Registry {
  readonly groups: readonly { readonly id: string }[];
}

test("what did not change is the same object as before, and the content is what it would have been", () => {
  fc.assert(
    fc.property(groups, groups, (one, two) => {
      const before = structuredClone({ registry_url: "", groups: one });
      const fresh = { registry_url: "", groups: structuredClone(two) };
      const shared = sharedData(before, fresh) as Registry;
      expect(structuredClone(shared)).toStrictEqual(structuredClone(fresh));
      const known = new Map(before.groups.map((item) => [item.id, item]));
      const recognised = shared.groups.filter((item) => known.get(item.id) === item);
      const unchanged = shared.groups.filter(({ id }, at) => isDeepStrictEqual(known.get(id), two[at]));
      expect(recognised).toEqual(unchanged);
    }),
  );
});

test("the signals of version 2, which lie deeper, are recognised too", () => {
  const span = { type: "http.client", attributes: [{ key: "a" }] };
  const before = { registry: { spans: [span], metrics: [{ name: "m", unit: "1" }] } };
  const fresh = structuredClone({ registry: { spans: [span], metrics: [{ name: "m", unit: "s" }] } });
  const shared = sharedData(before, fresh) as typeof before;
  expect(shared.registry.spans[0]).toBe(span);
  expect(shared.registry.metrics[0]?.unit).toBe("s");
});

test("a number that became a float, or a float that became a number, is another one", () => {
  const registry = (isFloat: boolean) => {
    const list = [1, 2.5];
    if (isFloat) markFloat(list, 0);
    return { groups: [{ id: "a", list }] };
  };
  const written = (before: boolean, after: boolean) =>
    toJson(templateContext(sharedData(registry(before), registry(after))));
  expect(written(false, true)).toContain("[1.0,2.5]");
  expect(written(true, false)).toContain("[1,2.5]");
});
