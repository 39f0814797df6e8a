import { JinjaError } from "./error.ts";

/** Collects what a template prints, with captures on top of each other; a discarding capture drops all. */
export class Output {
  #text = "";
  #discards = false;
  readonly #outer: { readonly text: string; readonly discards: boolean }[] = [];
  #left: number;

  constructor(limit: number) {
    this.#left = limit;
  }

  get text(): string {
    return this.#text;
  }

  get discards(): boolean {
    return this.#discards;
  }

  write(text: string): void {
    if (this.#discards) return;
    this.#left -= text.length;
    if (this.#left < 0) throw new JinjaError("engine ran out of fuel", "the output is too long");
    this.#text += text;
  }

  capture(mode: "keep" | "discard" = "keep"): void {
    this.#outer.push({ text: this.#text, discards: this.#discards });
    this.#text = "";
    this.#discards = mode === "discard";
  }

  /** Ends the innermost capture; undefined where it discarded. */
  release(): string | undefined {
    const captured = this.#discards ? undefined : this.#text;
    const outer = this.#outer.pop();
    this.#text = outer?.text ?? "";
    this.#discards = outer?.discards ?? false;
    return captured;
  }
}
