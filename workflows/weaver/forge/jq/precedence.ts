import type { BinaryOperator, Pattern, Term } from "./syntax.ts";

/** What stands between two terms: an operator, or `as PATTERN |`. */
export type Operation = { readonly operator: BinaryOperator } | { readonly pattern: Pattern };

const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ["|"],
  [","],
  [],
  ["=", "|=", "//=", "+=", "-=", "*=", "/=", "%="],
  ["//"],
  ["or"],
  ["and"],
  ["==", "!="],
  ["<", ">", "<=", ">="],
  ["+", "-"],
  ["*", "/"],
  ["%"],
];
const BINDING_LEVEL = 2;
const PRECEDENCE = new Map(
  LEVELS.flatMap((operators, level) => operators.map((operator) => [operator, level] as const)),
);

export function operatorOf(text: string): BinaryOperator | undefined {
  return PRECEDENCE.has(text as BinaryOperator) ? (text as BinaryOperator) : undefined;
}

interface Step {
  readonly operation: Operation;
  readonly term: Term;
}

function levelOf(operation: Operation): number {
  return "pattern" in operation ? BINDING_LEVEL : (PRECEDENCE.get(operation.operator) ?? 0);
}

function isRightAssociative(operation: Operation): boolean {
  const level = levelOf(operation);
  return level === 0 || level === BINDING_LEVEL || level === 3;
}

function combine(left: Term, operation: Operation, right: Term): Term {
  if ("pattern" in operation) return { kind: "bind", source: left, pattern: operation.pattern, body: right };
  return { kind: "binary", left, operator: operation.operator, right };
}

/** Orders operators by their precedence; the body of a binding reaches to the end. */
export function climb(head: Term, steps: readonly Step[]): Term {
  let at = 0;
  const next = (): Step | undefined => {
    const step = steps[at++];
    if (!step || !("pattern" in step.operation)) return step;
    const body = climb(step.term, steps.slice(at));
    at = steps.length;
    return { operation: step.operation, term: body };
  };
  let waiting = next();
  const rise = (start: Term, lowest: number): Term => {
    let left = start;
    while (waiting && levelOf(waiting.operation) >= lowest) {
      const { operation, term } = waiting;
      const level = levelOf(operation);
      let right = term;
      waiting = next();
      while (waiting) {
        const following = levelOf(waiting.operation);
        if (following > level || (isRightAssociative(operation) && following === level)) right = rise(right, following);
        else break;
      }
      left = combine(left, operation, right);
    }
    return left;
  };
  return rise(head, 0);
}
