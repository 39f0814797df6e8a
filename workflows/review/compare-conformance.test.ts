import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Change } from "../report/report.ts";
import { readRegistry } from "../weaver/embedded/read-registry.ts";
import { folderTree } from "../workspace/folder-tree.ts";
import { compareRegistries } from "./compare.ts";

const data = fileURLToPath(new URL("../../../shared/conformance/diff/", import.meta.url));
const present = existsSync(data);
if (!present) process.stderr.write("skipped: the conformance data of diff is not beside the checkout\n");

interface Item {
  readonly type: string;
  readonly name?: string;
  readonly old_name?: string;
  readonly new_name?: string;
}

const signals: Readonly<Record<string, string>> = {
  registry_attributes: "attribute",
  resources: "entity",
  entities: "entity",
};
const pairs = [
  ["v1-json", "v1-head", "v1-base"],
  ["v1-as-v2-json", "v1-head", "v1-base"],
  ["v1-reverse-json", "v1-base", "v1-head"],
  ["v2-json", "v2-head", "v2-base"],
  ["v2-as-v1-json", "v2-head", "v2-base"],
] as const;

test.skipIf(!present).each(pairs)("what Weaver's diff says of %s is found", (name, head, base) => {
  const changes = changesBetween(base, head);
  const truth = JSON.parse(readFileSync(join(data, "expected", name, "stdout.json"), "utf8")) as {
    changes: Record<string, Item[]>;
  };
  const items = Object.entries(truth.changes).flatMap(([kind, list]) => list.map((item) => ({ kind, item })));
  expect(items.length).toBeGreaterThan(10);
  expect(items.filter(({ kind, item }) => !changes.some((change) => isSame(change, { kind, item })))).toEqual([]);
});

function changesBetween(base: string, head: string): Change[] {
  const files = folderTree(data);
  const [before, after] = [base, head].map((name) => readRegistry({ files, path: `registries/${name}` }).registry);
  expect(after).toBeDefined();
  return after ? compareRegistries({ base: before, head: after }) : [];
}

function isSame(change: Change, { kind, item }: { kind: string; item: Item }): boolean {
  const type = item.type === "obsoleted" || item.type === "uncategorized" ? "deprecated" : item.type;
  const name = item.type === "renamed" ? item.new_name : item.name;
  const signal = signals[kind] ?? kind.replace(/s$/, "");
  return (
    change.kind === type &&
    change.signal === signal &&
    change.name === name &&
    (type !== "renamed" || change.from === item.old_name)
  );
}
