import { invalid } from "./error.ts";
import type { Kwargs, Value } from "./value.ts";

export function formatBraces(_format: string, _args: readonly Value[], _kwargs: Kwargs): string {
  throw invalid("format is not supported yet");
}
