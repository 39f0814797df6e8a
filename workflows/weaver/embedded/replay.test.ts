import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { checkRegistry, openFor } from "./check.ts";
import { diffV1, diffV2 } from "./diff.ts";
import { createParseCache, readRegistry } from "./read-registry.ts";
import { resolveV1 } from "./resolve-v1.ts";
import { resolveV2 } from "./resolve-v2.ts";
import { statsV1, statsV2 } from "./stats.ts";
import { folderTree } from "./trees-for-tests.ts";

const data = resolve(dirname(fileURLToPath(import.meta.url)), "../../../../shared/replay/semantic-conventions");
const present = existsSync(data);
if (!present) process.stdout.write("replay skipped: there is no ../shared/replay beside the checkout\n");

/** The truth has every list and key sorted by its JSON text. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sorted).toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

function truth(name: string): unknown {
  const bytes = readFileSync(join(data, name));
  return JSON.parse((name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString());
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

class Replay {
  readonly work = mkdtempSync(join(tmpdir(), "weavergen-replay-"));
  constructor() {
    spawnSync("tar", ["-xzf", join(data, "base.tar.gz"), "-C", this.work]);
  }
  keepBaseline(): void {
    rmSync(join(this.work, "baseline"), { recursive: true, force: true });
    cpSync(join(this.work, "model"), join(this.work, "baseline"), { recursive: true });
  }
  apply(patch: string): void {
    const result = spawnSync("git", ["apply", "--whitespace=nowarn", join(data, "patches", patch)], { cwd: this.work });
    if (result.status !== 0) throw new Error(`${patch} does not apply: ${String(result.stderr)}`);
  }
  [Symbol.dispose](): void {
    rmSync(this.work, { recursive: true, force: true });
  }
}

/** All 66 take a minute; `WEAVERGEN_REPLAY=all` asks for them. */
const step = process.env["WEAVERGEN_REPLAY"] === "all" ? 1 : 9;

test.skipIf(!present)(
  "each of the OpenTelemetry registry's changes is checked, compared and counted as Weaver does",
  { timeout: 180_000 },
  () => {
    using replay = new Replay();
    const cache = createParseCache();
    const counts = { check: 0, diff: 0, stats: 0, resolved: 0 };
    const failed: string[] = [];
    let cases = 0;
    const compare = (area: keyof typeof counts, name: string, actual: unknown, expected: unknown): void => {
      if (JSON.stringify(sorted(plain(actual))) === JSON.stringify(sorted(expected))) counts[area]++;
      else failed.push(`${area} ${name}`);
    };
    const resolved = (name: "start" | "end"): void => {
      const { resolution } = openFor({ files: folderTree(replay.work), path: "model", cache }, false);
      if (resolution === undefined) return;
      compare("resolved", name, resolveV1(resolution), truth(`resolved/${name}.json.gz`));
      compare("resolved", `${name} v2`, resolveV2(resolution), truth(`resolved/${name}.v2.json.gz`));
    };
    resolved("start");
    const patches = readdirSync(join(data, "patches")).toSorted();
    for (const [index, patch] of patches.entries()) {
      const compared = index % step === 0 || index === patches.length - 1;
      if (compared) replay.keepBaseline();
      replay.apply(patch);
      if (!compared) continue;
      cases++;
      const files = folderTree(replay.work);
      const expected = truth(`truth/${patch.slice(0, 4)}.json`) as Record<
        string,
        { exit: number; diagnostics: unknown; output: unknown }
      >;
      for (const [mode, v2] of [
        ["v1", false],
        ["v2", true],
      ] as const) {
        const result = checkRegistry({ files, path: "model", v2, cache, baseline: { files, path: "baseline" } });
        compare(
          "check",
          `${patch} ${mode}`,
          { exit: result.exitCode, diagnostics: result.document },
          expected[`check_${mode}`],
        );
      }
      const [head, baseline] = ["model", "baseline"].map((path) => openFor({ files, path, cache }, false).resolution);
      if (head === undefined || baseline === undefined) {
        failed.push(patch);
        continue;
      }
      compare("diff", `${patch} v1`, diffV1(head, baseline), expected["diff_v1"]?.output);
      compare("stats", `${patch} v1`, statsV1(head), expected["stats_v1"]?.output);
      const headV2 = resolveV2(head);
      compare("diff", `${patch} v2`, diffV2(headV2, resolveV2(baseline)), expected["diff_v2"]?.output);
      compare("stats", `${patch} v2`, statsV2(headV2), expected["stats_v2"]?.output);
    }
    resolved("end");
    process.stdout.write(`replay: ${JSON.stringify(counts)}\n`);
    expect(failed).toEqual([]);
    expect(counts).toEqual({ check: cases * 2, diff: cases * 2, stats: cases * 2, resolved: 4 });
  },
);

test.skipIf(!present)("everything in the model of the OpenTelemetry registry has its place in a file", () => {
  using replay = new Replay();
  const files = folderTree(replay.work);
  const { registry, diagnostics } = readRegistry({ files, path: "model" });
  expect(diagnostics).toEqual([]);
  for (const attribute of registry?.attributes.values() ?? []) {
    const line = files.read(attribute.at.file)?.split("\n")[attribute.at.line - 1];
    expect(line).toContain(attribute.name);
  }
  for (const reference of registry?.references ?? []) {
    const line = files.read(reference.at.file)?.split("\n")[reference.at.line - 1] ?? "";
    expect(line.slice(reference.at.column - 1, reference.at.endColumn - 1).replaceAll(/["']/g, "")).toBe(
      reference.name,
    );
  }
  expect(registry?.signals.every((signal) => files.read(signal.at.file) !== undefined)).toBe(true);
});
