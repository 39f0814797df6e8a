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

function escapeLine(line: string): string {
  const plain = line.replace(/\s+/gu, " ").trim();
  const characters = Array.from(plain);
  const short = characters.length > longestLabel ? `${characters.slice(0, longestLabel - 1).join("")}…` : plain;
  return short.replace(/[^\p{L}\p{N} .,…_/-]/gu, (character) => `#${character.codePointAt(0)};`);
}

/** A duration as people read it: `850 ms`, `1.2 s`, `2 min 5 s`. */
export function readableDuration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
