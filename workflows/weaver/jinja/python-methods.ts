import { Arguments } from "./arguments.ts";
import { invalid } from "./error.ts";
import { formatBraces } from "./format-braces.ts";
import { entriesOf, equals, hasKey, lookUpKey } from "./order.ts";
import { absent } from "./state.ts";
import { cut, everyChar, lines, trim, trimChars, trimEnd, trimStart, isSpace } from "./text.ts";
import { capitalize, joinTexts, replaceText, splitParts, titleCase } from "./text-filters.ts";
import { Iterable, iterate, kindOf, objectItems, textOf, type Kwargs, type Value } from "./value.ts";

interface MethodCall {
  readonly value: Value;
  readonly name: string;
  readonly args: readonly Value[];
  readonly kwargs: Kwargs;
}

/** Calls a method that Python gives to strings, lists and maps; `absent` where there is none. */
export function callPythonMethod(call: MethodCall): Value | typeof absent {
  const text = textOf(call.value);
  const given = new Arguments(call.args, call.kwargs);
  if (text !== undefined) return callOn(stringMethods, call, (method) => method(text, given, call));
  const kind = kindOf(call.value);
  if (kind === "map") return callOn(mapMethods, call, (method) => method(call.value, given));
  if (kind === "sequence") return callOn(listMethods, call, (method) => method(call.value, given));
  return absent;
}

function callOn<T>(
  methods: Readonly<Record<string, T>>,
  call: MethodCall,
  run: (method: T) => Value,
): Value | typeof absent {
  const method = Object.hasOwn(methods, call.name) ? methods[call.name] : undefined;
  return method === undefined ? absent : run(method);
}

type StringMethod = (text: string, given: Arguments, call: MethodCall) => Value;

function plain(method: (text: string) => Value): StringMethod {
  return (text, given) => {
    given.end();
    return method(text);
  };
}

function every(test: (char: string) => boolean): StringMethod {
  return plain((text) => everyChar(text, test));
}

function matching(pattern: RegExp): StringMethod {
  return every((char) => pattern.test(char));
}

function stripping(ends: "both" | "start" | "end", strip: (text: string) => string): StringMethod {
  return (text, given) => {
    const set = given.optionalString();
    given.end();
    return set === undefined ? strip(text) : trimChars(text, set, ends);
  };
}

/** `find` counts bytes of UTF-8, as MiniJinja does. */
function finding(find: (text: string, what: string) => number): StringMethod {
  return (text, given) => {
    const what = given.string();
    given.end();
    const at = find(text, what);
    return at < 0 ? -1 : Buffer.byteLength(text.slice(0, at));
  };
}

function affix(name: "startswith" | "endswith", holds: (text: string, affix: string) => boolean): StringMethod {
  return (text, given) => {
    const value = given.value();
    given.end();
    const only = textOf(value);
    if (only !== undefined) return holds(text, only);
    const kind = kindOf(value);
    if (kind !== "sequence" && kind !== "iterator") {
      throw invalid(`${name} argument must be string or a tuple of strings, not ${kind}`);
    }
    return (objectItems(value) ?? []).some((item) => {
      const each = textOf(item);
      if (each === undefined) throw invalid(`tuple for ${name} must contain only strings, not ${kindOf(item)}`);
      return holds(text, each);
    });
  };
}

const stringMethods: Readonly<Record<string, StringMethod>> = {
  upper: plain((text) => text.toUpperCase()),
  lower: plain((text) => text.toLowerCase()),
  islower: matching(/^\p{Lowercase}$/u),
  isupper: matching(/^\p{Uppercase}$/u),
  isspace: every(isSpace),
  isdigit: matching(/^\p{N}$/u),
  isnumeric: matching(/^\p{N}$/u),
  isalnum: matching(/^[\p{N}\p{Alphabetic}]$/u),
  isalpha: matching(/^\p{Alphabetic}$/u),
  isascii: matching(/^\p{ASCII}$/u),
  strip: stripping("both", trim),
  lstrip: stripping("start", trimStart),
  rstrip: stripping("end", trimEnd),
  replace: (text, given) => {
    const [from, to, count] = [given.string(), given.string(), given.optionalIndex("i32") ?? -1];
    given.end();
    return replaceText(text, from, to, count < 0 ? undefined : count);
  },
  title: plain(titleCase),
  split: (text, given) => {
    const [separator, limit] = [given.optionalString(), given.optionalIndex("i64")];
    given.end();
    return splitParts(text, separator, limit);
  },
  splitlines: (text, given) => {
    const keepEnds = given.optionalBool() ?? false;
    given.end();
    return keepEnds ? (text.match(/[^\n]*\n|[^\n]+$/g) ?? []) : lines(text);
  },
  capitalize: plain(capitalize),
  count: (text, given) => {
    const what = given.string();
    given.end();
    // MiniJinja never ends here on an empty text.
    if (what === "") throw invalid("cannot count an empty text");
    return cut(text, what).length - 1;
  },
  find: finding((text, what) => text.indexOf(what)),
  rfind: finding((text, what) => text.lastIndexOf(what)),
  format: (text, _given, { args, kwargs }) => formatBraces(text, args, kwargs),
  startswith: affix("startswith", (text, prefix) => text.startsWith(prefix)),
  endswith: affix("endswith", (text, suffix) => text.endsWith(suffix)),
  join: (text, given) => {
    const value = given.value();
    given.end();
    return joinTexts(iterate(value), text);
  },
};

type ObjectMethod = (value: Value, given: Arguments) => Value;

function listing(pick: (entry: [Value, Value]) => Value): ObjectMethod {
  return (value, given) => {
    given.end();
    return new Iterable(entriesOf(value).map(pick));
  };
}

const mapMethods: Readonly<Record<string, ObjectMethod>> = {
  keys: listing(([key]) => key),
  values: listing(([, item]) => item),
  items: listing((entry) => entry),
  get: (value, given) => {
    const key = given.value();
    const fallback = given.optional();
    given.end();
    if (hasKey(value, key)) return lookUpKey(value, key);
    return fallback === undefined ? null : fallback;
  },
};

const listMethods: Readonly<Record<string, ObjectMethod>> = {
  count: (value, given) => {
    const what = given.value();
    given.end();
    return (objectItems(value) ?? []).filter((item) => equals(item, what)).length;
  },
};

/** Names of all methods. */
export const pythonMethods: readonly string[] = [
  ...new Set([stringMethods, mapMethods, listMethods].flatMap((methods) => Object.keys(methods))),
];
