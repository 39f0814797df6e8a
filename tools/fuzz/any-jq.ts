import type { Dice } from "./dice.ts";
import { jqFormats, jqNames } from "./known-names.ts";
import { oddNumber, oddText, quoted } from "./odd-values.ts";

const OPERATORS = ", | + - * / % == != < <= > >= and or // = |= += -= *= /= %= //=".split(" ");
const ATOMS = [
  ".",
  "..",
  ".groups",
  ".groups[]",
  ".groups[0].attributes",
  ".odd",
  ".odd.deep",
  ".odd.texts[]",
  ".odd.long",
  ".odd.__proto__",
  ".odd[]?",
  "$params",
  "$x",
  "$__loc__",
  "$ENV",
  "$nope",
  "null",
  "true",
  "[]",
  "{}",
  "nan",
  "infinite",
  "-infinite",
  "{__proto__: 1}",
  "[range(50)]",
  "[range(3000)]",
  '("ab" * 100000)',
  '("a" * 3000)',
  "(reduce range(30) as $i (1; [., .]))",
  "(reduce range(20) as $i (3; . * .))",
  "(reduce range(2000) as $i (null; [.]))",
  "input",
  "inputs",
] as const;

const OPTIONS = [
  '{"stable_only": true}',
  '{"exclude_deprecated": true, "v2": true}',
  '{"exclude_root_namespace": ["http"], "exclude_stability": ["experimental"]}',
  '{"v2": 1, "exclude_stability": "x", "exclude_root_namespace": 5, "ignore_code_generation_annotations": null}',
] as const;

/** A jq program of every filter that there is, with parameters of every kind. */
export function anyProgram(dice: Dice, depth = 4): string {
  const term = (): string => anyProgram(dice, depth - 1);
  if (depth <= 0) return anyAtom(dice);
  return dice.one(
    () => anyAtom(dice),
    () => `${term()} | ${anyCall(dice, depth)}`,
    () => `${term()} | ${anyCall(dice, depth)}`,
    () => `${term()} | ${anyCall(dice, depth)}`,
    () => anyCall(dice, depth),
    () => `(${term()}) ${dice.pick(OPERATORS)} (${term()})`,
    () => `[${term()}]`,
    () => `[limit(${dice.pick(["3", "100", oddNumber(dice)])}; ${term()})]`,
    () => `(${term()})${anyPath(dice, term)}`,
    () => `{${dice.some(3, () => `${anyKey(dice, term)}: (${term()})`).join(", ")}}`,
    () => `if ${term()} then ${term()}${dice.chance(0.5) ? ` else ${term()}` : ""} end`,
    () => `try (${term()})${dice.chance(0.5) ? ` catch (${term()})` : ""}`,
    () => `(${term()})?`,
    () => `reduce (${term()}) as ${anyPattern(dice)} (${term()}; ${term()})`,
    () => `foreach (${term()}) as ${anyPattern(dice)} (${term()}; ${term()}; ${term()})`,
    () => `(${term()}) as ${anyPattern(dice)} | ${term()}`,
    () => `(${term()}) as ${anyPattern(dice)} ?// $x | ${term()}`,
    () => `label $out | (${term()}, break $out)`,
    () => `def f(g; $v): ${term()}; ${dice.pick(["f(.; 1)", "f(f(.; .); .)", term()])}`,
    () => `def f: ${dice.pick([".", ". + 1", "[.]", "f", "., f"])} | ${term()}; f`,
    () => `${dice.pick(jqFormats)} "a\\(${term()})b"`,
    () => `-(${term()})`,
  );
}

function anyAtom(dice: Dice): string {
  return dice.one(
    () => dice.pick(ATOMS),
    () => oddNumber(dice),
    () => jqText(oddText(dice)),
    () => dice.pick(jqFormats),
    () => anyCall(dice, 0),
  );
}

function jqText(text: string): string {
  return quoted(text);
}

function anyCall(dice: Dice, depth: number): string {
  const { name, arity } = dice.pick(jqNames);
  if (arity === 0) return name;
  const parameters = Array.from({ length: arity }, () =>
    name.startsWith("semconv") && dice.chance(0.7) ? dice.pick(OPTIONS) : anyProgram(dice, Math.min(depth - 1, 1)),
  );
  return `${name}(${parameters.join("; ")})`;
}

function anyPath(dice: Dice, term: () => string): string {
  return dice.one(
    () => "[]",
    () => `[${term()}]`,
    () => `[${term()}:${term()}]`,
    () => `[${oddNumber(dice)}:]`,
    () => ".a?.b",
    () => `[${jqText(oddText(dice))}]?`,
    () => "..",
  );
}

function anyKey(dice: Dice, term: () => string): string {
  return dice.one(
    () => "a",
    () => jqText(oddText(dice)),
    () => `(${term()})`,
  );
}

function anyPattern(dice: Dice): string {
  return dice.pick(["$x", "$x", "[$x, $y]", "{a: $x}", "{$x}", "[[$x]]", '{"a": [$x]}', "{(.a): $x}"]);
}
