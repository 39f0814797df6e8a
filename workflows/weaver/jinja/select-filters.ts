import { getItem, getPath } from "./access.ts";
import { Arguments } from "./arguments.ts";
import { invalid, JinjaError } from "./error.ts";
import type { State } from "./state.ts";
import { isTrue, iterate, textOf, type JinjaFunction, type Kwargs, type Value } from "./value.ts";

interface Selection {
  readonly keeps: boolean;
  readonly byAttribute: boolean;
}

function selection({ keeps, byAttribute }: Selection): JinjaFunction {
  return (args, kwargs, state) => {
    const given = new Arguments(args, kwargs);
    const value = given.value();
    const path = byAttribute ? given.text() : undefined;
    const testName = given.optionalText();
    const rest = given.rest();
    const test = testName === undefined ? undefined : state.engine.tests.get(testName);
    if (testName !== undefined && !test) throw new JinjaError("unknown test");
    return iterate(value).filter((item) => {
      const tested = path === undefined ? item : getPath(item, path);
      state.burn();
      return isTrue(test ? test([tested, ...rest], {}, state) : tested) === keeps;
    });
  };
}

const map: JinjaFunction = (args, kwargs, state) => {
  const given = new Arguments(args, kwargs, "keywords");
  const value = given.value();
  const rest = given.rest();
  if (given.keyword("attribute") === undefined) return mapFilter(value, rest, state);
  if (rest.length > 0) throw new JinjaError("too many arguments");
  const mapped = mapAttribute(value, kwargs);
  given.keyword("default");
  given.endKeywords();
  return mapped;
};

function mapAttribute(value: Value, kwargs: Kwargs): Value {
  const attribute = kwargs.attribute;
  const fallback = kwargs.default;
  const path = textOf(attribute);
  return iterate(value).map((item) => {
    try {
      const found = path === undefined ? getItem(item, attribute) : getPath(item, path);
      return found === undefined ? fallback : found;
    } catch (error) {
      if (fallback === undefined) throw error;
      return fallback;
    }
  });
}

function mapFilter(value: Value, rest: readonly Value[], state: State): Value {
  const [filter, ...args] = rest;
  if (rest.length === 0) throw invalid("filter name is required");
  const name = textOf(filter);
  if (name === undefined) throw invalid("filter name must be a string");
  if (!state.engine.filters.has(name)) throw new JinjaError("unknown filter");
  return iterate(value).map((item) => state.applyFilter(name, [item, ...args]));
}

export const selectFilters: Readonly<Record<string, JinjaFunction>> = {
  select: selection({ keeps: true, byAttribute: false }),
  reject: selection({ keeps: false, byAttribute: false }),
  selectattr: selection({ keeps: true, byAttribute: true }),
  rejectattr: selection({ keeps: false, byAttribute: true }),
  map,
};
