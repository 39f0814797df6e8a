import {
  arithmetic,
  assign,
  comparison,
  constant,
  identity,
  list,
  logic,
  negate,
  nothing,
  objectOfFields,
  type ObjectField,
  parameter,
  recurse,
  singleton,
  toText,
  updateWith,
  variable,
} from "./basic-filters.ts";
import type { Binder, PathTerm } from "./control-filters.ts";
import { alternative, attempt, binding, breakOut, comma, condition, label, path, pipe } from "./control-filters.ts";
import { definedCall, meteredCall, nativeCall, quickly } from "./calls.ts";
import type { Defined } from "./calls.ts";
import type { Filter } from "./filter.ts";
import { fold } from "./fold-filters.ts";
import type { Span, SyntaxProblem } from "./lex.ts";
import { MACROS } from "./macros.ts";
import { METERED_NATIVES, NATIVES } from "./natives.ts";
import { calculate } from "./operations.ts";
import type { Step } from "./path-parts.ts";
import { numberOf } from "./read-json.ts";
import type { Definition, MathOperator, Name, PathPart, Pattern, Term } from "./syntax.ts";
import type { QuickCall } from "./quick-semconv.ts";
import { namesIn } from "./syntax.ts";
import { isTrue, type JqValue } from "./value.ts";

/** What names mean at one place of a program, innermost first. */
type Names =
  | {
      readonly kind: "value" | "filter" | "label";
      readonly name: string;
      readonly depth: number;
      readonly outer: Names | undefined;
    }
  | {
      readonly kind: "definition";
      readonly name: string;
      readonly depth: number;
      readonly outer: Names | undefined;
      readonly defined: Defined;
    };

function depthOf(names: Names | undefined): number {
  return names?.depth ?? 0;
}

/** Compiled definitions of a prelude by name and number of parameters. */
export type Prelude = ReadonlyMap<string, Defined>;

class Compiler {
  readonly problems: SyntaxProblem[] = [];
  readonly #prelude: Prelude;

  constructor(prelude: Prelude) {
    this.#prelude = prelude;
  }

