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
      const bounds = { runs: 3, characters: 5 };
      const [thread, other] = [new LastFiles(bounds), new LastFiles(bounds)];
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

test("what is remembered is bounded by runs and by what they wrote", () => {
  const thread = new LastFiles({ runs: 2, characters: 10 });
  const write = (run: string, content: string) => thread.sent(run, [{ path: "p", content }]);
  for (const run of ["a", "b", "c"]) write(run, "1");
  expect(["a", "b", "c"].map((run) => thread.has(run))).toEqual([false, true, true]);
  write("c", "123456789");
  expect(["b", "c"].map((run) => thread.has(run))).toEqual([false, true]);
  write("huge", "x".repeat(11));
  expect(["c", "huge"].map((run) => thread.has(run))).toEqual([false, false]);
});
