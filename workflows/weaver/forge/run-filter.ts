import { type Place, UserError } from "../../errors.ts";
import { FilterError } from "./jq/evaluate.ts";
import type { JqEngine, JqRequest } from "./jq/evaluate.ts";
import type { JqValue } from "./jq/value.ts";
import { forgeFailure } from "./failure.ts";

interface PlacedFilter extends JqRequest {
  /** Where it is written, for messages. */
  readonly at: Place;
}

/**
 * Runs a jq filter of a template or a document.
 * @throws ForgeFailure `FilterError`; UserError `jq-limit`, which names the filter and its place
 */
export function runFilter(engine: JqEngine, { at, ...request }: PlacedFilter): JqValue {
  const { program } = request;
  try {
    return engine.evaluate(request);
  } catch (error) {
    if (error instanceof FilterError) {
      const data = { details: error.details, filter: program };
      throw forgeFailure("FilterError", data, `Filter '${program}' failed: ${error.message}`, { at });
    }
    if (!(error instanceof UserError) || error.code !== "jq-limit") throw error;
    const { message, hint, code } = error;
    const details = { message: `${message} The filter: ${shortened(program)}`, at, cause: error };
    throw new UserError(code, { ...details, ...(hint !== undefined && { hint }) });
  }
}

/** In one line, as filters in weaver.yaml often take many, and at most 120 characters of it. */
function shortened(program: string): string {
  const line = program.trim().replaceAll(/\s+/g, " ");
  const start = /^.{119}(?=..)/su.exec(line)?.[0];
  return start === undefined ? line : `${start}…`;
}
