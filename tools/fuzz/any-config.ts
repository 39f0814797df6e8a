import { anyProgram } from "./any-jq.ts";
import { anyTemplate } from "./any-template.ts";
import type { Dice } from "./dice.ts";
import { anyExpression, type Names } from "./any-expression.ts";
import { oddNumber, oddText, quoted } from "./odd-values.ts";

const FORMAT_KEYS = [
  "header",
  "prefix",
  "footer",
  "indent_type",
  "trim",
  "remove_trailing_dots",
  "enforce_trailing_dots",
  "escape_backslashes",
  "escape_square_brackets",
  "indent_first_level_list_items",
  "shortcut_reference_link",
  "default_block_code_language",
  "use_go_style_list_indent",
  "old_style_paragraph",
  "omit_closing_li",
  "inline_code_snippet",
  "block_code_snippet",
];

/** A weaver.yaml in flow style: known keys with right and wrong values, unknown ones, broken YAML. */
export function anyConfig(dice: Dice, names: Names): string {
  const parts = [
    `templates: ${anyTemplates(dice, names)}`,
    ...(dice.chance(0.6)
      ? [`comment_formats: ${anyFormats(dice)}`, `default_comment_format: ${dice.pick(["c", "h", "nope"])}`]
      : []),
    ...(dice.chance(0.3)
      ? [`whitespace_control: ${anyFlags(dice, ["trim_blocks", "lstrip_blocks", "keep_trailing_newline"])}`]
      : []),
    ...(dice.chance(0.2) ? [`template_syntax: ${anySyntax(dice)}`] : []),
    ...(dice.chance(0.3) ? [`params: ${anyYaml(dice, 3)}`] : []),
    ...(dice.chance(0.3) ? [`text_maps: ${anyYaml(dice, 2)}`] : []),
    ...(dice.chance(0.3) ? [`acronyms: [HTTP, ${yamlText(oddText(dice))}]`] : []),
    ...(dice.chance(0.2) ? [`type_mapping: {int: long, ${yamlText(oddText(dice))}: x}`] : []),
    ...(dice.chance(0.1) ? [`${dice.pick(FORMAT_KEYS)}: ${anyYaml(dice, 2)}`] : []),
    ...(dice.chance(0.05)
      ? [dice.pick(["&a [*a]", "<<: *x", "a: !!binary x", "? [a]\n: b", "\t- x", "a: b: c", "---", "%TAG !"])]
      : []),
  ];
  return `${parts.join("\n")}\n`;
}

/** A well-formed configuration that renders one template on the whole registry. */
export function plainConfig(dice: Dice): string {
  const lines = [
    `templates: [{pattern: main.j2, filter: ".", application_mode: single, auto_escape: ${dice.pick(["none", "none", "html", "json"])}}]`,
    `comment_formats: ${anyFormats(dice)}`,
    `default_comment_format: ${dice.pick(["c", "h"])}`,
    "text_maps: {m: {a: b, __proto__: c}}",
    "acronyms: [HTTP, iOS]",
    "params: {x: [1, 2, {k: v}], y: text, __proto__: {polluted: 1}}",
    `whitespace_control: ${anyFlags(dice, ["trim_blocks", "lstrip_blocks", "keep_trailing_newline"])}`,
  ];
  return `${lines.join("\n")}\n`;
}

function anyTemplates(dice: Dice, names: Names): string {
  if (dice.chance(0.05)) return anyYaml(dice, 2);
  const entries = Array.from({ length: 1 + dice.below(2) }, () => {
    const optional = [
      ...(dice.chance(0.5) ? [`file_name: ${quoted(anyFileName(dice, names))}`] : []),
      ...(dice.chance(0.3) ? [`when: ${quoted(dice.chance(0.5) ? "true" : anyProgram(dice, 2))}`] : []),
      ...(dice.chance(0.3) ? [`params: ${anyYaml(dice, 2)}`] : []),
      ...(dice.chance(0.3) ? [`auto_escape: ${dice.pick(["none", "html", "json", "xml"])}`] : []),
    ];
    const pattern = dice.pick(["main.j2", "*.j2", "**/*", "sub/*.j2", "{main,lib}.j2", "[", "nope", oddText(dice)]);
    const filter = dice.chance(0.4) ? "." : dice.chance(0.5) ? ".groups[]" : anyProgram(dice, 3);
    return `{pattern: ${quoted(pattern)}, filter: ${quoted(filter)}, application_mode: ${dice.pick(["single", "each", "each", "twice"])}${optional.map((text) => `, ${text}`).join("")}}`;
  });
  return `[${entries.join(", ")}]`;
}

function anyFileName(dice: Dice, names: Names): string {
  return dice.one(
    () => "{{ ctx.id | default('x') }}.txt",
    () => oddText(dice),
    () => `${oddText(dice)}/{{ ${anyExpression(dice, names, 2)} }}`,
    () => anyTemplate(dice, names, 1),
  );
}

function anyFormats(dice: Dice): string {
  const format = (kind: string): string => {
    const keys = dice.some(6, () => `${dice.pick(FORMAT_KEYS)}: ${anyFormatValue(dice)}`);
    const unique = [...new Map(keys.map((text) => [text.split(":")[0], text])).values()];
    const wrap = dice.chance(0.5)
      ? [
          `word_wrap: {line_length: ${dice.pick(["0", "1", "20", "80", "4294967296", "-1"])}, ignore_newlines: ${dice.chance(0.5)}}`,
        ]
      : [];
    return `{${[`format: ${kind}`, ...unique, ...wrap].join(", ")}}`;
  };
  return `{c: ${format("markdown")}, h: ${format("html")}${dice.chance(0.1) ? `, nope: ${anyYaml(dice, 1)}` : ""}}`;
}

function anyFormatValue(dice: Dice): string {
  return dice.one(
    () => dice.pick(["true", "false"]),
    () => dice.pick(["Space", "Tab", "space", "'// '", "' * '", "'{{ code }}'", "'{{ code | nope }}'", "'{{'"]),
    () => yamlText(oddText(dice)),
  );
}

function anyFlags(dice: Dice, keys: readonly string[]): string {
  return `{${keys
    .filter(() => dice.chance(0.5))
    .map((key) => `${key}: ${dice.pick(["true", "false", "true", "false", "null"])}`)
    .join(", ")}}`;
}

function anySyntax(dice: Dice): string {
  const keys = ["block_start", "block_end", "variable_start", "variable_end", "comment_start", "comment_end"];
  return `{${keys
    .filter(() => dice.chance(0.6))
    .map(
      (key) =>
        `${key}: ${quoted(dice.pick(["{%", "%}", "{{", "}}", "<<", ">>", "/*", "*/", "", "[", "a", "\n", "{"]))}`,
    )
    .join(", ")}}`;
}

function yamlText(text: string): string {
  return quoted(text.toWellFormed());
}

function anyYaml(dice: Dice, depth: number): string {
  const inner = (): string => anyYaml(dice, depth - 1);
  if (depth <= 0)
    return dice.one(
      () => oddNumber(dice),
      () => yamlText(oddText(dice)),
      () => dice.pick(["null", "true", "~", ".nan", "-.inf", "0o7", "1e999"]),
    );
  return dice.one(
    inner,
    () => `[${dice.some(3, inner).join(", ")}]`,
    () =>
      `{${dice.some(3, () => `${dice.chance(0.1) ? "__proto__" : yamlText(oddText(dice))}: ${inner()}`).join(", ")}}`,
    () => `{k${dice.below(9)}: ${inner()}}`,
  );
}
