/** Longer keys are not worth their memory. */
const LONGEST_KEY = 20_000;

/** Results of a pure function by a text that says all that they depend on; all are forgotten where there are too many. */
export class Memo<Result> {
  readonly #most: number;
  readonly #known = new Map<string, Result>();

  constructor(most: number) {
    this.#most = most;
  }

  of(key: string, make: () => Result): Result {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const result = make();
    if (key.length > LONGEST_KEY) return result;
    if (this.#known.size >= this.#most) this.#known.clear();
    this.#known.set(key, result);
    return result;
  }
}