  #problem(message: string, span: Span): Filter {
    this.problems.push({ message, span });
    return identity;
  }

  bound(names: Names | undefined, kind: "value" | "filter" | "label", name: string): Names {
    return { kind, name, depth: depthOf(names) + 1, outer: names };
  }

  #withPattern(names: Names | undefined, pattern: Pattern): Names | undefined {
    return namesIn(pattern).reduce<Names | undefined>((inner, name) => this.bound(inner, "value", name), names);
  }

  define(definition: Definition, names: Names | undefined): Names {
    const defined: Defined = {
      depth: depthOf(names),
      parameters: definition.parameters.map((name) => (name.startsWith("$") ? "value" : "filter")),
      body: undefined,
    };
    const own: Names = { kind: "definition", name: definition.name, depth: depthOf(names), outer: names, defined };
    const inside = definition.parameters.reduce<Names>(
      (inner, name) => this.bound(inner, name.startsWith("$") ? "value" : "filter", name),
      own,
    );
    defined.body = this.compile(definition.body, inside);
    return own;
  }

  compile(term: Term, names: Names | undefined): Filter {
    switch (term.kind) {
      case "identity":
        return identity;
      case "recurse":
        return recurse;
      case "number":
        return constant(numberOf(term.text));
      case "string":
        return this.#string(term, names);
      case "array":
        return list(term.items ? this.compile(term.items, names) : nothing);
      case "object":
        return this.#object(term.entries, names);
      case "negate":
        return negate(this.compile(term.of, names));
      case "binary":
        return this.#binary(term, names);
      case "bind":
        return this.#bind(term, names);
      case "label":
        return label(this.compile(term.body, this.bound(names, "label", term.name)));
      case "break":
        return this.#break(term.name, names);
      case "fold":
        return this.#fold(term, names);
      case "try":
        return attempt(this.compile(term.body, names), term.handler ? this.compile(term.handler, names) : nothing);
      case "if":
        return this.#condition(term, names);
      case "define": {
        const inside = term.definitions.reduce<Names | undefined>((inner, one) => this.define(one, inner), names);
        return this.compile(term.body, inside);
      }
      case "call":
        return this.#call(term.name, term.parameters, names);
      case "variable":
        return this.#variable(term.name, names);
      case "path":
        return this.#path(term.of, term.parts, names);
    }
  }

  #string(term: Extract<Term, { kind: "string" }>, names: Names | undefined): Filter {
    const format = term.format ? this.#call(term.format, [], names) : toText;
    if (term.parts.every((part) => typeof part === "string")) return constant(term.parts.join(""));
    return term.parts
      .map((part) => (typeof part === "string" ? constant(part) : pipe(this.compile(part, names), format)))
      .reduceRight((right, left) => arithmetic("+", left, right));
  }

  #object(entries: Extract<Term, { kind: "object" }>["entries"], names: Names | undefined): Filter {
    const keys = entries.map(([key]) => writtenKey(key));
    if (keys.every((key) => key !== undefined)) {
      return objectOfFields(entries.map(([, value], at) => this.#writtenField(keys[at] ?? "", value, names)));
    }
    return entries
      .map(([key, value]) => this.#field(key, value, names))
      .reduceRight((right, left) => arithmetic("+", left, right));
  }

  #writtenField(key: string, value: Term | undefined, names: Names | undefined): ObjectField {
    if (value) return { key, value: this.compile(value, names) };
    const optional = false;
    const step: Step = { kind: "index", optional, index: key };
    return { key, value: path(identity, [{ optional, index: constant(key) }], [step]) };
  }

  #field(key: Term, value: Term | undefined, names: Names | undefined): Filter {
    if (value) return singleton(this.compile(key, names), this.compile(value, names));
    if (key.kind === "variable") return singleton(constant(key.name.text.slice(1)), this.#variable(key.name, names));
    const name = this.compile(key, names);
    return singleton(name, path(identity, [{ optional: false, index: name }], undefined));
  }

  #binary(term: Extract<Term, { kind: "binary" }>, names: Names | undefined): Filter {
    const left = this.compile(term.left, names);
    const right = this.compile(term.right, names);
    switch (term.operator) {
      case "|":
        return pipe(left, right);
      case ",":
        return comma(left, right);
      case "//":
        return alternative(left, right);
      case "or":
        return logic(true, left, right);
      case "and":
        return logic(false, left, right);
      case "=":
        return assign(left, right, (_before, by) => by);
      case "|=":
        return updateWith(left, right);
      case "//=":
        return assign(left, right, (before, by) => (isTrue(before) ? before : by));
      case "+":
      case "-":
      case "*":
      case "/":
      case "%":
        return arithmetic(term.operator, left, right);
      case "+=":
      case "-=":
      case "*=":
      case "/=":
      case "%=": {
        const operator = term.operator[0] as MathOperator;
        return assign(left, right, (before, by, meter) => calculate(operator, before, by, meter));
      }
      case "<":
      case ">":
      case "<=":
      case ">=":
      case "==":
      case "!=":
        return comparison(term.operator, left, right);
    }
  }

  #bind(term: Extract<Term, { kind: "bind" }>, names: Names | undefined): Filter {
    const source = this.compile(term.source, names);
    const body = this.compile(term.body, this.#withPattern(names, term.pattern));
    return binding(source, this.#binder(term.pattern, names), body);
  }

  #binder(pattern: Pattern, names: Names | undefined): Binder {
    switch (pattern.kind) {
      case "variable":
        return "value";
      case "array":
        return pattern.items.map((item, at) => [constant(at), this.#binder(item, names)] as const);
      case "object":
        return pattern.entries.map(([key, inner]) => [this.compile(key, names), this.#binder(inner, names)] as const);
    }
  }

  #break(name: Name, names: Names | undefined): Filter {
    for (let at = names; at; at = at.outer) {
      if (at.kind === "label" && at.name === name.text) return breakOut(depthOf(names) - at.depth);
    }
    return this.#problem("undefined label", name);
  }

  #variable(name: Name, names: Names | undefined): Filter {
    for (let at = names; at; at = at.outer) {
      if (at.kind === "value" && at.name === name.text) return variable(depthOf(names) - at.depth);
    }
    return this.#problem("undefined variable", name);
  }

  #fold(term: Extract<Term, { kind: "fold" }>, names: Names | undefined): Filter {
    const [initial, update, project, ...more] = term.parameters;
    const isReduce = term.name.text === "reduce";
    if (!initial || !update || more.length > 0 || (isReduce && project)) {
      const expected = isReduce ? "2" : "2 or 3";
      const message = `wrong number of arguments (expected ${expected}, found ${term.parameters.length})`;
      return this.#problem(message, term.name);
    }
    const source = this.compile(term.source, names);
    const binder = this.#binder(term.pattern, names);
    const start = this.compile(initial, names);
    const inside = this.#withPattern(names, term.pattern);
    const parts = { source, binder, initial: start, update: this.compile(update, inside) };
    if (isReduce) return fold({ ...parts, project: undefined });
    return fold({ ...parts, project: project ? this.compile(project, inside) : "state" });
  }

  #condition(term: Extract<Term, { kind: "if" }>, names: Names | undefined): Filter {
    const branches = term.branches.map(
      ([test, then]) => [this.compile(test, names), this.compile(then, names)] as const,
    );
    const otherwise = term.otherwise ? this.compile(term.otherwise, names) : identity;
    return branches.reduceRight((rest, [test, then]) => condition(test, then, rest), otherwise);
  }

  #path(of: Term, parts: readonly PathPart[], names: Names | undefined): Filter {
    const source = this.compile(of, names);
    const fixed = parts.map(fixedStep);
    const terms = parts.map((part): PathTerm => {
      if ("index" in part) return { optional: part.optional, index: this.compile(part.index, names) };
      const from = part.from && this.compile(part.from, names);
      return { optional: part.optional, from, upto: part.upto && this.compile(part.upto, names) };
    });
    return path(source, terms, fixed.every((step) => step !== undefined) ? fixed : undefined);
  }

  #call(name: Name, parameters: readonly Term[], names: Names | undefined): Filter {
    const filters = parameters.map((term) => this.compile(term, names));
    for (let at = names; at; at = at.outer) {
      if (at.name !== name.text) continue;
      if (at.kind === "filter" && filters.length === 0) return parameter(depthOf(names) - at.depth);
      if (at.kind === "definition" && at.defined.parameters.length === filters.length) {
        return definedCall(at.defined, filters, depthOf(names) - at.depth);
      }
    }
    return this.#known(name, filters, names);
  }

  #known(name: Name, filters: readonly Filter[], names: Names | undefined): Filter {
    if (name.text.includes("::")) return this.#problem("undefined module", moduleSpan(name));
    const signature = `${name.text}/${filters.length}`;
    const defined = this.#prelude.get(signature);
    if (defined) return definedCall(defined, filters, depthOf(names));
    const macro = MACROS.get(signature);
    if (macro) return macro(...filters);
    const metered = METERED_NATIVES.get(signature);
    if (metered) return meteredCall(metered, filters);
    const native = NATIVES.get(signature);
    return native ? nativeCall(native, filters) : this.#problem("undefined filter", name);
  }
}

