import { readConfig } from "../../workflows/weaver/forge/config.ts";
import { ANSI_FILTERS } from "../../workflows/weaver/forge/filters/ansi.ts";
import { caseFilters, KnownNames } from "../../workflows/weaver/forge/filters/case.ts";
import { PROMETHEUS_FILTERS } from "../../workflows/weaver/forge/filters/prometheus.ts";
import { SEMCONV_FILTERS, SEMCONV_TESTS } from "../../workflows/weaver/forge/filters/semconv.ts";
import { textFilters as forgeTextFilters } from "../../workflows/weaver/forge/filters/text.ts";
import { MACROS } from "../../workflows/weaver/forge/jq/macros.ts";
import { METERED_NATIVES, NATIVES } from "../../workflows/weaver/forge/jq/natives.ts";
import { SEMCONV } from "../../workflows/weaver/forge/jq/semconv.ts";
import { STANDARD } from "../../workflows/weaver/forge/jq/standard.ts";
import { builtinFunctions } from "../../workflows/weaver/jinja/builtin-functions.ts";
import { builtinTests } from "../../workflows/weaver/jinja/builtin-tests.ts";
import { listFilters } from "../../workflows/weaver/jinja/list-filters.ts";
import { pythonMethods } from "../../workflows/weaver/jinja/python-methods.ts";
import { selectFilters } from "../../workflows/weaver/jinja/select-filters.ts";
import { textFilters } from "../../workflows/weaver/jinja/text-filters.ts";
import { valueFilters } from "../../workflows/weaver/jinja/value-filters.ts";

const engineFilters = { ...textFilters, ...listFilters, ...selectFilters, ...valueFilters };
const weaverFilters = {
  ...caseFilters(new KnownNames(1)),
  ...SEMCONV_FILTERS,
  ...PROMETHEUS_FILTERS,
  ...forgeTextFilters(readConfig([])),
};

/** Every filter, taken from where it is registered, so that a new one is tried too; one of the 40 colours stands for all. */
export const filterNames = [
  ...Object.keys(engineFilters),
  "striptags",
  ...Object.keys(weaverFilters),
  "comment",
  Object.keys(ANSI_FILTERS)[0] ?? "",
];
export const testNames = Object.keys({ ...builtinTests, ...SEMCONV_TESTS });
export const functionNames = [...Object.keys(builtinFunctions), "concat_if"];
export const methodNames = pythonMethods;

/** A jq definition: its name and whether each parameter is taken as a value. */
export interface JqName {
  readonly name: string;
  readonly arity: number;
}

function split(key: string): JqName {
  const at = key.lastIndexOf("/");
  return { name: key.slice(0, at), arity: Number(key.slice(at + 1)) };
}

function defined(prelude: string): JqName[] {
  return [...prelude.matchAll(/^def (@?\w+)(?:\(([^)]*)\))?:/gm)].map(([, name = "", parameters]) => ({
    name,
    arity: parameters === undefined ? 0 : parameters.split(";").length,
  }));
}

export const jqNames: readonly JqName[] = [
  ...[...MACROS.keys(), ...NATIVES.keys(), ...METERED_NATIVES.keys()].map(split),
  ...defined(STANDARD),
  ...defined(SEMCONV),
].filter(({ name }) => !name.startsWith("@"));

export const jqFormats = defined(STANDARD)
  .map(({ name }) => name)
  .filter((name) => name.startsWith("@"));
