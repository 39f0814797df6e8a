import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { diagnoseByRules } from "../../workflows/rules/rule-diagnostics.ts";
import { rulePackages } from "../../workflows/rules/rule-ids.ts";
import { Settings, settingsPath } from "../../workflows/settings/settings.ts";
import { createParseCache } from "../../workflows/weaver/embedded/read-registry.ts";
import { createEmbeddedWeaver } from "../../workflows/weaver/embedded-weaver.ts";
import { folderTree } from "../../workflows/workspace/folder-tree.ts";

export interface RulesBench {
  /** Weaver's program, and a copy of github.com/open-telemetry/opentelemetry-weaver-packages. */
  readonly weaver: string | undefined;
  readonly packages: string | undefined;
  /** The built command line, `dist/cli.js`. */
  readonly cli: string;
  /** Folder of a registry (`model`) that Weaver can read with `--v2`. */
  readonly registry: string;
  readonly rounds: number;
}

export interface BenchRow {
  readonly what: string;
  readonly ours: readonly number[];
  readonly binary: readonly number[];
}

export type RulesFigures = { readonly rows: readonly BenchRow[] } | { readonly skipped: string };

/**
 * Seconds of `registry check` with the rules of the four public policy packages and a baseline that differs in one
 * attribute: by Weaver's program with the packages, and by ours with `--rules`. The two take turns, so that whatever else
 * the machine does concerns both.
 */
export async function benchRules({ weaver, packages, cli, registry, rounds }: RulesBench): Promise<RulesFigures> {
  if (weaver === undefined) return { skipped: "WEAVER_BIN names no Weaver to compare the rules with" };
  const policies = join(packages ?? "", "policies/check");
  if (packages === undefined || !existsSync(policies)) {
    return { skipped: "WEAVER_PACKAGES names no copy of the public policy packages" };
  }
  using folder = comparedRegistries(registry);
  const common = ["--quiet", "registry", "check", "--v2", "-r", "model", "--baseline-registry", "base/model"];
  const named = readdirSync(policies, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const byPackages = [...common, ...named.flatMap(({ name }) => ["-p", join(policies, name)])];
  const byRules = [cli, ...common, "--rules", "--engine", "embedded"];
  const [cold, kept, warm, binary]: [number[], number[], number[], number[]] = [[], [], [], []];
  await using engine = warmEngine(folder.path);
  await engine.check();
  for (let round = 0; round < rounds; round++) {
    const cwd = folder.path;
    appendFileSync(join(cwd, edited), attribute(`http.bench.round${round}`));
    binary.push(timed(weaver, byPackages, { cwd }));
    const env = { ...process.env, XDG_CACHE_HOME: join(cwd, ".cache") };
    const forgetful = { ...env, WEAVERGEN_CACHE: "off", NODE_DISABLE_COMPILE_CACHE: "1" };
    cold.push(timed(process.execPath, byRules, { cwd, env: forgetful }));
    kept.push(timed(process.execPath, byRules, { cwd, env }));
    warm.push(await engine.check());
  }
  const rows = [
    { what: "check with the rules of the policy packages and a baseline, a process that knows nothing", ours: cold },
    { what: "the same, a process that finds what earlier ones kept on disk, after an edit of one file", ours: kept },
    { what: "the same, in a warm process, after an edit of one file", ours: warm },
  ];
  return { rows: rows.map((row) => ({ ...row, binary })) };
}

const edited = "model/http/registry.yaml";

/** Also the rules that are off by default: as many verdicts as the packages give. */
const settings = { rules: Object.fromEntries(rulePackages.map((name) => [name, "violation"])) };

/** The registry as head with one more attribute, and as it is in `base/`. */
function comparedRegistries(registry: string): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), "weavergen-rules-bench-"));
  for (const copy of ["model", "base/model"]) cpSync(registry, join(path, copy), { recursive: true });
  appendFileSync(join(path, edited), attribute("http.bench.first"));
  mkdirSync(join(path, dirname(settingsPath)));
  writeFileSync(join(path, settingsPath), JSON.stringify(settings));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

function attribute(id: string): string {
  const facts = { type: "int", stability: "development", brief: "An attribute of the benchmark.", examples: "[1]" };
  const lines = Object.entries(facts).map(([key, value]) => `        ${key}: ${value}\n`);
  return `      - id: ${id}\n${lines.join("")}`;
}

/** Both find violations in the OpenTelemetry registry: exit code 1. */
function timed(program: string, args: readonly string[], where: { cwd: string; env?: NodeJS.ProcessEnv }): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(program, args, {
    ...where,
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  if (status !== 0 && status !== 1) throw new Error(`${program} ended with ${status}: ${stderr.slice(-2_000)}`);
  return (performance.now() - started) / 1_000;
}

/** One process that keeps its caches; the files are read anew each time. */
function warmEngine(folder: string): AsyncDisposable & { check(): Promise<number> } {
  const weaver = createEmbeddedWeaver({ parseCache: createParseCache() });
  const rules = diagnoseByRules({ settings: Settings.parse(settings), accepted: [] });
  return {
    async check() {
      const started = performance.now();
      const files = folderTree(folder);
      await weaver.check({ files, registry: "model", v2: true, baseline: { files, registry: "base/model" }, rules });
      return (performance.now() - started) / 1_000;
    },
    [Symbol.asyncDispose]: () => weaver.close(),
  };
}
