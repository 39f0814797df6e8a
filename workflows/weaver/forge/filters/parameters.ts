import { toText } from "../../jinja/display.ts";
import { invalid, JinjaError } from "../../jinja/error.ts";
import type { JinjaFunction, Kwargs, Value } from "../../jinja/value.ts";
import { textOf } from "../../jinja/value.ts";

/** A filter that takes its value and at most `most` further values, and no keywords. */
export function positional(least: number, most: number, run: (args: readonly Value[]) => Value): JinjaFunction {
  return (args, kwargs) => {
    if (args.length < least) throw new JinjaError("missing argument");
    if (args.length > most || Object.keys(kwargs).length > 0) throw new JinjaError("too many arguments");
    return run(args);
  };
}

/** A filter of one value. */
export function onValue(run: (value: Value) => Value): JinjaFunction {
  return positional(1, 1, ([value]) => run(value));
}

/** A filter of one text. */
export function onText(run: (text: string) => Value): JinjaFunction {
  return positional(1, 1, ([value]) => run(requireText(value)));
}

/** A filter of one value with keywords. */
export function withKeywords(run: (value: Value, kwargs: Kwargs) => Value): JinjaFunction {
  return (args, kwargs) => {
    if (args.length < 1) throw new JinjaError("missing argument");
    if (args.length > 1) throw new JinjaError("too many arguments");
    return run(args[0], kwargs);
  };
}

export function requireText(value: Value): string {
  const text = textOf(value);
  if (text === undefined) throw invalid("value is not a string");
  return text;
}

/** The text of anything but undefined, as a parameter that takes every value as text. */
export function asText(value: Value): string {
  if (value === undefined) throw new JinjaError("missing argument");
  return textOf(value) ?? toText(value);
}

/** A value that is there but not usable. */
export function wrongValue(detail: string): JinjaError {
  return new JinjaError("cannot deserialize", detail);
}
