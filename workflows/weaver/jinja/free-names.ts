import { partsOf } from "./expression-parts.ts";
import type { Expression, MacroDeclaration, Statement } from "./syntax-tree.ts";

/** The variables that a macro takes from where it is declared, `caller` among them where it is used. */
export function freeNames(macro: MacroDeclaration): ReadonlySet<string> {
  const walk = new Walk();
  walk.macro(macro);
  return walk.free;
}

class Walk {
  readonly free = new Set<string>();
  readonly #assigned: Set<string>[] = [new Set()];

  macro({ parameters, defaults, body }: MacroDeclaration): void {
    for (const name of parameters) this.#assign(name);
    this.#expressions(defaults);
    this.#statements(body);
  }

  #assign(name: string): void {
    this.#assigned.at(-1)?.add(name);
  }

  #target(target: Expression): void {
    if (target.is === "variable") this.#assign(target.name);
    if (target.is === "list") for (const item of target.items) this.#target(item);
  }

  #nested(visit: () => void, ...names: readonly string[]): void {
    this.#assigned.push(new Set(names));
    visit();
    this.#assigned.pop();
  }

  #read(name: string): void {
    if (this.#assigned.some((names) => names.has(name))) return;
    this.free.add(name);
    this.#assign(name);
  }

  #expressions(expressions: readonly (Expression | undefined)[]): void {
    for (const expression of expressions) if (expression) this.#expression(expression);
  }

  #expression(expression: Expression): void {
    if (expression.is === "variable") return this.#read(expression.name);
    // MiniJinja overlooks the sliced value itself, and so must we.
    if (expression.is === "slice") return this.#expressions(expression.bounds);
    return this.#expressions(partsOf(expression));
  }

  #statements(statements: readonly Statement[]): void {
    for (const statement of statements) this.#statement(statement);
  }

  #statement(statement: Statement): void {
    switch (statement.is) {
      case "text":
      case "break":
      case "continue":
      case "extends":
      case "include":
        return;
      case "print":
        return this.#expression(statement.of);
      case "for":
        return this.#for(statement);
      case "if":
        this.#expression(statement.test);
        this.#nested(() => this.#statements(statement.whenTrue));
        return this.#nested(() => this.#statements(statement.otherwise));
      case "with":
        return this.#nested(() => {
          for (const [target, value] of statement.assignments) {
            this.#target(target);
            this.#expression(value);
          }
          this.#statements(statement.body);
        });
      case "set":
        this.#target(statement.target);
        return this.#expression(statement.of);
      case "set block":
        this.#target(statement.target);
        return this.#nested(() => this.#statements(statement.body));
      case "autoescape":
      case "filter block":
        return this.#nested(() => this.#statements(statement.body));
      case "block":
        return this.#nested(() => this.#statements(statement.body), "super");
      case "import":
        return this.#target(statement.target);
      case "from import":
        for (const { as } of statement.names) this.#assign(as);
        return;
      case "macro":
        this.#assign(statement.macro.name);
        return this.#nested(() => this.macro(statement.macro), "caller");
      case "call block":
        this.#expression(statement.call);
        return this.#nested(() => this.macro(statement.caller), "caller");
      case "do":
        return this.#expression(statement.call);
    }
  }

  #for(statement: Statement & { readonly is: "for" }): void {
    this.#nested(() => {
      this.#expression(statement.of);
      this.#target(statement.target);
      this.#expressions([statement.filter]);
      this.#statements(statement.body);
    }, "loop");
    this.#nested(() => this.#statements(statement.otherwise));
  }
}
