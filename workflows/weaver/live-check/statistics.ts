import type { FindingLevel, LiveCheckResult } from "./sample.ts";
import { isAtLeast } from "./finding.ts";
import type { KnownNames } from "./known-names.ts";
import { SampleNumber } from "./sample-number.ts";

class Counts {
  readonly #counts: Map<string, number>;

  constructor(names: Iterable<string> = []) {
    this.#counts = new Map([...names].map((name) => [name, 0]));
  }

  get total(): number {
    return this.#counts.size;
  }

  get seen(): number {
    return [...this.#counts.values()].filter((count) => count > 0).length;
  }

  has(name: string): boolean {
    return this.#counts.has(name);
  }

  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  toJSON(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].toSorted(([left], [right]) => (left < right ? -1 : 1)));
  }
}

/** Names of one kind: those of the registry with how often they were seen, and the others. */
class Seen {
  readonly registry: Counts;
  readonly other = new Counts();

  constructor(names: Iterable<string>) {
    this.registry = new Counts(names);
  }

  add(name: string): void {
    (this.registry.has(name) ? this.registry : this.other).add(name);
  }
}

/** Counts over all samples of a live check. */
export class Statistics {
  readonly attributes: Seen;
  readonly metrics: Seen;
  readonly events: Seen;
  readonly #types = new Counts();
  readonly #levels = new Counts();
  readonly #highest = new Counts();
  readonly #ids = new Counts();
  readonly #messages = new Counts();
  #entities = 0;
  #advisories = 0;
  #quiet = 0;

  constructor({ current }: Pick<KnownNames, "current">) {
    this.attributes = new Seen(current.attributes);
    this.metrics = new Seen(current.metrics);
    this.events = new Seen(current.events);
  }

  add(type: string, { all_advice: findings, highest_advice_level: highest }: LiveCheckResult): void {
    this.#types.add(type);
    this.#entities++;
    this.#advisories += findings.length;
    for (const { level, id, message } of findings) {
      this.#levels.add(level);
      this.#ids.add(id);
      this.#messages.add(message);
    }
    if (highest !== null) this.#highest.add(highest);
    if (findings.length === 0) this.#quiet++;
  }

  reaches(threshold: FindingLevel): boolean {
    return (["information", "improvement", "violation"] as const).some(
      (level) => this.#highest.has(level) && isAtLeast(level, threshold),
    );
  }

  /** The share of the registry's names that were seen, from 0 to 1, in single precision. */
  get coverage(): number {
    const kinds = [this.attributes.registry, this.metrics.registry, this.events.registry];
    const total = kinds.reduce((sum, kind) => sum + kind.total, 0);
    return total === 0 ? 0 : Math.fround(kinds.reduce((sum, kind) => sum + kind.seen, 0) / total);
  }

  /** In Weaver's shape; names are sorted where Weaver's order is by chance. */
  toJSON(): Readonly<Record<string, unknown>> {
    return {
      total_entities: this.#entities,
      total_entities_by_type: this.#types.toJSON(),
      total_advisories: this.#advisories,
      advice_level_counts: this.#levels.toJSON(),
      highest_advice_level_counts: this.#highest.toJSON(),
      no_advice_count: this.#quiet,
      advice_type_counts: this.#ids.toJSON(),
      advice_message_counts: this.#messages.toJSON(),
      seen_registry_attributes: this.attributes.registry.toJSON(),
      seen_non_registry_attributes: this.attributes.other.toJSON(),
      seen_registry_metrics: this.metrics.registry.toJSON(),
      seen_non_registry_metrics: this.metrics.other.toJSON(),
      seen_registry_events: this.events.registry.toJSON(),
      seen_non_registry_events: this.events.other.toJSON(),
      registry_coverage: single(this.coverage),
    };
  }
}

/** The shortest decimal that gives the same number in single precision. */
function single(value: number): number | SampleNumber {
  if (Number.isInteger(value)) return new SampleNumber(`${value}.0`);
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(9));
}
