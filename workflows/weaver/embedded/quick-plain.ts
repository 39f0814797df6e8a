import { resolvePlain } from "./yaml-scalar.ts";
import type { ScalarNode } from "./yaml-tree.ts";

export function plainScalar(text: string, start: number, end: number): ScalarNode {
  return { t: "scalar", ...resolvePlain(text.slice(start, end)), tag: undefined, start, end };
}

export function isBreak(code: number): boolean {
  return code === 32 || code === 10 || Number.isNaN(code);
}

const indicators = new Set(Array.from("-?:,[]{}#&*!|>'\"%@`", (character) => character.charCodeAt(0)));

export function canStartPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (!indicators.has(code)) return true;
  return (code === 45 || code === 58 || code === 63) && !isBreak(text.charCodeAt(at + 1));
}

/** Where a plain scalar ends on its line (without the spaces behind it), and which character stopped it. */
export function plainEnd(
  text: string,
  start: number,
  inFlow: boolean,
): { readonly end: number; readonly stop: number } {
  let end = start;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) break;
    if (code === 32) continue;
    if (code === 58 && endsPlain(text.charCodeAt(at + 1), inFlow)) break;
    if (code === 35 && at > start && text.charCodeAt(at - 1) === 32) break;
    if (inFlow && (code === 44 || code === 91 || code === 93 || code === 123 || code === 125)) break;
    end = at + 1;
  }
  return { end, stop: at };
}

function endsPlain(next: number, inFlow: boolean): boolean {
  return isBreak(next) || (inFlow && (next === 44 || next === 91 || next === 93 || next === 123 || next === 125));
}
