import fc from "fast-check";
import { expect, test } from "vitest";
import { anyRegistry, mutated } from "./registries-for-tests.ts";
import { memoryTree } from "./trees-for-tests.ts";
import { tryRegistry } from "./try-registry.ts";

test("whatever a registry holds, every command ends in an answer that holds together", () => {
  fc.assert(
    fc.property(mutated(anyRegistry), (files) => {
      expect(tryRegistry(memoryTree(files), "model")).toBeUndefined();
    }),
    { numRuns: 400, seed: 11 },
  );
});
