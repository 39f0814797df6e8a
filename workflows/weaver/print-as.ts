import { stringify } from "yaml";

/** Data in one of Weaver's output formats. */
export function printAs(data: unknown, format: "json" | "yaml" | "jsonl" | "mute"): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(data, null, 2)}\n`;
    case "jsonl":
      return `${JSON.stringify(data)}\n`;
    case "yaml":
      return stringify(data);
    case "mute":
      return "";
  }
}
