import { getAttribute } from "../../jinja/access.ts";
import { toText } from "../../jinja/display.ts";
import { invalid, JinjaError } from "../../jinja/error.ts";
import { compare } from "../../jinja/order.ts";
import type { State } from "../../jinja/state.ts";
import type { JinjaFunction, Kwargs, Value } from "../../jinja/value.ts";
import { isFloat, isInteger, iterate, JinjaObject, kindOf, textOf } from "../../jinja/value.ts";
import { convertCase } from "./case.ts";
import { checkItems } from "./sizes.ts";
import { onText, onValue, requireText, wrongValue } from "./parameters.ts";

const SIMPLE_TYPES = new Set(["string", "string[]", "int", "int[]", "double", "double[]", "boolean", "boolean[]"]);

function isRequired(attribute: Value): boolean {
  return textOf(getAttribute(attribute, "requirement_level")) === "required";
}

function idParts(id: string, kind: "registry" | "metric"): string {
  const [first, second] = id.split(".");
  if (first === kind && second !== undefined) return second;
  const what = kind === "registry" ? "attribute registry" : kind;
  throw invalid(`This ${what} id \`${id}\` is invalid`);
}

/** Namespace and the rest of an attribute's name; a name without a namespace belongs to "other". */
function attributeParts(name: string): readonly [string, string] {
  if (name === "") throw invalid("``: must not be empty");
  const dot = name.indexOf(".");
  if (dot < 0) return ["other", name];
  if (dot === name.length - 1) throw invalid(`\`${name}\`: id must not be empty`);
  if (dot === 0) throw invalid(`\`${name}\`: namespace must not be empty`);
  return [name.slice(0, dot), name.slice(dot + 1)];
}

function isDefined(value: Value, name: string): boolean {
  return value !== undefined && getAttribute(value, name) !== undefined;
}

/** Place of an attribute's requirement level in a sorted list. */
function levelRank(attribute: Value): number {
  const level = getAttribute(attribute, "requirement_level");
  if (level === undefined) return 0;
  if (isDefined(level, "conditionally_required")) return 2;
  if (isDefined(level, "recommended")) return 3;
  const ranks: Readonly<Record<string, number>> = { required: 1, recommended: 3, opt_in: 4 };
  const rank = ranks[textOf(level) ?? ""];
  if (rank === undefined) throw wrongValue(`Expected requirement level, found ${toText(level)}`);
  return rank;
}

function nameOf(attribute: Value): Value {
  const name = getAttribute(attribute, "name");
  return name === undefined ? getAttribute(attribute, "key") : name;
}

function sortAttributes(value: Value): Value {
  const items = iterate(value);
  if (items.length < 2) return items;
  const keyed = items.map((item) => ({ item, rank: levelRank(item), name: nameOf(item) }));
  return keyed.toSorted((a, b) => a.rank - b.rank || compare(a.name, b.name)).map(({ item }) => item);
}

function attributeOrUndefined(value: Value, name: string): Value {
  return value === undefined ? undefined : getAttribute(value, name);
}

function isTemplateType(type: Value): boolean {
  const text = textOf(type);
  return (
    text !== undefined && text.startsWith("template[") && text.endsWith("]") && SIMPLE_TYPES.has(text.slice(9, -1))
  );
}

function isSimpleType(type: Value): boolean {
  return SIMPLE_TYPES.has(textOf(type) ?? "");
}

function isEnumType(type: Value): boolean {
  return attributeOrUndefined(type, "members") !== undefined;
}

function memberType(value: Value): string {
  if (isInteger(value)) return "int";
  // A float that is whole counts as an integer here.
  if (isFloat(value)) return Number.isInteger(typeof value === "number" ? value : value.value) ? "int" : "double";
  if (textOf(value) !== undefined) return "string";
  throw wrongValue(`Enum values are expected to be int, double, or string, found ${toText(value)}`);
}

