import { builtinFunctions } from "./builtin-functions.ts";
import { builtinTests } from "./builtin-tests.ts";
import { blockStacks } from "./blocks.ts";
import { compileBody } from "./compile-statement.ts";
import { compileExpression } from "./compile-expression.ts";
import { Compiler } from "./compiler.ts";
import { quote } from "./display.ts";
import { invalid, JinjaError } from "./error.ts";
import type { KeptRounds } from "./kept-rounds.ts";
import { listFilters } from "./list-filters.ts";
import { parseStandaloneExpression, parseTemplate } from "./parse-template.ts";
import { hasRoom } from "./room.ts";
import { selectFilters } from "./select-filters.ts";
import { type AutoEscape, type CompiledTemplate, type Engine, run, State } from "./state.ts";
import { textFilters } from "./text-filters.ts";
import { checkSyntax, defaultSyntax, type Syntax, type Whitespace } from "./tokens.ts";
import { FunctionObject, type JinjaFunction, type Value } from "./value.ts";
import { valueFilters } from "./value-filters.ts";
import { striptags } from "./striptags.ts";

export interface EnvironmentOptions {
  /** Delimiters that differ from `{% %}`, `{{ }}`, `{# #}`. */
  readonly syntax?: { readonly [Delimiter in keyof Syntax]?: string | undefined };
  readonly trimBlocks?: boolean;
  readonly lstripBlocks?: boolean;
  readonly keepTrailingNewline?: boolean;
  readonly filters?: Readonly<Record<string, JinjaFunction>>;
  readonly tests?: Readonly<Record<string, JinjaFunction>>;
  readonly functions?: Readonly<Record<string, JinjaFunction>>;
  /** `none` by default. */
  readonly autoEscape?: AutoEscape;
  /** Source of a template for `template`, include, import and extends; undefined where there is none. */
  readonly load: (name: string) => string | undefined;
  /** Steps that one rendering may take: iterations, calls, filters. */
  readonly fuel?: number;
  /** Characters that one rendering may write. */
  readonly maxOutput?: number;
  /** Ends renderings that run when it aborts; looked at now and then. */
  readonly signal?: AbortSignal;
  /** Left out: every round of every loop is run. */
  readonly rounds?: KeptRounds;
}

export interface Template {
  readonly name: string;
  /**
   * @param context a map of variables
   * @throws JinjaError
   */
  render(context: Value): string;
}

export interface Environment {
  /** The template that `load` knows by this name, compiled once. @throws JinjaError */
  template(name: string): Template;
  /** A template from its source. @throws JinjaError `syntax error` */
  compile(source: string, name: string): Template;
  /** The value of an expression in the default syntax, without delimiters. @throws JinjaError */
  evaluateExpression(source: string, context: Value): Value;
}

const defaultFuel = 20_000_000;
const defaultMaxOutput = 2 ** 26;

/**
 * A template engine with the semantics of MiniJinja 2 as Weaver configures it: all builtins, the contrib filters, Python's
 * methods, loop controls, lenient undefined, maps in sorted order. Templates are compiled to closures.
 * @throws JinjaError `invalid custom delimiters`
 */
export function createEnvironment(options: EnvironmentOptions): Environment {
  return new JinjaEnvironment(options);
}

class JinjaEnvironment implements Environment {
  readonly #options: EnvironmentOptions;
  readonly #syntax: Syntax;
  readonly #engine: Engine;
  readonly #compiled = new Map<string, CompiledTemplate>();

  constructor(options: EnvironmentOptions) {
    this.#options = options;
    this.#syntax = completeSyntax(options.syntax);
    checkSyntax(this.#syntax);
    this.#engine = this.#createEngine(options);
  }

  #createEngine(options: EnvironmentOptions): Engine {
    const filters = {
      ...textFilters,
      ...listFilters,
      ...selectFilters,
      ...valueFilters,
      striptags,
      ...options.filters,
    };
    return {
      filters: new Map(Object.entries(filters)),
      tests: new Map(Object.entries({ ...builtinTests, ...options.tests })),
      globals: globalsOf(options.functions ?? {}),
      autoEscape: options.autoEscape ?? "none",
      fuel: options.fuel ?? defaultFuel,
      maxOutput: options.maxOutput ?? defaultMaxOutput,
      signal: options.signal,
      rounds: options.rounds,
      load: (name) => this.#load(name),
    };
  }

  template(name: string): Template {
    return this.#renderable(this.#load(name));
  }

  compile(source: string, name: string): Template {
    return this.#renderable(this.#compile(source, name));
  }

  evaluateExpression(source: string, context: Value): Value {
    const name = "<expression>";
    const whitespace: Whitespace = { trimBlocks: false, lstripBlocks: false, keepTrailingNewline: false };
    const expression = parseStandaloneExpression({ source, name, syntax: defaultSyntax, whitespace });
    const evaluate = compileExpression(this.#compiler(name), expression);
    const state = new State(this.#engine, context, name);
    return guard(state, name, () => evaluate(state));
  }

  #load(name: string): CompiledTemplate {
    const known = this.#compiled.get(name);
    if (known) return known;
    const source = this.#options.load(name);
    if (source === undefined) throw new JinjaError("template not found", `template ${quote(name)} does not exist`);
    const compiled = this.#compile(source, name);
    this.#compiled.set(name, compiled);
    return compiled;
  }

  #compile(source: string, name: string): CompiledTemplate {
    const { trimBlocks = false, lstripBlocks = false, keepTrailingNewline = false } = this.#options;
    const whitespace = { trimBlocks, lstripBlocks, keepTrailingNewline };
    const statements = parseTemplate({ source, name, syntax: this.#syntax, whitespace });
    const compiler = this.#compiler(name);
    try {
      return { name, run: compileBody(compiler, statements), blocks: compiler.blocks };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new JinjaError("syntax error", "template exceeds maximum recursion limits", { site: compiler.site() });
    }
  }

  #compiler(name: string): Compiler {
    return new Compiler(this.#engine, name, { expression: compileExpression, body: compileBody });
  }

  #renderable(template: CompiledTemplate): Template {
    return { name: template.name, render: (context) => this.#render(template, context) };
  }

  #render(template: CompiledTemplate, context: Value): string {
    const state = new State(this.#engine, context, template.name);
    state.blocks = blockStacks(template);
    return guard(state, template.name, () => {
      run(state, template.run);
      const { text } = state.out;
      if (!hasRoom(2 * text.length)) throw invalid("not enough memory is left");
      return text;
    });
  }
}

function globalsOf(functions: Readonly<Record<string, JinjaFunction>>): Map<string, FunctionObject> {
  const builtin = Object.entries(builtinFunctions).map(
    ([name, { call, origin }]) => [name, new FunctionObject(origin, call)] as const,
  );
  const own = Object.entries(functions).map(([name, call]) => [name, new FunctionObject(name, call)] as const);
  return new Map([...builtin, ...own]);
}

function completeSyntax(syntax: EnvironmentOptions["syntax"]): Syntax {
  const given = Object.entries(syntax ?? {}).filter(([, delimiter]) => delimiter !== undefined);
  return { ...defaultSyntax, ...Object.fromEntries(given) };
}

/** Gives every error its place, and turns a stack or a text that grew too large into an error of the template. */
function guard<T>(state: State, name: string, render: () => T): T {
  try {
    return render();
  } catch (error) {
    const site = state.site ?? { template: name, line: 1 };
    if (error instanceof JinjaError) throw error.locate(site);
    if (error instanceof RangeError) throw invalid("recursion limit exceeded").locate(site);
    throw error;
  }
}
