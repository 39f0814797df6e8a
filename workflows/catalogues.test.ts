import { expect, test } from "vitest";
import { checkCatalogues } from "./bpmn/check-catalogue.ts";
import { catalogues } from "./catalogues.ts";
import { processNames, readProcess } from "./processes/process-files.ts";

test("every task and decision of every process has its function, and every function is used by a process", () => {
  expect(() => checkCatalogues({ processes: processNames().map(readProcess), catalogues })).not.toThrow();
});

test("a process whose function is missing, and a catalogue without a process, are refused", () => {
  const { generate: _missing, ...others } = catalogues;
  const check = () =>
    checkCatalogues({
      processes: processNames().map(readProcess),
      catalogues: { ...others, nowhere: { tasks: {}, decisions: {} } },
    });
  expect(check).toThrow(/process generate has no catalogue/);
  expect(check).toThrow(/there is a catalogue for nowhere/);
});