function enumType(type: Value): string {
  if (type === undefined) throw wrongValue("Expected enum type, found ");
  let inferred: string | undefined;
  for (const member of iterate(getAttribute(type, "members"))) {
    const own = memberType(getAttribute(member, "value"));
    inferred = inferred === undefined || inferred === own ? own : "string";
  }
  if (inferred === undefined) throw wrongValue("Empty enum type");
  return inferred;
}

function instantiatedType(type: Value): string {
  if (isSimpleType(type)) return textOf(type) ?? "";
  if (isTemplateType(type)) return (textOf(type) ?? "").slice(9, -1);
  if (isEnumType(type)) return enumType(type);
  throw wrongValue(`Expected simple type, template type, or enum type, found ${toText(type)}`);
}

function printMemberValue(value: Value): string {
  const text = textOf(value);
  if (text !== undefined) return JSON.stringify(text);
  const kind = kindOf(value);
  return kind === "number" || kind === "bool" ? toText(value) : "";
}

function stabilityOf(value: Value): string | undefined {
  return textOf(attributeOrUndefined(value, "stability"));
}

function isDeprecated(value: Value): boolean {
  const deprecated = attributeOrUndefined(value, "deprecated");
  if (deprecated instanceof JinjaObject) return true;
  const kind = kindOf(deprecated);
  return kind === "map" || kind === "sequence" || kind === "iterator";
}

/** Fields of an event body as [path, field, depth], each level sorted. */
function bodyFields(state: State, body: Value, kwargs: Kwargs): Value {
  const sort = state.engine.filters.get("sort");
  const sortBy = kwargs["sort_by"] === undefined || kwargs["sort_by"] === null ? "id" : requireText(kwargs["sort_by"]);
  const found: Value[] = [];
  const visit = (field: Value, path: string, depth: number): void => {
    if (field === undefined || field === null) return;
    const id = toText(getAttribute(field, "id"));
    const here = path === "" ? id : `${path}.${id}`;
    found.push([here, field, depth]);
    checkItems(found.length);
    const inner = getAttribute(field, "fields");
    if (inner === undefined || !sort) return;
    for (const item of iterate(sort([inner], { attribute: sortBy }, state))) visit(item, here, depth + 1);
  };
  visit(body, "", 0);
  return found;
}

/** Filters that know attributes, metrics and enums. */
export const SEMCONV_FILTERS: Readonly<Record<string, JinjaFunction>> = {
  attribute_namespace: onText((name) => attributeParts(name)[0]),
  attribute_id: onText((name) => attributeParts(name)[1]),
  attribute_registry_namespace: onText((id) => idParts(id, "registry")),
  attribute_registry_title: onText((id) => convertCase("title_case", idParts(id, "registry"))),
  attribute_registry_file: onText(
    (id) => `attributes-registry/${convertCase("kebab_case", idParts(id, "registry"))}.md`,
  ),
  metric_namespace: onText((id) => idParts(id, "metric")),
  attribute_sort: onValue(sortAttributes),
  required: onValue((list) => iterate(list).filter(isRequired)),
  not_required: onValue((list) => iterate(list).filter((attribute) => !isRequired(attribute))),
  instantiated_type: onValue(instantiatedType),
  enum_type: onValue(enumType),
  print_member_value: onValue(printMemberValue),
  body_fields: (args, kwargs, state) => {
    if (args.length !== 1) throw new JinjaError(args.length < 1 ? "missing argument" : "too many arguments");
    return bodyFields(state, args[0], kwargs);
  },
};

/** Tests that know attributes, metrics and enums; all are false on what they do not know. */
export const SEMCONV_TESTS: Readonly<Record<string, JinjaFunction>> = {
  stable: onValue((value) => stabilityOf(value) === "stable"),
  experimental: onValue((value) => stabilityOf(value) !== "stable"),
  deprecated: onValue(isDeprecated),
  enum: onValue((value) => isEnumType(attributeOrUndefined(value, "type"))),
  simple_type: onValue(isSimpleType),
  template_type: onValue(isTemplateType),
  enum_type: onValue(isEnumType),
  array: onValue((value) => /^(?:string|int|double|boolean)\[\]$/.test(textOf(value) ?? "")),
};
