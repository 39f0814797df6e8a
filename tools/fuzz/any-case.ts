import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { anyConfig, plainConfig } from "./any-config.ts";
import { VARIABLES, type Names } from "./any-expression.ts";
import { anyProgram } from "./any-jq.ts";
import { anyTemplate, TEMPLATE_FILES } from "./any-template.ts";
import { Dice } from "./dice.ts";
import { filterNames, functionNames, methodNames, testNames } from "./known-names.ts";
import { mutatedTree, type Tree } from "./mutate.ts";

/** What one case tries. */
export type FuzzCase =
  | { readonly kind: "template" | "config" | "mutated"; readonly files: Tree }
  | { readonly kind: "jq"; readonly program: string };

export const allNames: Names = {
  filters: filterNames,
  tests: testNames,
  functions: functionNames,
  methods: methodNames,
  variables: VARIABLES,
};

/** The template trees below a folder, one for each target. */
export function readTrees(folder: string): Tree[] {
  const roots = ["forge/templates/registry", "markdown/templates/registry"]
    .map((path) => join(folder, path))
    .filter((path) => existsSync(path));
  return roots.flatMap((root) => readdirSync(root).map((target) => treeOf(join(root, target))));
}

function treeOf(folder: string): Tree {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [path.slice(folder.length + 1), readFileSync(path, "utf8")];
    }),
  );
}

export interface CaseNumber {
  readonly seed: number;
  readonly index: number;
}

/** The case of a number; the same number gives the same case. */
export function anyCase({ seed, index }: CaseNumber, trees: readonly Tree[]): FuzzCase {
  const dice = new Dice(Math.imul(seed, 0x27d4eb2f) ^ index);
  const share = dice.next();
  if (share < 0.35) return { kind: "jq", program: anyProgram(dice) };
  if (share < 0.5)
    return { kind: "config", files: { "weaver.yaml": anyConfig(dice, allNames), ...anyTemplates(dice) } };
  if (share < 0.7 && trees.length > 0) return { kind: "mutated", files: mutated(dice, trees) };
  return { kind: "template", files: { "weaver.yaml": plainConfig(dice), ...anyTemplates(dice) } };
}

function anyTemplates(dice: Dice): Tree {
  return Object.fromEntries(
    TEMPLATE_FILES.map((path, at) => [path, anyTemplate(dice, allNames, at === 0 ? 3 : dice.below(3))]),
  );
}

function mutated(dice: Dice, trees: readonly Tree[]): Tree {
  const others = Object.values(dice.pick(trees));
  return mutatedTree(dice, dice.pick(trees), others);
}
