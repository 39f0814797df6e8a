import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runCli } from "../action/run-cli.ts";
import { createParseCache } from "../workflows/weaver/embedded/read-registry.ts";
import { createEmbeddedWeaver } from "../workflows/weaver/embedded-weaver.ts";
import type { Weaver } from "../workflows/weaver/weaver.ts";
import { casesOf, filesBelow, type RecordedCase } from "./conformance-cases.ts";
import { type Comparing, differenceOf, type Outcome } from "./conformance-compare.ts";
import { schemaComparer } from "./conformance-schemas.ts";
import { runNode } from "./run-for-tests.ts";

export interface CaseResult {
  readonly id: string;
  /** Undefined where the case passed. */
  readonly difference: string | undefined;
}

/** Where git lies, and where nobody has put a `weaver`. */
const systemPath = "/usr/bin:/bin";
const inFolder = ".work/out";

/** Runs recorded cases through the command line, each area in a copy of its folder. */
export class Conformance implements AsyncDisposable {
  readonly #data: string;
  readonly #scratch = mkdtempSync(join(tmpdir(), "weavergen-conformance-"));
  readonly #weaver: Weaver = createEmbeddedWeaver({ parseCache: createParseCache() });
  readonly #comparing: Comparing;

  private constructor(data: string, comparing: Comparing) {
    this.#data = data;
    this.#comparing = comparing;
  }

  /** The data beside the checkout, or undefined where there are none. */
  static async open(data: string): Promise<Conformance | undefined> {
    if (!existsSync(data)) return undefined;
    const { normalize } = (await import(resolve(data, "normalize.mjs"))) as Pick<Comparing, "normalize">;
    return new Conformance(resolve(data), { normalize, compareSchemas: schemaComparer(resolve(data)) });
  }

  casesOf(area: string): RecordedCase[] {
    return casesOf(this.#data, area);
  }

  /** In this process, with a warm engine. */
  async run(item: RecordedCase): Promise<CaseResult> {
    return this.#judge(item, (args, folder) => typed(args, { folder, embedded: this.#weaver }));
  }

  /** By a process of its own, as users run it. */
  async runChild(item: RecordedCase): Promise<CaseResult> {
    const cli = resolve(import.meta.dirname, "../action/cli.ts");
    return this.#judge(item, (args, folder) => runNode({ args: [cli, ...args], folder, env: { PATH: systemPath } }));
  }

  async #judge(
    item: RecordedCase,
    run: (args: readonly string[], folder: string) => Promise<Printed>,
  ): Promise<CaseResult> {
    const folder = this.#folderOf(item.area);
    const work = join(folder, ".work");
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work);
    if (item.copy) cpSync(join(folder, item.copy[0]), join(folder, item.copy[1]), { recursive: true });
    const args = item.args.map((arg) => arg.replaceAll("{out}", inFolder));
    try {
      const printed = await run(args, folder);
      const outcome: Outcome = {
        ...printed,
        exitCode: printed.exitCode ?? undefined,
        files: filesBelow(join(folder, inFolder)),
      };
      return { id: item.id, difference: differenceOf(item, outcome, this.#comparing) };
    } catch (error) {
      return { id: item.id, difference: `threw ${error instanceof Error ? error.stack : String(error)}` };
    }
  }

  #folderOf(area: string): string {
    const folder = join(this.#scratch, area);
    const isNeeded = (path: string): boolean => !/\/(?:expected|real)$/.test(path);
    if (!existsSync(folder)) cpSync(join(this.#data, area), folder, { recursive: true, filter: isNeeded });
    return folder;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#weaver.close();
    rmSync(this.#scratch, { recursive: true, force: true });
  }
}

interface Printed {
  readonly exitCode: number | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

async function typed(
  args: readonly string[],
  { folder, embedded }: { readonly folder: string; readonly embedded: Weaver },
): Promise<Printed> {
  let [stdout, stderr] = ["", ""];
  const exitCode = await runCli({
    args,
    folder,
    embedded,
    variables: { PATH: systemPath },
    color: { out: false, err: false },
    interactive: false,
    print: (text) => void (stdout += text),
    say: (text) => void (stderr += text),
    signal: new AbortController().signal,
  });
  return { exitCode, stdout, stderr };
}

/** Cases that docs/conformance.md lists with the reason why they cannot pass. */
export function listedFailures(document: string): ReadonlyMap<string, string> {
  const rows = readFileSync(document, "utf8").matchAll(/^\| `((?:[a-z-]+)\/[^`]+)` +\| (.+?) +\|$/gm);
  return new Map([...rows].map(([, id = "", reason = ""]) => [id, reason]));
}
