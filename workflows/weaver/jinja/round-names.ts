import { partsOf } from "./expression-parts.ts";
import type { Expression, Statement } from "./syntax-tree.ts";

type Loop = Statement & { readonly is: "for" };

/** What a round sees of the rendering beside variables that are plain data, or changes beside what it prints. */
const beyond = new Set(["loop", "self", "super", "caller", "debug"]);
/** Filters read it behind the template's back. */
const readByFilters = "TRUNCATE_LEEWAY";

/**
 * The variables that each round of a loop reads from around the loop, where a round does nothing but print what follows from
 * its item and from them; undefined where it may do more: hand something on to the next round, or change what lies around.
 */
export function roundNames({ target, body, recursive }: Loop): readonly string[] | undefined {
  const round = new Round();
  round.nested(() => {
    round.target(target);
    round.statements(body);
  });
  const { reads, assigned } = round;
  const handsOn = [...reads].some((name) => assigned.has(name) || beyond.has(name));
  return recursive || !round.onlyPrints || handsOn ? undefined : [...reads, readByFilters];
}

class Round {
  readonly reads = new Set<string>();
  readonly assigned = new Set<string>();
  onlyPrints = true;
  #loops = 0;
  readonly #bound: Set<string>[] = [];

  nested(visit: () => void, ...names: readonly string[]): void {
    this.#bound.push(new Set(names));
    visit();
    this.#bound.pop();
  }

  target(target: Expression): void {
    if (target.is === "variable") this.#bound.at(-1)?.add(target.name);
    else if (target.is === "list") for (const item of target.items) this.target(item);
    else this.#expression(target);
  }

  statements(statements: readonly Statement[]): void {
    for (const statement of statements) this.#statement(statement);
  }

  #expression(expression: Expression): void {
    if (expression.is !== "variable") {
      for (const part of partsOf(expression)) this.#expression(part);
      return;
    }
    const { name } = expression;
    if (!this.#bound.some((names) => names.has(name))) this.reads.add(name);
  }

  #set(target: Expression): void {
    this.target(target);
    // Outlives the round in the frame of the loop; nothing may read it before it is set again.
    if (target.is === "variable") this.assigned.add(target.name);
    if (target.is === "list") for (const item of target.items) this.#set(item);
  }

  #statement(statement: Statement): void {
    switch (statement.is) {
      case "text":
        return;
      case "print":
        return this.#expression(statement.of);
      case "if":
        this.#expression(statement.test);
        this.nested(() => this.statements(statement.whenTrue));
        return this.nested(() => this.statements(statement.otherwise));
      case "with":
        return this.#with(statement);
      case "for":
        return this.#for(statement);
      case "set":
        this.#expression(statement.of);
        return this.#set(statement.target);
      case "set block":
        this.nested(() => this.statements(statement.body));
        if (statement.filter) this.#expression(statement.filter);
        return this.#set(statement.target);
      case "filter block":
        this.#expression(statement.filter);
        return this.nested(() => this.statements(statement.body));
      case "autoescape":
        this.#expression(statement.mode);
        return this.nested(() => this.statements(statement.body));
      case "break":
      case "continue":
        this.onlyPrints &&= this.#loops > 0;
        return;
      case "block":
      case "extends":
      case "include":
      case "import":
      case "from import":
      case "macro":
      case "call block":
      case "do":
        this.onlyPrints = false;
    }
  }

  #with({ assignments, body }: Statement & { readonly is: "with" }): void {
    this.nested(() => {
      for (const [target, value] of assignments) {
        this.#expression(value);
        this.target(target);
      }
      this.statements(body);
    });
  }

  #for({ of, target, filter, recursive, body, otherwise }: Loop): void {
    this.#expression(of);
    // The filter of a loop sees the `loop` around it.
    this.nested(() => {
      this.target(target);
      if (filter) this.#expression(filter);
    });
    this.onlyPrints &&= !recursive;
    this.#loops++;
    this.nested(() => {
      this.target(target);
      this.statements(body);
    }, "loop");
    this.#loops--;
    this.nested(() => this.statements(otherwise));
  }
}
