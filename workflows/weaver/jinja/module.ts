import { compareText } from "./text.ts";
import { JinjaObject, textOf, type Value } from "./value.ts";

/** Variables that can be read by name: an imported template, or a `namespace`. */
abstract class Names extends JinjaObject {
  override readonly shape = "map";
  protected abstract readonly values: ReadonlyMap<string, Value>;

  override get(key: Value): Value {
    return this.values.get(textOf(key) ?? "\0");
  }

  override has(key: Value): boolean {
    return this.values.has(textOf(key) ?? "\0");
  }

  override items(): readonly Value[] {
    return [...this.values.keys()].sort(compareText);
  }
}

/** An imported template; prints what the template printed. */
export class ModuleObject extends Names {
  protected readonly values: ReadonlyMap<string, Value>;
  readonly #text: string;

  constructor(values: ReadonlyMap<string, Value>, text: string) {
    super();
    this.values = values;
    this.#text = text;
  }

  override render(): string {
    return this.#text;
  }
}

/** The one object that `{% set ns.name = … %}` may change. */
export class Namespace extends Names {
  protected readonly values = new Map<string, Value>();

  set(name: string, value: Value): void {
    this.values.set(name, value);
  }
}
