import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Change, Finding } from "../report/report.ts";
import { allRules, checkRules } from "../rules/all-rules.ts";
import { Settings } from "../settings/settings.ts";
import { createParseCache, readRegistry } from "../weaver/embedded/read-registry.ts";
import type { Registry } from "../weaver/registry.ts";
import { folderTree } from "../workspace/folder-tree.ts";
import { memoryTree } from "../workspace/memory-tree.ts";
import type { FileTree } from "../workspace/workspace.ts";
import { compareRegistries } from "./compare.ts";
import { findingsOf, knownNames } from "./findings.ts";
import { markNewFindings } from "./new-findings.ts";

const data = fileURLToPath(new URL("../../../shared/replay/semantic-conventions/", import.meta.url));
const present = existsSync(join(data, "cases.json"));
if (!present) process.stderr.write("skipped: the replay of semantic-conventions is not beside the checkout\n");

interface Case {
  readonly n: number;
  readonly patch: string;
  readonly files: readonly { readonly path: string; readonly old_path?: string }[];
}
interface TruthItem {
  readonly type: "added" | "renamed" | "removed" | "obsoleted" | "uncategorized";
  readonly name?: string;
  readonly old_name?: string;
  readonly new_name?: string;
}
type Truth = Record<"diff_v1" | "diff_v2", { output: { changes: Record<string, TruthItem[]> } }>;

interface Replayed {
  readonly n: number;
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
}

const signals: Readonly<Record<string, Change["signal"]>> = {
  registry_attributes: "attribute",
  metrics: "metric",
  events: "event",
  spans: "span",
  entities: "entity",
  resources: "entity",
  attribute_groups: "attribute_group",
};

describe.skipIf(!present)("the history of semantic-conventions", () => {
  const cases = present ? readJson<Case[]>("cases.json") : [];
  const replayed: Replayed[] = [];
  let work = "";

  beforeAll(() => {
    work = mkdtempSync(join(tmpdir(), "replay-"));
    execFileSync("tar", ["-xzf", join(data, "base.tar.gz"), "-C", work]);
    replayed.push(...replay(work, cases));
  }, 180_000);

  afterAll(() => rmSync(work, { recursive: true }));

  test("every added, renamed, deprecated and removed item that Weaver's diff names is found", () => {
    const missed = replayed.flatMap(({ n, changes }) =>
      expectedItems(n)
        .filter((expected) => !changes.some((change) => isSame(change, expected)))
        .map((expected) => ({ n, ...expected })),
    );
    expect(replayed).toHaveLength(66);
    expect(replayed.flatMap(({ n }) => expectedItems(n)).length).toBeGreaterThan(250);
    expect(missed).toEqual([]);
  });

  test("no merged pull request gets a new violation", () => {
    const violations = replayed.flatMap(({ n, findings }) =>
      findings
        .filter((finding) => finding.new && finding.level === "violation")
        .map(({ rule, file, line }) => ({ n, rule, file, line })),
    );
    expect(violations).toEqual([]);
  });

  test("our rules find three new improvements, all of them true", () => {
    const improvements = replayed.flatMap(({ n, findings }) =>
      findings
        .filter((finding) => finding.new && finding.level !== "violation" && finding.source === "weavergen")
        .map(({ rule, subject }) => ({ n, rule, subject })),
    );
    expect(improvements).toEqual([
      { n: 4, rule: "name-reused-with-new-meaning", subject: "v8js.memory.heap.limit" },
      { n: 5, rule: "stability-metric-lower-stability-attribute", subject: "container.cpu.time" },
      { n: 33, rule: "removed-without-deprecation", subject: "vcs.repo" },
    ]);
  });

  test("the mistakes that were merged and mended later are found, on their lines", () => {
    const after = (n: number): readonly Finding[] => replayed.find((one) => one.n === n)?.findings ?? [];
    expect(after(4)).toContainEqual(
      expect.objectContaining({ rule: "name-reused-with-new-meaning", file: "model/v8js/metrics.yaml", new: true }),
    );
    expect(after(55)).toContainEqual(
      expect.objectContaining({
        rule: "uncategorized-with-renamed-to",
        file: "model/db/deprecated/registry-deprecated.yaml",
        line: 89,
        new: false,
      }),
    );
    expect(after(56).map((finding) => finding.rule)).not.toContain("uncategorized-with-renamed-to");
  });
});

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(data, path), "utf8")) as T;
}

interface Side {
  readonly registry: Registry | undefined;
  /** What is wrong with it, without a look at its base. */
  readonly findings: readonly Finding[];
  readonly files: FileTree;
}

function replay(work: string, cases: readonly Case[]): Replayed[] {
  const cache = createParseCache();
  const disk = folderTree(work);
  const texts = new Map(disk.list("model").map((path) => [path, disk.read(path) ?? ""]));
  let base = sideOf(memoryTree(Object.fromEntries(texts)), cache);
  return cases.map(({ n, patch, files }) => {
    const env = { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() };
    execFileSync("git", ["apply", "--whitespace=nowarn", join(data, patch)], { cwd: work, env });
    for (const path of files.flatMap((file) => [file.path, file.old_path ?? file.path])) {
      const text = disk.read(path);
      if (text === undefined) texts.delete(path);
      else texts.set(path, text);
    }
    const head = sideOf(memoryTree(Object.fromEntries(texts)), cache);
    const changes = head.registry ? compareRegistries({ base: base.registry, head: head.registry }) : [];
    const compared = [...head.findings, ...findingsOfComparison({ base, head, changes })];
    const findings = markNewFindings({ head: compared, base: base.findings });
    base = head;
    return { n, changes, findings };
  });
}

const settings = Settings.parse({});

function sideOf(files: FileTree, cache: ReturnType<typeof createParseCache>): Side {
  const { registry, diagnostics } = readRegistry({ files, path: "model", cache });
  const fallback = { file: "model", line: 1 };
  const diagnosed = findingsOf({ diagnostics, fallback, names: knownNames(registry) });
  const ruled = registry ? checkRules({ head: registry, base: undefined, files, settings }) : [];
  return { registry, findings: [...diagnosed, ...ruled], files };
}

function findingsOfComparison({
  base,
  head,
  changes,
}: {
  base: Side;
  head: Side;
  changes: readonly Change[];
}): Finding[] {
  if (!head.registry) return [];
  const comparing = new Set<string>(allRules.filter((rule) => rule.compares).map((rule) => rule.id));
  const facts = { head: head.registry, base: base.registry, files: head.files, settings, changes };
  return checkRules(facts).filter((finding) => comparing.has(finding.rule));
}

type Expected = Pick<Change, "kind" | "signal" | "name" | "from">;

function expectedItems(n: number): Expected[] {
  const truth = readJson<Truth>(`truth/${String(n).padStart(4, "0")}.json`);
  return (["diff_v1", "diff_v2"] as const).flatMap((version) =>
    Object.entries(truth[version].output.changes).flatMap(([kind, items]) =>
      items.map((item) => expectedItem(signals[kind] ?? "attribute", item)),
    ),
  );
}

function expectedItem(signal: Change["signal"], { type, name, old_name: from, new_name: to }: TruthItem): Expected {
  if (type === "renamed") return { kind: "renamed", signal, name: to ?? "", from };
  const kind = type === "obsoleted" || type === "uncategorized" ? "deprecated" : type;
  return { kind, signal, name: name ?? "" };
}

function isSame(change: Change, expected: Expected): boolean {
  const sameRename = expected.kind !== "renamed" || change.from === expected.from;
  return (
    change.kind === expected.kind && change.signal === expected.signal && change.name === expected.name && sameRename
  );
}
