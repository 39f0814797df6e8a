import { printYaml } from "./print/print-yaml.ts";

/** Data in one of Weaver's output formats, as it stands on standard output: YAML ends with one empty line. */
export function printAs(data: unknown, format: "json" | "yaml" | "jsonl" | "mute"): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(data, null, 2)}\n`;
    case "jsonl":
      return `${JSON.stringify(data)}\n`;
    case "yaml":
      return `${printYaml(data)}\n`;
    case "mute":
      return "";
  }
}
