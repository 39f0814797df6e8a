import { plainText } from "./escape-markdown.ts";

/** A diagram as Mermaid, or as text where Mermaid would refuse to draw it. */
export interface Drawing {
  readonly format: "mermaid" | "text";
  readonly text: string;
}

/** Mermaid's own limits; GitHub keeps its defaults. */
const maximumEdges = 500;
const maximumCharacters = 50_000;
const longestLabel = 80;

/** Chooses Mermaid where it stays within its limits, else the text. */
export function drawing({
  lines,
  edges,
  text,
}: {
  lines: readonly string[];
  edges: number;
  text: () => string;
}): Drawing {
  const mermaid = `${lines.join("\n")}\n`;
  const fits = edges <= maximumEdges && mermaid.length <= maximumCharacters;
  return fits ? { format: "mermaid", text: mermaid } : { format: "text", text: text() };
}

/** A quoted label that Mermaid takes literally, whatever it holds: every special character becomes `#<code>;`. */
export function mermaidLabel(...lines: readonly string[]): string {
  return `"${lines.map((line) => escapeLine(line)).join("<br/>")}"`;
}

/** Mermaid turns codes back into markup before it cleans that: what looks alike is harmless for good. */
const lookalikes: Readonly<Record<string, string>> = { "<": "‹", ">": "›", "&": "＆", "`": "ˋ" };

function escapeLine(line: string): string {
  const characters = Array.from(oneLine(plainText(line)), (character) => lookalikes[character] ?? character);
  const cut = characters.length > longestLabel ? [...characters.slice(0, longestLabel - 1), "…"] : characters;
  const safe = cut.map((character) => (harmless.test(character) ? character : `#${character.codePointAt(0) ?? 63};`));
  // Words that Mermaid takes for keywords are harmless within quotes; an empty label is not.
  return safe.length === 0 ? " " : safe.join("");
}

const harmless = /[\p{L}\p{N} ._/:,+→…‹›＆ˋ-]/u;

/** Text on one line, without control characters that a terminal would obey. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

/** Classes of nodes by outcome; their colours carry their own text colour, so that they read on dark pages too. */
export const outcomeClasses = [
  "classDef ok fill:#dafbe1,stroke:#1a7f37,color:#1f2328",
  "classDef error fill:#ffebe9,stroke:#cf222e,color:#1f2328",
  "classDef timeout fill:#fff8c5,stroke:#9a6700,color:#1f2328",
  "classDef cancelled fill:#eaeef2,stroke:#57606a,color:#1f2328",
  "classDef skipped fill:#ffffff,stroke:#8c959f,color:#57606a,stroke-dasharray:4 3",
] as const;

/** A duration as people read it: `850 ms`, `1.2 s`, `2 min 5 s`. */
export function readableDuration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
