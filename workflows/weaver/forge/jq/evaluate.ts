import { UserError } from "../../../errors.ts";
import { JinjaError } from "../../jinja/error.ts";
import { charCount } from "../../jinja/text.ts";
import type { Prelude, Shortcuts } from "./compile.ts";
import { compileDefinitions, compileProgram } from "./compile.ts";
import type { Filter } from "./filter.ts";
import { Scope } from "./filter.ts";
import type { SyntaxProblem } from "./lex.ts";
import { handedOver } from "./handed-number.ts";
import { lex } from "./lex.ts";
import { Meter } from "./outcome.ts";
import { parseDefinitions, parseProgram } from "./parse.ts";
import { fitsJson, isPlain } from "./plain-values.ts";
import { nameOrKey, type QuickCall, QuickSemconv } from "./quick-semconv.ts";
import { SEMCONV } from "./semconv.ts";
import { append, checkText } from "./sizes.ts";
import { STANDARD } from "./standard.ts";
import type { JqNumber, JqObject, JqValue } from "./value.ts";
import {
  Decimal,
  field,
  float,
  isArray,
  isInteger,
  isNumber,
  objectOf,
  toFloat,
  toJson,
  UNPRINTABLE,
} from "./value.ts";

/** One reason why a filter failed, with its place where it is one of syntax; lines and columns count from 1. */
export interface FilterErrorDetail {
  readonly error: string;
  readonly source?: {
    readonly start: { readonly line: number; readonly col: number };
    readonly end: { readonly line: number; readonly col: number };
  };
}

/** A filter that does not compile, or that ends with errors. */
export class FilterError extends Error {
  readonly details: readonly FilterErrorDetail[];

  constructor(details: readonly FilterErrorDetail[]) {
    super(details.map(detailText).join(",\n"));
    this.details = details;
  }
}

function detailText({ error, source }: FilterErrorDetail): string {
  return source ? `${source.start.line}:${source.start.col}: ${error}` : error;
}

export interface JqRequest {
  readonly program: string;
  readonly input: JqValue;
  /** Variables of the program by name, without `$`. */
  readonly variables: JqObject;
  /** Steps after which the program is stopped. */
  readonly maxSteps?: number;
}

const DEFAULT_STEPS = 50_000_000;
const MAX_PROGRAMS = 2_000;

function locate(code: string, offset: number): { line: number; col: number } {
  const before = code.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, col: charCount(before.slice(lineStart)) + 1 };
}

function detailsOf(code: string, problems: readonly SyntaxProblem[]): FilterErrorDetail[] {
  return problems.map(({ message, span }) => ({
    error: message,
    source: { start: locate(code, span.start), end: locate(code, span.end) },
  }));
}

const name = (item: JqObject): JqValue | undefined => field(item, "name");
const type = (item: JqObject): JqValue | undefined => field(item, "type");
/** `get_metric_name` */
const metricName = (item: JqObject): JqValue | undefined =>
  field(item, "metric_name") === undefined ? name(item) : field(item, "metric_name");

/** Lists of the prelude's filters: which signals they hold, and what orders them. */
const LISTS = [
  ["metrics", "metric", metricName],
  ["spans", "span", type],
  ["events", "event", name],
  ["entities", "entity", type],
] as const;

function shortcuts(): Shortcuts {
  const quick = new QuickSemconv();
  const shortcut = new Map<string, (call: QuickCall) => JqValue | undefined>([
    ["semconv_attributes/1", (call) => quick.attributes(call)],
    ["semconv_signal/2", (call) => quick.signals(call)],
    ["semconv_group_attributes_by_root_namespace/0", (call) => quick.grouped(call, "attributes", nameOrKey)],
  ]);
  for (const [list, signal, nameOf] of LISTS) {
    shortcut.set(`semconv_${list}/1`, (call) => quick.named(call, signal, nameOf));
    shortcut.set(`semconv_group_${list}_by_root_namespace/0`, (call) => quick.grouped(call, list, nameOf));
  }
  return shortcut;
}

function preludeOf(texts: readonly string[], quick?: Shortcuts): Prelude {
  return texts.reduce<Prelude>((known, text) => {
    const { tokens } = lex(text);
    const { definitions, problems } = parseDefinitions(tokens, text.length);
    const [problem] = problems;
    if (problem) throw new TypeError(`The jq prelude is wrong: ${problem.message} at ${problem.span.start}.`);
    return compileDefinitions(definitions, known, quick);
  }, new Map());
}

