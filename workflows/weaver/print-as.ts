import { jsonText } from "./print/json-text.ts";
import { printYaml } from "./print/print-yaml.ts";

const dataFormats = ["json", "yaml", "jsonl", "mute"] as const;
export type DataFormat = (typeof dataFormats)[number];

export function isDataFormat(format: string): format is DataFormat {
  return (dataFormats as readonly string[]).includes(format);
}

/** Data in one of Weaver's output formats, as it stands on standard output: YAML ends with one empty line. */
export function printAs(data: unknown, format: DataFormat): string {
  switch (format) {
    case "json":
      return `${jsonText(data, 2)}\n`;
    case "jsonl":
      return `${jsonText(data)}\n`;
    case "yaml":
      return `${printYaml(data)}\n`;
    case "mute":
      return "";
  }
}
