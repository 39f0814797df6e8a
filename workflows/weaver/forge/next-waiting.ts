/** Of what renders: whether it rendered a run before, and so renders and sends only what changed. */
interface Remembering {
  hasRun(run: string | undefined): boolean;
}

interface Renderers {
  readonly free: Remembering;
  readonly others: readonly Remembering[];
  readonly durations: Durations;
}

/**
 * What a free one does next: what it did before, then what no other did, then any; of these what took longest the last
 * time, so that none is left with it at the end, and otherwise whoever waits longest.
 */
export function nextWaiting<Waiting extends { readonly run: string | undefined }>(
  waiting: readonly Waiting[],
  { free, others, durations }: Renderers,
): Waiting | undefined {
  const own = waiting.filter(({ run }) => free.hasRun(run));
  const unknown = waiting.filter(({ run }) => !others.some((other) => other.hasRun(run)));
  const candidates = [own, unknown, waiting].find((list) => list.length > 0) ?? [];
  return candidates.toSorted((a, b) => durations.of(b.run) - durations.of(a.run))[0];
}

const MOST_RUNS = 100;

/** Milliseconds that runs took the last time. */
export class Durations {
  readonly #known = new Map<string | undefined, number>();

  /** 0 where nothing is known. */
  of(run: string | undefined): number {
    return this.#known.get(run) ?? 0;
  }

  keep(run: string | undefined, ms: number): void {
    if (this.#known.size >= MOST_RUNS) this.#known.clear();
    this.#known.set(run, ms);
  }
}
