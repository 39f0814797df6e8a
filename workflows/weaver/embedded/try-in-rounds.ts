/** What an attempt came to: what it brought for others, or what it waits for. */
export type Attempt =
  | { readonly done: true; readonly brings: readonly string[] }
  | {
      readonly done: false;
      readonly waitsFor: readonly string[];
      /** What it found holds for this round alone. */
      readonly again?: boolean;
    };

interface Rounds<T> {
  readonly items: readonly T[];
  readonly attempt: (item: T, round: number) => Attempt;
}

/**
 * Tries every item in order, round after round until a round brings nothing new. From the second round on an item is tried
 * only where something has come that it waits for, as it would fail as before; chains in the wrong order need many rounds.
 * @returns the items that failed to the end, in order
 */
export function tryInRounds<T>({ items, attempt }: Rounds<T>): readonly T[] {
  const waiting = new Map<string, number[]>();
  const failed = new Set<number>();
  const queue = new TurnQueue(items.length);
  for (let turn = queue.next(); turn !== undefined; turn = queue.next()) {
    const { round, index } = turn;
    const item = items[index];
    if (item === undefined) continue;
    const result = attempt(item, round);
    if (result.done) {
      failed.delete(index);
      for (const key of result.brings) {
        for (const waiter of waiting.get(key) ?? [])
          if (failed.has(waiter)) queue.add(waiter, waiter > index ? round : round + 1);
        waiting.delete(key);
      }
      continue;
    }
    failed.add(index);
    for (const key of result.waitsFor) {
      const waiters = waiting.get(key);
      if (waiters === undefined) waiting.set(key, [index]);
      else waiters.push(index);
    }
    if (result.again === true) queue.add(index, round + 1);
  }
  return items.filter((_, index) => failed.has(index));
}

/** Turns by round and then by index: all of the first round, and a heap of those that were added. */
class TurnQueue {
  readonly #size: number;
  readonly #heap: number[] = [];
  readonly #added = new Set<number>();
  #first = 0;

  constructor(size: number) {
    this.#size = size;
  }

  add(index: number, round: number): void {
    const turn = round * this.#size + index;
    if (this.#added.has(turn)) return;
    this.#added.add(turn);
    const heap = this.#heap;
    let at = heap.push(turn) - 1;
    for (let above = (at - 1) >> 1; at > 0 && (heap[above] ?? 0) > turn; above = (at - 1) >> 1) {
      heap[at] = heap[above] ?? 0;
      at = above;
    }
    heap[at] = turn;
  }

  next(): { readonly round: number; readonly index: number } | undefined {
    const [top] = this.#heap;
    if (this.#first < this.#size && (top === undefined || top > this.#first)) return this.#turn(this.#first++);
    if (top === undefined) return undefined;
    this.#removeTop();
    return this.#turn(top);
  }

  #turn(turn: number) {
    this.#added.delete(turn);
    return { round: Math.floor(turn / this.#size), index: turn % this.#size };
  }

  #removeTop(): void {
    const heap = this.#heap;
    const last = heap.pop() ?? 0;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= heap.length) break;
      const child = (heap[left + 1] ?? Infinity) < (heap[left] ?? 0) ? left + 1 : left;
      if ((heap[child] ?? 0) >= last) break;
      heap[at] = heap[child] ?? 0;
      at = child;
    }
    heap[at] = last;
  }
}
