import type { ScalarNode, YamlNode } from "./yaml-tree.ts";

const maxU64 = 2n ** 64n - 1n;
const maxU128 = 2n ** 128n - 1n;
const minI64 = -(2n ** 63n);
const minI128 = -(2n ** 127n);
/** What no such integer is written without, looked for before the tree is; few texts hold a digit that much follows. */
const manyDigits = /\d[0-9a-fA-Fox]{15}/;
const integer = /^([-+]?)((?:0[xob])?[0-9a-fA-F]+)$/;

/**
 * The first integer that needs more than 64 bits: Weaver's reader makes 128 of them, which its data has no place for, and
 * refuses the file. What needs even more is a float to it.
 */
export function hugeInteger(root: YamlNode, text: string): ScalarNode | undefined {
  return manyDigits.test(text) ? hugeIn(root, text) : undefined;
}

export function hugeIntegerMessage(node: ScalarNode, text: string): string {
  const written = text.slice(node.start, node.end);
  return `invalid type: integer \`${written}\` as ${written.startsWith("-") ? "i128" : "u128"}, expected any YAML value`;
}

function hugeIn(node: YamlNode, text: string): ScalarNode | undefined {
  if (node.t === "scalar") return isHuge(node, text) ? node : undefined;
  const children = node.t === "seq" ? node.items : [...node.entries.values()].map((entry) => entry.node);
  for (const child of children) {
    const found = hugeIn(child, text);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isHuge({ value, start, end }: ScalarNode, text: string): boolean {
  if (typeof value !== "number" || Number.isSafeInteger(value)) return false;
  const [, sign, digits] = integer.exec(text.slice(start, end)) ?? [];
  if (digits === undefined) return false;
  const exact = sign === "-" ? -BigInt(digits) : BigInt(digits);
  return (exact > maxU64 && exact <= maxU128) || (exact < minI64 && exact >= minI128);
}
