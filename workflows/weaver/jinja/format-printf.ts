import { invalid } from "./error.ts";
import type { Value } from "./value.ts";

export function formatPrintf(_format: string, _args: readonly Value[]): string {
  throw invalid("format is not supported yet");
}
