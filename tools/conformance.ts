import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { areas, type RecordedCase } from "./conformance-cases.ts";
import { type CaseResult, Conformance, listedFailures } from "./conformance-run.ts";

/**
 * `npm run conformance [area…]`: runs every recorded case of Weaver through the command line, and some of them through a
 * process of their own. Exit code 1 where a case fails that docs/conformance.md does not list, or passes that it lists.
 */
const data = resolve(import.meta.dirname, "../../shared/conformance");
const document = resolve(import.meta.dirname, "../docs/conformance.md");
/** Of how many cases one runs in a process of its own too. */
const everySo = 50;

async function main(wanted: readonly string[]): Promise<number> {
  await using conformance = await Conformance.open(data);
  if (conformance === undefined) {
    console.log(`skipped: ${data} is not here`);
    return 0;
  }
  const started = performance.now();
  const listed = existsSync(document) ? listedFailures(document) : new Map<string, string>();
  const results: CaseResult[] = [];
  for (const area of areas.filter((name) => wanted.length === 0 || wanted.includes(name))) {
    const cases = conformance.casesOf(area);
    const ofArea: CaseResult[] = [];
    // oxlint-disable-next-line no-await-in-loop -- one after another: they share a folder
    for (const item of cases) ofArea.push(await conformance.run(item));
    printArea(area, ofArea);
    // oxlint-disable-next-line no-await-in-loop -- as above
    results.push(...ofArea, ...(await sample(conformance, cases)));
  }
  return summary({ results, listed, seconds: (performance.now() - started) / 1_000 });
}

async function sample(conformance: Conformance, cases: readonly RecordedCase[]): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const item of cases.filter((_, index) => index % everySo === 0)) {
    // oxlint-disable-next-line no-await-in-loop -- they share a folder
    results.push(await conformance.runChild(item));
  }
  console.log(`${"".padEnd(12)} ${results.filter(hasPassed).length} of ${results.length} in processes of their own`);
  return results;
}

function hasPassed({ difference }: CaseResult): boolean {
  return difference === undefined;
}

function printArea(area: string, results: readonly CaseResult[]): void {
  const passed = results.filter(hasPassed).length;
  console.log(`${area.padEnd(12)} ${passed} passed, ${results.length - passed} failed`);
}

interface Summary {
  readonly results: readonly CaseResult[];
  readonly listed: ReadonlyMap<string, string>;
  readonly seconds: number;
}

function summary({ results, listed, seconds }: Summary): number {
  const failed = results.filter((result) => !hasPassed(result));
  const unlisted = failed.filter(({ id }) => !listed.has(id));
  const stale = results.filter((result) => hasPassed(result) && listed.has(result.id));
  for (const { id, difference } of unlisted) console.log(`\nFAILED ${id}\n  ${difference}`);
  for (const { id } of stale) console.log(`\nPASSES, but docs/conformance.md lists it: ${id}`);
  const known = failed.length - unlisted.length;
  console.log(
    `\ntotal        ${results.length - failed.length} passed, ${known} known to differ, ${unlisted.length} failed (${seconds.toFixed(0)} s)`,
  );
  return unlisted.length + stale.length > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
