import type { Dice } from "./dice.ts";
import { oddNumber, oddText, quoted } from "./odd-values.ts";

/** Files of a template tree by path. */
export type Tree = Readonly<Record<string, string>>;

const TOKEN = /\{[%{#][-+]?|[-+]?[%}#]\}|\w+|\s+|"[^"\n]*"|'[^'\n]*'|[^\w\s]/g;

/** A tree with one file changed: tokens or characters removed, doubled, exchanged, or taken from another file. */
export function mutatedTree(dice: Dice, tree: Tree, others: readonly string[]): Tree {
  const paths = Object.keys(tree);
  if (paths.length === 0) return tree;
  const path = dice.pick(paths);
  let text = tree[path] ?? "";
  for (let times = 1 + dice.below(4); times > 0; times--) {
    text = dice.chance(0.6) ? mutatedTokens(dice, text, others) : mutatedBytes(dice, text);
  }
  return { ...tree, [path]: text };
}

function mutatedTokens(dice: Dice, text: string, others: readonly string[]): string {
  const tokens = text.match(TOKEN) ?? [];
  if (tokens.length === 0) return oddText(dice);
  const at = dice.below(tokens.length);
  const count = 1 + dice.below(4);
  const foreign = others.length > 0 ? (dice.pick(others).match(TOKEN) ?? []) : [];
  const from = dice.below(Math.max(1, foreign.length));
  const inserted = dice.one<readonly string[]>(
    () => [],
    () => tokens.slice(at, at + count * 2),
    () => foreign.slice(from, from + 1 + dice.below(12)),
    () => [dice.pick(tokens)],
    () => [quoted(oddText(dice))],
    () => [oddNumber(dice)],
  );
  return tokens.toSpliced(at, dice.chance(0.3) ? 0 : count, ...inserted).join("");
}

function mutatedBytes(dice: Dice, text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length === 0) return oddText(dice);
  const at = dice.below(bytes.length);
  const end = Math.min(bytes.length, at + 1 + dice.below(8));
  const part = dice.one<Buffer>(
    () => Buffer.alloc(0),
    () => Buffer.from([dice.below(256)]),
    () => Buffer.concat([bytes.subarray(at, end), bytes.subarray(at, end)]),
    () => Buffer.from(bytes.subarray(at, end)).reverse(),
  );
  return Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(end)]).toString("utf8");
}
