import { resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { areas } from "./conformance-cases.ts";
import { diagnosticsOf } from "./conformance-compare.ts";
import { Conformance, listedFailures } from "./conformance-run.ts";

/** `npm run conformance` runs them all. */
const everySo = 12;
const root = resolve(import.meta.dirname, "..");
const conformance = await Conformance.open(resolve(root, "../shared/conformance"));
if (conformance === undefined)
  process.stdout.write("conformance: skipped, there is no ../shared/conformance beside the checkout\n");
afterAll(() => conformance?.[Symbol.asyncDispose]());
const listed = listedFailures(resolve(root, "docs/conformance.md"));

test.skipIf(conformance === undefined).each(areas)(
  "%s: the command line does what the real Weaver did, but for the listed cases",
  { timeout: 120_000 },
  async (area) => {
    if (conformance === undefined) return;
    const cases = conformance.casesOf(area).filter((_, index) => index % everySo === 0);
    const failed: unknown[] = [];
    for (const item of cases) {
      const result = await conformance.run(item);
      if (result.difference !== undefined && !listed.has(item.id)) failed.push(result);
    }
    expect(failed).toEqual([]);
    expect(cases.length).toBeGreaterThan(0);
  },
);

test.skipIf(conformance === undefined)(
  "fewer than one case in a hundred is listed, each exists and has its reason",
  () => {
    if (conformance === undefined) return;
    const ids = new Set(areas.flatMap((area) => conformance.casesOf(area).map(({ id }) => id)));
    expect([...listed.keys()].filter((id) => !ids.has(id))).toEqual([]);
    expect(listed.size).toBeLessThan(ids.size / 100);
  },
);

test("messages and a severity that was left out do not matter, kinds, names and numbers do", () => {
  const entry = (error: unknown, severity?: string) =>
    JSON.stringify([{ error, diagnostic: { message: "m", severity } }]);
  const same = diagnosticsOf(entry({ Resolver: { InvalidFile: { path: "a", error: "one" } } }));
  expect(diagnosticsOf(entry({ Resolver: { InvalidFile: { path: "a", error: "two" } } }, "Error"))).toBe(same);
  for (const other of [
    entry({ Resolver: { InvalidFile: { path: "b", error: "one" } } }),
    entry({ Resolver: { OtherKind: { path: "a", error: "one" } } }),
    entry({ Resolver: { InvalidFile: { path: "a", error: "one" } } }, "Warning"),
    "[]",
  ]) {
    expect(diagnosticsOf(other)).not.toBe(same);
  }
});
