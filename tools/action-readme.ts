import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { parse } from "yaml";

/** Writes the tables of inputs and outputs into action/README.md: `node tools/action-readme.ts`. */

const Manifest = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string() })),
  outputs: z.record(z.string(), z.object({ description: z.string() })),
});

const place = { inputs: "<!-- inputs -->", outputs: "<!-- outputs -->" } as const;

/** The README with its tables as action.yml says. */
export function withTables(readme: string, manifest: string): string {
  const { inputs, outputs } = Manifest.parse(parse(manifest));
  const inputRows = Object.entries(inputs).map(([name, input]) => {
    const value = input.default === "" ? "" : `\`${input.default}\``;
    return `| \`${name}\` | ${cell(input.description)} | ${value} |`;
  });
  const outputRows = Object.entries(outputs).map(([name, output]) => `| \`${name}\` | ${cell(output.description)} |`);
  const inputTable = ["| input | what it takes | default |", "|---|---|---|", ...inputRows].join("\n");
  const outputTable = ["| output | what it holds |", "|---|---|", ...outputRows].join("\n");
  return between(between(readme, place.inputs, inputTable), place.outputs, outputTable);
}

function between(text: string, mark: string, table: string): string {
  const end = mark.replace("<!-- ", "<!-- end of ");
  const [before, rest] = [text.slice(0, text.indexOf(mark)), text.slice(text.indexOf(end))];
  if (!text.includes(mark) || !text.includes(end)) throw new Error(`action/README.md lacks ${mark} or ${end}`);
  return `${before}${mark}\n${table}\n${rest}`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll(/\s+/g, " ");
}

if (import.meta.main) {
  const readme = readFileSync("action/README.md", "utf8");
  writeFileSync("action/README.md", withTables(readme, readFileSync("action.yml", "utf8")));
}
