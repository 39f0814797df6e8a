import type { Catalogues } from "./bpmn/run-process.ts";
import { generateCatalogue } from "./generate/tasks.ts";
import { reasonCatalogue } from "./reason/tasks.ts";
import { spansCatalogue } from "./spans/tasks.ts";

/** The catalogue of every process that another one calls, by the process's name. */
export const catalogues: Catalogues = {
  generate: generateCatalogue,
  reason: reasonCatalogue,
  "validate-spans": spansCatalogue,
};
