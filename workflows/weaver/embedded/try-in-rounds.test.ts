import fc from "fast-check";
import { expect, test } from "vitest";
import { tryInRounds } from "./try-in-rounds.ts";

interface Item {
  readonly id: number;
  readonly needs: readonly number[];
}

/** In which order the items were done, which were left, and how many attempts it took. */
function tried(items: readonly Item[]) {
  const done = new Set<number>();
  let attempts = 0;
  const left = tryInRounds({
    items,
    attempt: ({ id, needs }) => {
      attempts++;
      const waitsFor = needs.filter((need) => !done.has(need)).map(String);
      if (waitsFor.length > 0) return { done: false, waitsFor };
      done.add(id);
      return { done: true, brings: [`${id}`] };
    },
  });
  return { order: [...done], left: left.map(({ id }) => id), attempts };
}

function inPlainRounds(items: readonly Item[]) {
  const done = new Set<number>();
  for (let before = -1; before < done.size;) {
    before = done.size;
    for (const { id, needs } of items) if (!done.has(id) && needs.every((need) => done.has(need))) done.add(id);
  }
  return { order: [...done], left: items.map(({ id }) => id).filter((id) => !done.has(id)) };
}

test("items are done in the order of rounds over all of them", () => {
  const needs = fc.array(fc.nat(15), { maxLength: 3 });
  fc.assert(
    fc.property(fc.array(needs, { maxLength: 14 }), (lists) => {
      const items = lists.map((list, id) => ({ id, needs: list }));
      expect(tried(items)).toMatchObject(inPlainRounds(items));
    }),
    { numRuns: 2_000, seed: 3 },
  );
});

test("a chain in the wrong order takes two attempts for each item", () => {
  const items = Array.from({ length: 5_000 }, (_, id) => ({ id, needs: id === 4_999 ? [] : [id + 1] }));
  const { left, attempts } = tried(items);
  expect(left).toEqual([]);
  expect(attempts).toBe(9_999);
});
