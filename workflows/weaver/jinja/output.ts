import { JinjaError } from "./error.ts";

/** Collects what a template prints, with captures on top of each other; a discarding capture drops all. */
export class Output {
  #text = "";
  #discards = false;
  readonly #outer: { readonly text: string; readonly discards: boolean }[] = [];
  readonly #budget: { left: number };

  /** @param budget characters that may still be written, shared by all outputs of one rendering */
  constructor(budget: { left: number }) {
    this.#budget = budget;
  }

  /** An empty output that draws on the same budget. */
  fresh(): Output {
    return new Output(this.#budget);
  }

  get text(): string {
    return this.#text;
  }

  get discards(): boolean {
    return this.#discards;
  }

  write(text: string): void {
    if (this.#discards) return;
    this.#budget.left -= text.length;
    if (this.#budget.left < 0) throw new JinjaError("engine ran out of fuel", "the output is too long");
    this.#text += text;
  }

  /** What is printed while `work` runs, beside being printed. */
  during<Result>(work: () => Result): { readonly result: Result; readonly text: string } {
    const before = this.#text;
    this.#text = "";
    const result = work();
    const text = this.#text;
    this.#text = before + text;
    return { result, text };
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