/** Compiles and runs jq programs; programs that were compiled before are kept. */
export class JqEngine {
  readonly #prelude: Prelude;
  readonly #programs = new Map<string, Filter>();

  /** @param quick false: every filter runs as it is written, none by its native way */
  constructor({ quick = true }: { readonly quick?: boolean } = {}) {
    this.#prelude = preludeOf([STANDARD, SEMCONV], quick ? shortcuts() : undefined);
  }

  /** All results of a program. A single result is given as it is, any other number as a list. */
  evaluate(request: JqRequest): JqValue {
    const names = Object.keys(request.variables);
    const filter = this.#compile(request.program, names);
    const meter = new Meter(request.maxSteps ?? DEFAULT_STEPS);
    const scope = names.reduce((inner, name) => inner.with(request.variables[name] ?? null), new Scope(meter));
    const results: JqValue[] = [];
    const errors: FilterErrorDetail[] = [];
    let length = 0;
    try {
      filter.run(
        scope,
        request.input,
        (value) => {
          meter.spend();
          append(results, printable(value, meter));
        },
        (failure) => {
          const { text } = failure;
          length += text.length;
          checkText(length);
          meter.spend(1 + (text.length >> 4));
          append(errors, { error: text });
        },
      );
    } catch (error) {
      throw clear(error);
    }
    if (errors.length > 0) throw new FilterError(errors);
    return results.length === 1 ? (results[0] ?? null) : results;
  }

  #compile(program: string, names: readonly string[]): Filter {
    const key = JSON.stringify([program, names]);
    const known = this.#programs.get(key);
    if (known) return known;
    const filter = compileText(program, names, this.#prelude);
    if (this.#programs.size >= MAX_PROGRAMS) this.#programs.clear();
    this.#programs.set(key, filter);
    return filter;
  }
}

function compileText(program: string, names: readonly string[], prelude: Prelude): Filter {
  const { tokens, problems: lexical } = lex(program);
  if (lexical.length > 0) throw new FilterError(detailsOf(program, lexical));
  const { program: parsed, problems: syntactic } = parseProgram(tokens, program.length);
  if (syntactic.length > 0) throw new FilterError(detailsOf(program, syntactic));
  if (parsed.modules.length > 0) {
    throw new FilterError(
      parsed.modules.map((path) => ({ error: `could not load file ${path}: module loading not supported` })),
    );
  }
  const { filter, problems } = compileProgram(parsed.body, names, prelude);
  if (problems.length > 0) throw new FilterError(detailsOf(program, problems));
  return filter;
}

function clear(error: unknown): unknown {
  if (!(error instanceof RangeError || error instanceof JinjaError)) return error;
  return new UserError("jq-limit", {
    message: `A jq filter needs more memory or recurses deeper than it may (${error.message}).`,
    hint: "Look for a recursion that never ends in the filter.",
    cause: error,
  });
}

/** A result as JSON can say it: a value with anything that JSON has not in it becomes null, huge integers become floats. */
function printable(value: JqValue, meter: Meter): JqValue {
  if (isPlain(value, meter)) return value;
  const state = { isFinite: true, meter };
  const result = plain(value, state);
  return state.isFinite ? result : null;
}

interface Printing {
  isFinite: boolean;
  readonly meter: Meter;
}

function plain(value: JqValue, state: Printing): JqValue {
  state.meter.spend();
  if (isNumber(value)) return isInteger(value) && fitsJson(BigInt(value)) ? value : plainFloat(value, state);
  if (value === null || typeof value !== "object") return value;
  if (isArray(value)) return value.map((item) => plain(item, state));
  if (UNPRINTABLE in value) state.isFinite = false;
  return objectOf(Object.entries(value).map(([key, item]) => [key, plain(item, state)] as const));
}

function plainFloat(value: JqNumber, state: Printing): JqValue {
  const isNumeral = isInteger(value) || Number.isFinite(toFloat(value));
  const handed = isNumeral || value instanceof Decimal ? handedOver(toJson(value)) : undefined;
  if (handed === undefined) state.isFinite = false;
  return float(handed ?? 0);
}
