import type { Dice } from "./dice.ts";
import { oddNumber, oddText, quoted } from "./odd-values.ts";

/** The names that expressions may use. */
export interface Names {
  readonly filters: readonly string[];
  readonly tests: readonly string[];
  readonly functions: readonly string[];
  readonly methods: readonly string[];
  readonly variables: readonly string[];
}

export const VARIABLES = [
  "ctx",
  "ctx.groups",
  "ctx.groups[0].attributes",
  "ctx.groups[1].attributes[2]",
  "ctx.groups[2]",
  "ctx.groups[3].body",
  "ctx.odd",
  "ctx.odd.texts",
  "ctx.odd.numbers",
  "ctx.odd.nested",
  "ctx.odd.deep",
  "ctx.odd.long",
  "ctx.odd.__proto__",
  "params",
  "template",
  "nope",
  "x",
  "y",
  "ns",
  "loop",
  "loop.index",
  "loop.previtem",
  "caller",
  "caller()",
  "self",
  "self.b()",
  "super()",
  "m",
  "m(x)",
  "varargs",
  "lib",
  "lib.m",
  "dict",
  "constructor",
  "__proto__",
] as const;

const OPERATORS = "+ - * / // % ** ~ == != < <= > >= in and or".split(" ");
const KEYWORDS =
  "attribute reverse case_sensitive default width first blank length killwords end leeway indent by format header prefix footer line_length indent_type translation_strategy expand_summary_and_histogram sort_by __proto__ x".split(
    " ",
  );
const ATTRIBUTES =
  "name type k id brief attributes members __proto__ constructor index length depth changed cycle".split(" ");

/** An expression of Jinja in source form. */
export function anyExpression(dice: Dice, names: Names, depth: number): string {
  const inner = (): string => anyExpression(dice, names, depth - 1);
  if (depth <= 0) return anyAtom(dice, names);
  return dice.one(
    () => anyAtom(dice, names),
    () => filtered(dice, names, depth),
    () => filtered(dice, names, depth),
    () => filtered(dice, names, depth),
    () => `(${inner()} ${dice.pick(OPERATORS)} ${inner()})`,
    () => `(${dice.pick(["-", "not "])}${inner()})`,
    () => `(${inner()} is ${dice.chance(0.2) ? "not " : ""}${anyTest(dice, names, depth)})`,
    () => `(${inner()} if ${inner()}${dice.chance(0.7) ? ` else ${inner()}` : ""})`,
    () => `${dice.pick(names.functions)}(${anyArguments(dice, names, depth)})`,
    () => `(${inner()}).${dice.pick(names.methods)}(${anyArguments(dice, names, depth)})`,
    () => `(${inner()}).${dice.pick(ATTRIBUTES)}`,
    () => `(${inner()})[${anySubscript(dice, inner)}]`,
    () => `[${dice.some(4, inner).join(", ")}]`,
    () => `(${dice.some(3, inner).join(", ")},)`,
    () =>
      `{${dice
        .some(3, inner)
        .map((key) => `${key}: ${inner()}`)
        .join(", ")}}`,
  );
}

function anyAtom(dice: Dice, names: Names): string {
  return dice.one(
    () => dice.pick(names.variables),
    () => dice.pick(names.variables),
    () => oddNumber(dice),
    () => jinjaText(oddText(dice)),
    () => dice.pick(["true", "false", "none", "[]", "{}", "''", "[1, 2, 3]", "range(30)", "range(100000)"]),
    () => dice.pick(["'ab' * 400000", "'é' * 1000000", "[1, 'x'] * 100000", "'(a+)+$'", "('a' * 40) ~ '!'"]),
  );
}

/** A string literal: Jinja has no `\u{}`, but JSON's escapes. */
function jinjaText(text: string): string {
  return quoted(text);
}

function filtered(dice: Dice, names: Names, depth: number): string {
  const filter = dice.pick(names.filters);
  const given = dice.chance(0.5) ? `(${anyArguments(dice, names, depth)})` : "";
  return `(${anyExpression(dice, names, depth - 1)}) | ${filter}${given}`;
}

function anyTest(dice: Dice, names: Names, depth: number): string {
  const test = dice.pick(names.tests.filter((name) => /^\w+$/.test(name)));
  return dice.chance(0.5) ? test : `${test}(${anyArguments(dice, names, depth)})`;
}

function anyArguments(dice: Dice, names: Names, depth: number): string {
  const value = (): string =>
    dice.chance(0.1)
      ? jinjaText(dice.pick(dice.chance(0.5) ? names.filters : names.tests))
      : anyExpression(dice, names, Math.min(depth - 1, 1));
  const positional = dice.some(3, value);
  if (dice.chance(0.1)) positional.push(`*${value()}`);
  const keywords = dice.chance(0.4) ? dice.some(2, () => `${dice.pick(KEYWORDS)}=${value()}`) : [];
  if (dice.chance(0.05)) keywords.push(`**${value()}`);
  return [...positional, ...keywords].join(", ");
}

function anySubscript(dice: Dice, inner: () => string): string {
  if (dice.chance(0.5)) return inner();
  const bound = (): string => (dice.chance(0.4) ? "" : inner());
  return `${bound()}:${bound()}${dice.chance(0.4) ? `:${bound()}` : ""}`;
}
