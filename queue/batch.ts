import { setImmediate } from "node:timers/promises";

interface BatchOptions<Item, Result> {
  /** Takes a batch and gives one result for each item, in order. */
  readonly run: (items: Item[]) => Promise<Result[]>;
  /** Whoever waited this long has been given up, and what they asked for is not begun any more. */
  readonly patienceMs: number;
  /** Batches under way at a time. */
  readonly lanes: number;
}

interface Request<Item, Result> extends PromiseWithResolvers<Result[]> {
  readonly items: readonly Item[];
}

/**
 * Joins what is asked for while the store is busy into one command, so that a flood of webhooks costs a few commands and not thousands.
 * The items of one call succeed or fail together.
 */
export function createBatcher<Item, Result>({ run, patienceMs, lanes }: BatchOptions<Item, Result>) {
  const waiting = new Set<Request<Item, Result>>();
  let busy = 0;

  async function flush(): Promise<void> {
    busy += 1;
    for (await gather(waiting); waiting.size > 0; await gather(waiting)) {
      const batch = [...waiting];
      waiting.clear();
      await serve(batch, run);
    }
    busy -= 1;
  }

  return async function ask(items: readonly Item[]): Promise<Result[]> {
    const request: Request<Item, Result> = { items, ...Promise.withResolvers<Result[]>() };
    waiting.add(request);
    const timer = setTimeout(() => waiting.delete(request), patienceMs);
    if (busy < lanes) void flush();
    try {
      return await request.promise;
    } finally {
      clearTimeout(timer);
    }
  };
}

/** Lets in what arrives at this moment, for as long as more arrives: a command costs much more than an item in it. */
async function gather(waiting: ReadonlySet<unknown>): Promise<void> {
  const until = performance.now() + 20;
  for (let before = 0; waiting.size > before && performance.now() < until;) {
    before = waiting.size;
    await setImmediate();
  }
}

async function serve<Item, Result>(batch: readonly Request<Item, Result>[], run: (items: Item[]) => Promise<Result[]>) {
  try {
    const results = await run(batch.flatMap(({ items }) => items));
    let from = 0;
    for (const { items, resolve } of batch) resolve(results.slice(from, (from += items.length)));
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}
