import { join } from "node:path";
import { expect, test } from "vitest";
import { anyCase, readTrees } from "./any-case.ts";
import { differenceOf, sharedNames, sharedTree } from "./same-as-minijinja.ts";
import { faultOf } from "./try-case.ts";

const SEED = 4711;
const ENOUGH_MS = 3_000;

/** The cases from the first on, as many as there is time for. */
function sample(try_: (number: { seed: number; index: number }) => string | undefined): string[] {
  const end = performance.now() + ENOUGH_MS;
  const faults: string[] = [];
  let index = 0;
  for (; index < 2_000 && performance.now() < end; index++) {
    const fault = try_({ seed: SEED, index });
    if (fault !== undefined) faults.push(`seed ${SEED}, case ${index}: ${fault}`);
  }
  process.stdout.write(`${index} cases tried, seed ${SEED}\n`);
  return faults;
}

test("generated templates, filters and configurations end in an output or in an error of ours", () => {
  const trees = readTrees(join(import.meta.dirname, "../../../shared/conformance"));
  expect(sample((number) => faultOf(anyCase(number, trees)))).toEqual([]);
});

test("generated templates give what MiniJinja gives", () => {
  const names = sharedNames();
  const differences = sample((number) => {
    const tree = sharedTree(number, names);
    const difference = tree && differenceOf(tree);
    return difference === undefined ? undefined : `${tree?.["main.j2"]}\n${difference}`;
  });
  expect(differences).toEqual([]);
});
