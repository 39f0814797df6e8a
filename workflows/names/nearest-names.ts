const longest = 200;
const far = 0xff;

/** Work for each candidate, over all questions. */
const mostSteps = 200;

/**
 * `nearestName` for many questions about the same candidates, with the same answers. The candidates are sorted, so that
 * those with a common beginning share its work, and all that begin too differently are passed over at once. The work over
 * all questions grows with the number of candidates alone: where thousands of names are misspelt, the last get no answer.
 */
export class NearestNames {
  readonly #byLength: ReadonlyMap<number, readonly string[]>;
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #cells = new Uint8Array((longest + 1) * (longest + 4));
  readonly #answers = new Map<string, string | undefined>();
  #steps = 0;

  constructor(candidates: Iterable<string>) {
    this.#ranks = new Map([...new Set(candidates)].map((name, rank) => [name, rank]));
    this.#byLength = Map.groupBy([...this.#ranks.keys()].toSorted(byText), ({ length }) => length);
  }

  /** Characters of candidates that were looked at until now: a measure of work that no machine's load changes. */
  get steps(): number {
    return this.#steps;
  }

  /** Near: at most a third of the name's characters differ, and never more than three. Of equally near ones the first. */
  nearest(name: string): string | undefined {
    if (!this.#answers.has(name)) this.#answers.set(name, this.#search(name));
    return this.#answers.get(name);
  }

  #search(name: string): string | undefined {
    if (name.length > longest || this.#steps > mostSteps * (100 + this.#ranks.size)) return undefined;
    const furthest = Math.min(3, Math.floor(name.length / 3));
    if (furthest === 0) return undefined;
    const rows = new DistanceRows(name, { band: furthest, cells: this.#cells });
    let best: Near = { name: undefined, distance: furthest };
    for (const apart of [0, -1, 1, -2, 2, -3, 3]) {
      if (Math.abs(apart) <= best.distance) best = this.#nearestOfLength(name.length + apart, { name, rows, best });
    }
    this.#steps += rows.written;
    return best.name;
  }

  #nearestOfLength(
    length: number,
    { name, rows, best: before }: { name: string; rows: DistanceRows; best: Near },
  ): Near {
    const candidates = this.#byLength.get(length) ?? [];
    let best = before;
    for (let index = 0; index < candidates.length;) {
      const candidate = candidates[index] ?? "";
      const reached = candidate === name ? length : rows.follow(candidate, best.distance);
      if (reached < length) {
        index = endOfBeginning(candidates, index, candidate.slice(0, reached + 1));
        continue;
      }
      const distance = candidate === name ? far : rows.distance(candidate);
      if (distance < best.distance || (distance === best.distance && this.#isEarlier(candidate, best.name))) {
        best = { name: candidate, distance };
      }
      index += 1;
    }
    return best;
  }

  #isEarlier(name: string, other: string | undefined): boolean {
    return other === undefined || this.#rank(name) < this.#rank(other);
  }

  #rank(name: string): number {
    return this.#ranks.get(name) ?? 0;
  }
}

interface Near {
  readonly name: string | undefined;
  readonly distance: number;
}

/** Index of the first name after `index` that does not begin with `beginning`: in ever larger steps, then by halves. */
function endOfBeginning(names: readonly string[], index: number, beginning: string): number {
  const begins = (at: number): boolean => names[at]?.startsWith(beginning) ?? false;
  let step = 1;
  while (begins(index + step)) step *= 2;
  let [low, high] = [index + (step >> 1), Math.min(index + step, names.length)];
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (begins(middle)) low = middle;
    else high = middle;
  }
  return high;
}

/** The table of the optimal string alignment (a swap of neighbours counts as one), a row for each character followed. */
class DistanceRows {
  readonly #name: string;
  readonly #width: number;
  readonly #band: number;
  readonly #cells: Uint8Array;
  #followed = "";
  /** Rows that were computed until now. */
  written = 0;

  /** @param facts `cells` may hold anything: nothing outside of the band is read before it is written */
  constructor(name: string, { band, cells }: { readonly band: number; readonly cells: Uint8Array }) {
    this.#name = name;
    this.#band = band;
    this.#width = name.length + 1;
    this.#cells = cells;
    for (let column = 0; column <= Math.min(band, name.length); column += 1) this.#cells[column] = column;
  }

  /** Length of the beginning of `candidate` that is still within `limit`. */
  follow(candidate: string, limit: number): number {
    let row = commonLength(this.#followed, candidate);
    while (row < candidate.length && this.#write(row + 1, candidate) <= limit) row += 1;
    this.#followed = candidate.slice(0, row);
    return row;
  }

  distance(candidate: string): number {
    return this.#cell(candidate.length, this.#name.length);
  }

  /** Outside of the band everything is too far. */
  #write(row: number, candidate: string): number {
    this.written += 1;
    const name = this.#name;
    const cells = this.#cells;
    const band = this.#band;
    const width = this.#width;
    const here = candidate.charCodeAt(row - 1);
    const there = row > 1 ? candidate.charCodeAt(row - 2) : -1;
    const last = Math.min(name.length, row + band);
    let least = far;
    let left = far;
    for (let column = Math.max(0, row - band); column <= last; column += 1) {
      const above = (row - 1) * width + column;
      let cost = column === row + band ? far : (cells[above] ?? far) + 1;
      cost = Math.min(cost, left + 1);
      if (column > 0) {
        const same = name.charCodeAt(column - 1) === here;
        cost = Math.min(cost, (cells[above - 1] ?? far) + (same ? 0 : 1));
        const swapped = column > 1 && name.charCodeAt(column - 2) === here && name.charCodeAt(column - 1) === there;
        if (swapped) cost = Math.min(cost, (cells[above - width - 2] ?? far) + 1);
      }
      cells[row * width + column] = cost;
      left = cost;
      least = Math.min(least, cost);
    }
    return least;
  }

  #cell(row: number, column: number): number {
    return this.#cells[row * this.#width + column] ?? far;
  }
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}
