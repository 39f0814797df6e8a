import type { KeptRounds, PrintedRound, RoundsOfLoop } from "../jinja/kept-rounds.ts";
import type { KnownText, KnownTexts } from "../jinja/json.ts";
import type { Value } from "../jinja/value.ts";
import type { ValueIds } from "./value-ids.ts";

/**
 * What rounds of loops printed, by the content of their items and of what they read around them: a template that writes all
 * attributes into one file writes anew those that changed. Kept only while `isOpen`: a target that is rendered once gains
 * nothing by it.
 */
export class KnownRounds implements KeptRounds {
  isOpen = false;
  readonly #ids: ValueIds;
  #loops = new WeakMap<object, Map<number, Map<number, PrintedRound>>>();
  readonly #texts = new JsonTexts();
  #characters = 0;

  constructor(ids: ValueIds) {
    this.#ids = ids;
  }

  /** Characters that are kept. */
  get characters(): number {
    return this.#characters + this.#texts.characters;
  }

  get texts(): KnownTexts | undefined {
    return this.isOpen ? this.#texts : undefined;
  }

  of(loop: object, around: () => readonly Value[]): RoundsOfLoop | undefined {
    const id = this.isOpen ? this.#ids.of(around()) : undefined;
    if (id === undefined) return undefined;
    const ofLoop = this.#loops.get(loop) ?? new Map<number, Map<number, PrintedRound>>();
    this.#loops.set(loop, ofLoop);
    const rounds = ofLoop.get(id) ?? new Map<number, PrintedRound>();
    ofLoop.set(id, rounds);
    return {
      get: (item) => rounds.get(this.#ids.of(item) ?? -1),
      keep: (item, round) => {
        const itemId = this.#ids.of(item);
        if (itemId === undefined) return;
        this.#characters += round.text.length;
        rounds.set(itemId, round);
      },
    };
  }

  /** To be called where the numbers of values start anew. */
  forget(): void {
    this.#loops = new WeakMap();
    this.#characters = 0;
    this.#texts.forget();
  }
}

class JsonTexts implements KnownTexts {
  #texts = new WeakMap<object, Map<string, KnownText>>();
  characters = 0;

  get(value: object, way: string): KnownText | undefined {
    return this.#texts.get(value)?.get(way);
  }

  keep(value: object, way: string, known: KnownText): void {
    const ways = this.#texts.get(value) ?? new Map<string, KnownText>();
    this.#texts.set(value, ways);
    this.characters += known.text.length;
    ways.set(way, known);
  }

  forget(): void {
    this.#texts = new WeakMap();
    this.characters = 0;
  }
}
