import { JinjaError } from "./error.ts";
import { kinds } from "./tokens.ts";
import { unescape } from "./unescape.ts";

interface Scanned {
  readonly kind: string;
  readonly end: number;
  readonly text: string;
  readonly number?: number | bigint;
  readonly error?: JinjaError;
}

const operators = /\/\/|\*\*|==|!=|>=|<=|[-+*/%.,:~|=><()[\]{}]/y;
const name = /[A-Za-z_][A-Za-z0-9_]*/y;
const largest = 2n ** 128n;

/** Reads the token at `at`, which is no white space. An error's `end` is where its line is taken. */
export function scanExpressionToken(source: string, at: number): Scanned {
  const char = source.charAt(at);
  if (char === "'" || char === '"') return scanString(source, at, char);
  if (char >= "0" && char <= "9") return scanNumber(source, at);
  operators.lastIndex = at;
  const operator = operators.exec(source)?.[0];
  if (operator) return { kind: `\`${operator}\``, end: at + operator.length, text: operator };
  name.lastIndex = at;
  const word = name.exec(source)?.[0];
  if (word) return { kind: kinds.name, end: at + word.length, text: word };
  return { kind: "error", end: at, text: "unexpected character" };
}

function scanString(source: string, at: number, delimiter: string): Scanned {
  let end = at + 1;
  let escapes = false;
  for (; end < source.length && source.charAt(end) !== delimiter; end++) {
    if (source.charAt(end) !== "\\") continue;
    escapes = true;
    end++;
  }
  if (end >= source.length) return { kind: "error", end: source.length, text: "unexpected end of string" };
  const text = source.slice(at + 1, end);
  if (!escapes) return { kind: kinds.string, end: end + 1, text };
  try {
    return { kind: kinds.string, end: end + 1, text: unescape(text) };
  } catch (error) {
    if (!(error instanceof JinjaError)) throw error;
    return { kind: "error", end: end + 1, text: "", error };
  }
}

type NumberState = "radix" | "integer" | "fraction" | "exponent" | "exponent digits";

function scanNumber(source: string, at: number): Scanned {
  const prefix = /^0[bBoOxX]/.exec(source.slice(at, at + 2))?.[0].toLowerCase();
  const start = at + (prefix ? 2 : 0);
  let state: NumberState = prefix ? "radix" : "integer";
  let end = start;
  for (; end < source.length; end++) {
    const next: NumberState | undefined = nextState(source, end, state, prefix);
    if (!next) break;
    state = next;
  }
  const digits = source.slice(start, end);
  if (digits.endsWith("_")) return { kind: "error", end, text: "'_' may not occur at end of number" };
  return toNumber(digits.replaceAll("_", ""), end, state, prefix);
}

function nextState(
  source: string,
  at: number,
  state: NumberState,
  prefix: string | undefined,
): NumberState | undefined {
  const char = source.charAt(at);
  if (char === "_") return state;
  if (/[0-9]/.test(char)) return state === "exponent" ? "exponent digits" : state;
  if (char === "." && state === "integer") return isPoint(source, at) ? "fraction" : undefined;
  if (/[eE]/.test(char) && (state === "integer" || state === "fraction")) return "exponent";
  if (/[-+]/.test(char) && state === "exponent") return "exponent digits";
  return state === "radix" && prefix === "0x" && /[a-fA-F]/.test(char) ? state : undefined;
}

/** A point before a name is an attribute access, unless the name reads as an exponent. */
function isPoint(source: string, at: number): boolean {
  const after = source.slice(at + 1, at + 3);
  return /^[eE][-+0-9]/.test(after) || !/^[A-Za-z_]/.test(after);
}

function toNumber(digits: string, end: number, state: NumberState, prefix: string | undefined): Scanned {
  if (state !== "integer" && state !== "radix") {
    const value = Number(digits);
    if (/[-+eE]$/.test(digits) || Number.isNaN(value)) return { kind: "error", end, text: "invalid float" };
    return { kind: kinds.float, end, text: digits, number: value };
  }
  const value = parseInteger((prefix ?? "") + digits);
  if (value === undefined) return { kind: "error", end, text: "invalid integer (too large)" };
  return { kind: kinds.integer, end, text: digits, number: value };
}

function parseInteger(digits: string): bigint | undefined {
  try {
    const value = BigInt(digits);
    return value < largest && !/^0[box]$/.test(digits) ? value : undefined;
  } catch {
    return undefined;
  }
}
