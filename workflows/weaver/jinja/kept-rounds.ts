import type { Site } from "./error.ts";
import type { KnownTexts } from "./json.ts";
import { absent, type Execute, type Signal, type State } from "./state.ts";
import type { Value } from "./value.ts";

/** What a round of a loop did: it printed, paid, and left the place of its last operation. */
export interface PrintedRound {
  readonly text: string;
  readonly fuel: number;
  readonly site: Site | undefined;
}

/** The rounds of one loop while what it reads from around it stays as it is. */
export interface RoundsOfLoop {
  get(item: Value): PrintedRound | undefined;
  keep(item: Value, round: PrintedRound): void;
}

/** Where a host keeps what rounds printed, so that after a small change a large file costs what changed. */
export interface KeptRounds {
  /**
   * @param loop names the loop; the object lives as long as its template is compiled
   * @param around all that a round depends on beside its item
   * @returns undefined where nothing is kept
   */
  of(loop: object, around: () => readonly Value[]): RoundsOfLoop | undefined;
  /** JSON of values; undefined where nothing is kept. */
  readonly texts: KnownTexts | undefined;
}

/** @param names see `roundNames` */
export function openRounds(state: State, loop: object, names: readonly string[]): RoundsOfLoop | undefined {
  // Of loops within each other only the outermost is kept.
  if (state.isKept || state.out.discards) return undefined;
  return state.engine.rounds?.of(loop, () => [
    state.depth,
    state.autoEscape,
    state.initialAutoEscape,
    ...names.map((name) => around(state, name)),
  ]);
}

/** A function of the environment is always the same one; other functions and objects are no plain data. */
function around(state: State, name: string): Value {
  const found = state.find(name);
  if (found === absent) return ["absent"];
  return found !== undefined && found === state.engine.globals.get(name) ? ["global"] : ["value", found];
}

/** Prints what the round printed before for the same item, or runs it. */
export function runRound(state: State, rounds: RoundsOfLoop, item: Value, body: Execute): Signal {
  const known = rounds.get(item);
  if (known !== undefined) {
    state.burn(known.fuel);
    state.out.write(known.text);
    state.site = known.site;
    return "next";
  }
  const fuel = state.fuel;
  state.isKept = true;
  const { result, text } = state.out.during(() => body(state));
  state.isKept = false;
  if (result === "next") rounds.keep(item, { text, fuel: fuel - state.fuel, site: state.site });
  return result;
}
