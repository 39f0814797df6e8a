import type { RegistryArguments } from "./arguments.ts";

/** Weaver knows its sources by their first letter too, in whatever case; all else is a file. */
export function sourceOf({ options: { inputSource = "otlp" } }: RegistryArguments): string {
  const lower = inputSource.toLowerCase();
  if (lower === "otlp" || lower === "o") return "otlp";
  return lower === "stdin" || lower === "s" ? "stdin" : inputSource;
}
