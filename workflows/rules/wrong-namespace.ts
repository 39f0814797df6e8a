import { posix } from "node:path";
import type { Attribute } from "../weaver/registry.ts";
import type { Rule } from "./rule.ts";

/** With fewer definitions no folder is a namespace's home. */
const fewest = 3;
/** Share of a namespace's attributes that its home holds, and of a folder's attributes that are of one namespace. */
const clear = 0.8;

export const wrongNamespaceForFile: Rule = {
  id: "wrong-namespace-for-file",
  level: "improvement",
  summary: "An attribute is defined in the folder of another namespace.",
  why: "Whoever looks for a namespace looks in its folder; owners and generated files follow the folders too.",
  hint: "Move the definition to the folder of its namespace and reference it here, or correct the name.",
  compares: false,
  check: ({ head }) => {
    const living = [...head.attributes.values()].filter(({ at, deprecated }) => !deprecated && at.file !== "");
    const homes = homesOf(living);
    const owners = ownersOf(living);
    return living.flatMap((attribute) => {
      const namespace = namespaceOf(attribute);
      const [home, here] = [homes.get(namespace), folderOf(attribute)];
      const owner = owners.get(here);
      if (home === undefined || home === here || owner === undefined || owner === namespace) return [];
      return [
        {
          message: `\`${attribute.name}\` is defined in ${here}, which holds \`${owner}.*\`; the others of \`${namespace}.*\` are in ${home}.`,
          subject: attribute.name,
          at: attribute.at,
          of: [attribute],
        },
      ];
    });
  },
};

function homesOf(attributes: readonly Attribute[]): Map<string, string> {
  return clearWinners(Map.groupBy(attributes, namespaceOf), folderOf);
}

function ownersOf(attributes: readonly Attribute[]): Map<string, string> {
  return clearWinners(Map.groupBy(attributes, folderOf), namespaceOf);
}

/** For each group the value that nearly all of its attributes have. */
function clearWinners(
  groups: ReadonlyMap<string, readonly Attribute[]>,
  valueOf: (attribute: Attribute) => string,
): Map<string, string> {
  const winners = new Map<string, string>();
  for (const [key, attributes] of groups) {
    const byValue = [...Map.groupBy(attributes, valueOf)].toSorted((a, b) => b[1].length - a[1].length);
    const [most] = byValue;
    if (most && most[1].length >= fewest && most[1].length >= clear * attributes.length) winners.set(key, most[0]);
  }
  return winners;
}

/** The first part of the name; in deep trees of one company that may be the whole, and then no folder is wrong. */
function namespaceOf({ name }: Attribute): string {
  return name.split(".", 1)[0] ?? name;
}

function folderOf({ at }: Attribute): string {
  return posix.dirname(at.file).replace(/\/deprecated$/, "");
}
