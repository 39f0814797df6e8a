import fc from "fast-check";
import { expect, test } from "vitest";
import { nearestName } from "./nearest-name.ts";
import { NearestNames } from "./nearest-names.ts";

const name = fc.string({ unit: fc.constantFrom("a", "b", ".", "ü"), maxLength: 14 });

test("many questions get the answers of single ones", () => {
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 30 }), fc.array(name, { maxLength: 10 }), (candidates, asked) => {
      const names = new NearestNames(candidates);
      expect(asked.map((one) => names.nearest(one))).toEqual(asked.map((one) => nearestName(one, candidates)));
    }),
    { numRuns: 2_000 },
  );
});

test("names beyond all measure have no nearest one, whoever asks", () => {
  const long = "a".repeat(202);
  expect(new NearestNames([long, "a".repeat(199)]).nearest(long)).toBeUndefined();
  expect(new NearestNames([long, "a".repeat(199)]).nearest("a".repeat(200))).toBe("a".repeat(199));
});

test("the work of all questions grows with the number of names alone", () => {
  const costOf = (roots: number): number => {
    const names = new NearestNames(namesOf(roots));
    for (const asked of namesOf(roots)) names.nearest(`${asked}x`);
    return names.steps;
  };
  expect(costOf(800)).toBeLessThan(1.1 * 8 * costOf(100));
});

test("questions beyond all measure get no answer any more, but those that were answered keep theirs", () => {
  const names = new NearestNames(namesOf(20));
  const [asked = ""] = namesOf(1);
  expect(names.nearest(`${asked}x`)).toBe(asked);
  for (let question = 0; question < 20_000; question++) names.nearest(`${asked}${question}`);
  expect(names.nearest(`x${asked}`)).toBeUndefined();
  expect(names.nearest(`${asked}x`)).toBe(asked);
});

function namesOf(roots: number): string[] {
  const words = ["request", "response", "duration", "identifier", "connection"];
  return Array.from({ length: roots }, (_, root) =>
    words.map((word) => `${(root * 7919).toString(36)}.${word}`),
  ).flat();
}
