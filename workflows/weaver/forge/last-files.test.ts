import fc from "fast-check";
import { expect, test } from "vitest";
import { LastFiles } from "./last-files.ts";

const content = fc.constantFrom("", "a", "b");
const files = fc
  .dictionary(fc.constantFrom("x", "y", "z"), content)
  .map((map) => Object.entries(map).map(([path, text]) => ({ path, content: text })));
const runs = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }).map(String), files), { maxLength: 60 });

test("whatever runs follow each other, what arrives is what was sent", () => {
  fc.assert(
    fc.property(runs, (all) => {
      const [thread, other] = [new LastFiles(), new LastFiles()];
      for (const [run, generated] of all) {
        expect(other.received(run, structuredClone(thread.sent(run, generated)))).toEqual(generated);
      }
    }),
  );
});

test("what did not change is not sent again", () => {
  const thread = new LastFiles();
  thread.sent("run", [
    { path: "a", content: "A" },
    { path: "b", content: "B" },
  ]);
  const again = thread.sent("run", [
    { path: "a", content: "A" },
    { path: "b", content: "C" },
  ]);
  expect(again).toEqual([
    { path: "a", content: undefined },
    { path: "b", content: "C" },
  ]);
});
