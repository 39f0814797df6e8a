import { UserError } from "../../errors.ts";
import { readYaml } from "../embedded/read-yaml.ts";
import { child } from "../embedded/yaml-tree.ts";
import type { Value } from "../jinja/value.ts";
import { isPlainMap } from "../jinja/value.ts";
import type { JqObject } from "./jq/value.ts";
import { placeText, valueOf } from "./config-reader.ts";
import { forgeFailure } from "./failure.ts";
import type { Params } from "./target.ts";

const SHAPE = "A valid parameter definition is `--param <name>=<yaml-value>`";

/** Reads a parameter of the command line, `name=YAML`. @throws UserError `invalid-param` */
export function parseParam(text: string): readonly [name: string, value: Value] {
  const equals = text.indexOf("=");
  if (equals < 0)
    throw new UserError("invalid-param", { message: `Invalid parameter '${text}': ${SHAPE}`, hint: SHAPE });
  const source = text.slice(equals + 1);
  const result = readYaml(source);
  if (result.ok) return [text.slice(0, equals), valueOf(result.root, source)];
  const { message, start } = result.problem;
  throw new UserError("invalid-param", {
    message: `Invalid parameter '${text}': ${SHAPE}. Error: ${message} at ${placeText(source, start)}`,
    hint: SHAPE,
  });
}

/** Reads a parameter file: a map under the key `params`. @throws UserError `invalid-params-file` */
export function parseParamsFile(text: string, path: string): Params {
  const result = readYaml(text);
  if (!result.ok) {
    throw new UserError("invalid-params-file", {
      message: `Invalid parameter file '${path}': ${result.problem.message} at ${placeText(text, result.problem.start)}`,
    });
  }
  const params = child(result.root, "params");
  const value = params && valueOf(params, text);
  return isPlainMap(value) ? new Map(Object.entries(value)) : new Map();
}

/** The parameters of one template: its own ones, under those of the command line, over those of the configuration. */
export function templateParams(own: Params, given: Params, common: Params): Params {
  const params = new Map([...common, ...own, ...given]);
  if (params.has("params")) {
    const error = "The parameter `params` is a reserved parameter name";
    throw forgeFailure("DuplicateParamKey", { key: "params", error }, `Duplicate parameter key 'params': ${error}`);
  }
  return new Map([...params, ["params", mapOf(params)]]);
}

/** Parameters as a map, sorted by name. */
export function mapOf(params: Params): JqObject {
  const map: Record<string, Value> = Object.create(null);
  for (const [name, value] of [...params].toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))) map[name] = value;
  return map as JqObject;
}
