export type TakeTurn = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/** Runs work under one key one after another, in the order of the calls; other keys run meanwhile. */
export function createTakeTurn(): TakeTurn {
  const turns = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = turns.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    turns.set(key, turn);
    try {
      return await turn;
    } finally {
      if (turns.get(key) === turn) turns.delete(key);
    }
  };
}

/** Turns of the whole process. */
export const takeTurn: TakeTurn = createTakeTurn();
