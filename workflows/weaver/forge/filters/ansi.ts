import { toText } from "../../jinja/display.ts";
import type { JinjaFunction } from "../../jinja/value.ts";
import { onValue } from "./parameters.ts";

const COLOURS = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
const STYLES: Readonly<Record<string, number>> = { bold: 1, italic: 3, underline: 4, strikethrough: 9 };

function codes(): Record<string, number> {
  const all: Record<string, number> = { ...STYLES };
  COLOURS.forEach((colour, at) => {
    all[colour] = 30 + at;
    all[`bright_${colour}`] = 90 + at;
    all[`bg_${colour}`] = 40 + at;
    all[`bg_bright_${colour}`] = 100 + at;
  });
  return all;
}

/** Filters that put a value into the codes of a terminal. */
export const ANSI_FILTERS: Readonly<Record<string, JinjaFunction>> = Object.fromEntries(
  Object.entries(codes()).map(([name, code]) => [
    `ansi_${name}`,
    onValue((value) => `\u001b[${code}m${toText(value)}\u001b[0m`),
  ]),
);
