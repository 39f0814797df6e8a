import type { Catalogues } from "./bpmn/run-process.ts";
import { generateCatalogue } from "./generate/tasks.ts";
import { parityCatalogue } from "./parity/tasks.ts";
import { reasonCatalogue } from "./reason/tasks.ts";
import { regenerateCatalogue } from "./regenerate/tasks.ts";
import { reviewCatalogue } from "./review/tasks.ts";
import { spansCatalogue } from "./spans/tasks.ts";
import { commandCatalogues } from "./weaver/command-tasks.ts";

/** The catalogue of every process, by the process's name. */
export const catalogues: Catalogues = {
  generate: generateCatalogue,
  parity: parityCatalogue,
  reason: reasonCatalogue,
  regenerate: regenerateCatalogue,
  review: reviewCatalogue,
  "validate-spans": spansCatalogue,
  ...commandCatalogues,
};
