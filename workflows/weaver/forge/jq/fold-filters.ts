import type { Binder } from "./control-filters.ts";
import { bind } from "./control-filters.ts";
import type { Change, Filter, PathTo, Scope } from "./filter.ts";
import type { Emit, Fail } from "./outcome.ts";
import { JqFailure, stoppable } from "./outcome.ts";
import { append } from "./sizes.ts";
import type { JqValue } from "./value.ts";

/** A state of a fold: a value, and where it stands if that is asked. */
interface State {
  readonly value: JqValue;
  readonly at: PathTo | undefined;
}

interface Fold {
  /** Runs the update on one state in the scope of one item. */
  readonly update: (scope: Scope, state: State, next: (state: State) => void, fail: Fail) => void;
  /** Called after every item (`foreach`). */
  readonly inner: ((scope: Scope, state: State) => void) | undefined;
  /** Called at the end (`reduce`). */
  readonly outer: ((state: State) => void) | undefined;
}

type Item = Scope | JqFailure;

/** Goes on over the rest of the items for a state, depth first; an update with several results branches here. */
function goOn(fold: Fold, items: readonly Item[], at: number, state: State, fail: Fail): void {
  const item = items[at];
  if (item === undefined) fold.outer?.(state);
  else if (item instanceof JqFailure) fail(item);
  else {
    fold.update(
      item,
      state,
      (next) => {
        fold.inner?.(item, next);
        goOn(fold, items, at + 1, next, fail);
      },
      fail,
    );
  }
}

function once(
  fold: Fold,
  scope: Scope,
  state: State,
): readonly State[] | { failures: readonly JqFailure[]; states: readonly State[] } {
  const states: State[] = [];
  const failures: JqFailure[] = [];
  fold.update(
    scope,
    state,
    (next) => append(states, next),
    (failure) => append(failures, failure),
  );
  return failures.length === 0 ? states : { failures, states };
}

/** Streams over items as long as each update has one result, so that an endless source can be left by `break`. */
function stream(fold: Fold, each: (item: (item: Item) => void) => void, start: State, fail: Fail): void {
  let state: State | undefined = start;
  const rest: Item[] = [];
  let branches: readonly State[] = [];
  let branchScope: Scope | undefined;
  stoppable((stop) =>
    each((item) => {
      if (branchScope) {
        append(rest, item);
        return;
      }
      if (state === undefined) return;
      if (item instanceof JqFailure) {
        fail(item);
        state = undefined;
        return stop();
      }
      const outcome = once(fold, item, state);
      const states = "failures" in outcome ? outcome.states : outcome;
      if ("failures" in outcome) for (const failure of outcome.failures) fail(failure);
      const [only] = states;
      if (states.length > 1) {
        branches = states;
        branchScope = item;
      } else if (only === undefined) {
        state = undefined;
        stop();
      } else {
        state = only;
        fold.inner?.(item, only);
      }
    }),
  );
  if (!branchScope) {
    if (state) fold.outer?.(state);
    return;
  }
  for (const branch of branches) {
    fold.inner?.(branchScope, branch);
    goOn(fold, rest, 0, branch, fail);
  }
}

export interface FoldParts {
  readonly source: Filter;
  readonly binder: Binder;
  readonly initial: Filter;
  readonly update: Filter;
  /** Undefined for `reduce`. */
  readonly project: Filter | "state" | undefined;
}

/** `reduce` and `foreach`. */
export function fold(parts: FoldParts): Filter {
  const { source, binder, initial, update, project } = parts;
  const items =
    (scope: Scope, input: JqValue) =>
    (take: (item: Item) => void): void =>
      source.run(
        scope,
        input,
        (value) => {
          scope.meter.spend();
          bind(binder, value, { own: scope, keys: scope, input }, take, take);
        },
        take,
      );
  return {
    run: (scope, input, emit, fail) => {
      const step: Fold = {
        update: (inner, state, next, failInner) =>
          update.run(inner, state.value, (value) => next({ value, at: undefined }), failInner),
        inner: innerOf(project, (inner, state) => runProject(project, inner, state.value, emit, fail)),
        outer: project ? undefined : (state) => emit(state.value),
      };
      initial.run(scope, input, (value) => stream(step, items(scope, input), { value, at: undefined }, fail), fail);
    },
    paths: (scope, input, at, emit, fail) => {
      const step: Fold = {
        update: (inner, state, next, failInner) =>
          update.paths(inner, state.value, state.at, (value, where) => next({ value, at: where }), failInner),
        inner: innerOf(project, (inner, state) => {
          if (project === "state") emit(state.value, state.at);
          else project?.paths(inner, state.value, state.at, emit, fail);
        }),
        outer: project ? undefined : (state) => emit(state.value, state.at),
      };
      initial.paths(
        scope,
        input,
        at,
        (value, where) => stream(step, items(scope, input), { value, at: where }, fail),
        fail,
      );
    },
    update: (scope, input, change, emit, fail) => {
      const all: Item[] = [];
      items(scope, input)((item) => append(all, item));
      initial.update(
        scope,
        input,
        (value, emitInner, failInner) => foldUpdate({ parts, items: all, change }, value, emitInner, failInner),
        emit,
        fail,
      );
    },
  };
}

function innerOf(project: FoldParts["project"], use: (scope: Scope, state: State) => void): Fold["inner"] {
  return project ? use : undefined;
}

function runProject(project: FoldParts["project"], scope: Scope, value: JqValue, emit: Emit, fail: Fail): void {
  if (project === "state") emit(value);
  else project?.run(scope, value, emit, fail);
}

interface FoldUpdate {
  readonly parts: FoldParts;
  readonly items: readonly Item[];
  readonly change: Change;
}

function foldUpdate(work: FoldUpdate, value: JqValue, emit: Emit, fail: Fail, at = 0): void {
  const { parts, items, change } = work;
  const item = items[at];
  if (item instanceof JqFailure) {
    fail(item);
    return;
  }
  if (item === undefined) {
    if (parts.project) emit(value);
    else change(value, emit, fail);
    return;
  }
  const goOnWith: Change = (inner, emitInner, failInner) => foldUpdate(work, inner, emitInner, failInner, at + 1);
  const step: Change = (inner, emitInner, failInner) => {
    if (!parts.project) goOnWith(inner, emitInner, failInner);
    else if (parts.project === "state") change(inner, (next) => goOnWith(next, emitInner, failInner), failInner);
    else parts.project.update(item, inner, change, (next) => goOnWith(next, emitInner, failInner), failInner);
  };
  parts.update.update(item, value, step, emit, fail);
}
