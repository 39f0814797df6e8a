import type { Weaver } from "../weaver.ts";
import type { DiskStore } from "./disk-store.ts";
import { plainRequest, type PlainRequest } from "./plain-request.ts";
import type { Look } from "./recorded-tree.ts";

interface Remembered<Result> {
  readonly looks: Readonly<Record<string, readonly Look[]>>;
  readonly result: Result;
}

interface Remembering {
  readonly store: DiskStore;
  /** Of WeaverGen: another version may answer in another way. */
  readonly version: string;
}

/**
 * An engine that answers from a store what it answered before, where everything that it read then is as it was: the resolved
 * registry, checks, comparisons and generated files. Commands that reach outside are always run.
 */
export function rememberingWeaver(weaver: Weaver, remembering: Remembering): Weaver {
  const once = <Request extends object, Result>(command: string, run: (request: Request) => Promise<Result>) => {
    return (request: Request): Promise<Result> => answered(remembering, { command, request, run });
  };
  return {
    ...weaver,
    check: once("check", (request) => weaver.check(request)),
    resolve: once("resolve", (request) => weaver.resolve(request)),
    stats: once("stats", (request) => weaver.stats(request)),
    diff: once("diff", (request) => weaver.diff(request)),
    search: once("search", (request) => weaver.search(request)),
    generate: once("generate", (request) => weaver.generate(request)),
    updateMarkdown: once("update-markdown", (request) => weaver.updateMarkdown(request)),
    close: async () => {
      await weaver.close();
      remembering.store.prune();
    },
  };
}

interface Asked<Request, Result> {
  readonly command: string;
  readonly request: Request;
  readonly run: (request: Request) => Promise<Result>;
}

async function answered<Request extends object, Result>(
  { store, version }: Remembering,
  { command, request, run }: Asked<Request, Result>,
): Promise<Result> {
  const plain = plainRequest(request);
  if (plain === undefined) return run(request);
  const name = JSON.stringify(["answer", version, command, plain.key]);
  const known = recall<Result>(store.get(name), plain);
  if (known !== undefined) return known.result;
  const result = await run(plain.request);
  const looks = Object.fromEntries([...plain.trees].map(([path, tree]) => [path, tree.looks()]));
  if (!asksForTheTime(plain)) store.put(name, Buffer.from(JSON.stringify({ looks, result })));
  return result;
}

function recall<Result>(stored: Buffer | undefined, { trees }: PlainRequest<unknown>): Remembered<Result> | undefined {
  if (stored === undefined) return undefined;
  // The checksum says that it is what was written.
  const remembered = JSON.parse(stored.toString()) as Remembered<Result>;
  const isCurrent = Object.entries(remembered.looks).every(([path, looks]) => trees.get(path)?.shows(looks) === true);
  return isCurrent ? remembered : undefined;
}

/** jq's `now` in a template or its configuration; the word alone is enough to run it again. */
function asksForTheTime({ trees }: PlainRequest<unknown>): boolean {
  return [...trees].some(
    ([path, tree]) => path.startsWith("/templates") && tree.texts().some((text) => /\bnow\b/.test(text)),
  );
}
