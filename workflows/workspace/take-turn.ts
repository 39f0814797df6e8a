const turns = new Map<string, Promise<unknown>>();

/** Runs work under one key one after another, in the order of the calls; other keys run meanwhile. */
export async function takeTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const before = turns.get(key) ?? Promise.resolve();
  const turn = before.then(work, work);
  turns.set(key, turn);
  try {
    return await turn;
  } finally {
    if (turns.get(key) === turn) turns.delete(key);
  }
}
