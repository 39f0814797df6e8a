import type { Place } from "../../errors.ts";
import { FilterError } from "./jq/evaluate.ts";
import type { JqEngine, JqRequest } from "./jq/evaluate.ts";
import type { JqValue } from "./jq/value.ts";
import { forgeFailure } from "./failure.ts";

/**
 * Runs a jq filter of a template.
 * @param at where it is configured, for messages
 * @throws ForgeFailure `FilterError`
 */
export function runFilter(engine: JqEngine, request: JqRequest, at?: Place): JqValue {
  try {
    return engine.evaluate(request);
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    const data = { details: error.details, filter: request.program };
    throw forgeFailure("FilterError", data, `Filter '${request.program}' failed: ${error.message}`, { at });
  }
}
