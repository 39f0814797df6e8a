import type { Site } from "./error.ts";
import type { CompiledBlock, Engine, Evaluate, Execute } from "./state.ts";
import type { Expression, Statement } from "./syntax-tree.ts";

interface Parts {
  readonly expression: (compiler: Compiler, expression: Expression) => Evaluate;
  readonly body: (compiler: Compiler, statements: readonly Statement[]) => Execute;
}

/**
 * What the compilation of one template shares. `line` follows MiniJinja's code generator, so that an error names the line
 * that MiniJinja names: that of the part compiled last.
 */
export class Compiler {
  readonly engine: Engine;
  readonly template: string;
  readonly blocks = new Map<string, CompiledBlock>();
  line = 1;
  readonly #parts: Parts;
  #site: Site | undefined;

  constructor(engine: Engine, template: string, parts: Parts) {
    this.engine = engine;
    this.template = template;
    this.#parts = parts;
  }

  expression(expression: Expression): Evaluate {
    return this.#parts.expression(this, expression);
  }

  body(statements: readonly Statement[]): Execute {
    return this.#parts.body(this, statements);
  }

  /** The place where the operation compiled now would fail. */
  site(line = this.line): Site {
    if (this.#site?.line !== line) this.#site = { template: this.template, line };
    return this.#site;
  }
}