/** The key of an object where it is written out, as nearly all are. */
function writtenKey(key: Term): string | undefined {
  if (key.kind !== "string" || key.format) return undefined;
  return key.parts.every((part) => typeof part === "string") ? key.parts.join("") : undefined;
}

function moduleSpan(name: Name): Span {
  return { start: name.start, end: name.start + name.text.indexOf("::") };
}

function fixedStep(part: PathPart): Step | undefined {
  const { optional } = part;
  if (!("index" in part)) return part.from || part.upto ? undefined : { kind: "all", optional };
  const { index } = part;
  if (index.kind === "number") return { kind: "index", optional, index: numberOf(index.text) };
  if (index.kind !== "string" || !index.parts.every((text) => typeof text === "string")) return undefined;
  return { kind: "index", optional, index: index.parts.join("") };
}

/** Native ways through definitions of a prelude, by name and number of parameters, all of which are values. */
export type Shortcuts = ReadonlyMap<string, (call: QuickCall) => JqValue | undefined>;

/** Compiles definitions that every program sees; later ones may call earlier ones. */
export function compileDefinitions(
  definitions: readonly Definition[],
  known: Prelude,
  shortcuts: Shortcuts = new Map(),
): Prelude {
  const prelude = new Map(known);
  const compiler = new Compiler(prelude);
  for (const definition of definitions) {
    const names = compiler.define(definition, undefined);
    if (names.kind !== "definition") continue;
    const { defined } = names;
    const signature = `${definition.name}/${definition.parameters.length}`;
    const shortcut = shortcuts.get(signature);
    if (shortcut && defined.body) defined.body = quickly(shortcut, defined.parameters.length, defined.body);
    prelude.set(signature, defined);
  }
  const [problem] = compiler.problems;
  if (problem) throw new TypeError(`The jq prelude does not compile: ${problem.message}.`);
  return prelude;
}

/** Compiles a program whose variables are bound in the given order, the last one innermost. */
export function compileProgram(
  body: Term,
  variables: readonly string[],
  prelude: Prelude,
): { filter: Filter; problems: readonly SyntaxProblem[] } {
  const compiler = new Compiler(prelude);
  const names = variables.reduce<Names | undefined>(
    (inner, name) => compiler.bound(inner, "value", `$${name}`),
    undefined,
  );
  return { filter: compiler.compile(body, names), problems: compiler.problems };
}
