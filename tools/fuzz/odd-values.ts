import type { Dice } from "./dice.ts";

/** Texts that break what is not careful: names of JavaScript, formats, patterns, Markdown, HTML, control characters. */
const TEXTS = [
  "",
  "a",
  "x y",
  "Hello wörld",
  "a.b.c",
  ".",
  "..",
  "registry.http.x",
  "HTTPServer2Name",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "%s",
  "%(a)s %05.2f %c",
  "%099999999d",
  "%.400f",
  "{}",
  "{0.a[b]:>99} {x!r}",
  "{:>999999999}",
  "{:,}{:_b}{:^9c}",
  "\u0000",
  "\u007f\u0080\u2028\ufeff",
  "\r\n",
  "\n\n  \n",
  "😀e\u0301👩‍👩‍👧",
  "ß İ ŉ ǰ ﬁ",
  "\ud800",
  "<b>&amp;'\"</b><!-- x -->",
  "&#x110000;&#0;&lt;&unknown;",
  "# T\n\n- a\n  1. b\n\n> q `c` **x** [l](http://e.x/y) ![i](u)\n\n```js\nf()\n```\n| a | b |\n|---|---|\n| 1 | 2 |\n",
  "[ref]\n\n[ref]: <a b> 'c'\n***\n<div>\n*x_y*_z_ \\\\ \\*",
  "(a|b)+?",
  "(?i)[[:alpha:]--b]\\p{L}{2,3}$",
  "(?P<n>.)(?x: a )\\b\\Z",
  "[[:constructor:]]",
  "a{0,99999}",
  "(((((((((",
  "[a&&[b~~c]]",
  "$1 ${n} $$ $",
  "0x1F",
  "1_000",
  "-1",
  "1e999",
  "9999999999999999999999999999999999999999",
  "nan",
  "inf",
  "true",
  "null",
  "~",
  "- a: &x [*x]",
  "{{ a }}{% b %}{# c #}",
  "2024-02-30T25:61:61Z",
  "%Y-%m-%dT%H:%M:%S%z %j %q",
  "../../etc/passwd",
  "/abs",
  "C:\\x",
  ".git/config",
  "a/../b\u0000",
] as const;

const NUMBERS = [
  "0",
  "1",
  "-1",
  "2",
  "3",
  "7",
  "63",
  "1000",
  "100000",
  "1.5",
  "0.1",
  "-0.0",
  "1e-7",
  "1e308",
  "4294967296",
  "9007199254740993",
  "-9223372036854775808",
  "18446744073709551615",
  "170141183460469231731687303715884105727",
  "340282366920938463463374607431768211456",
] as const;

export function oddText(dice: Dice): string {
  if (dice.chance(0.02)) return dice.pick(TEXTS).repeat(dice.below(400));
  return dice.pick(TEXTS);
}

export function oddNumber(dice: Dice): string {
  return dice.pick(NUMBERS);
}

/** A text as JSON and most languages quote it, control characters escaped. */
export function quoted(text: string): string {
  return JSON.stringify(text).replaceAll("\u007f", "\\u007f");
}

/** What the templates and filters read: a small registry, and values of every odd kind. */
export const CONTEXT_JSON = JSON.stringify({
  groups: [
    { id: "registry.http", type: "attribute_group", brief: "HTTP", attributes: attributes("http") },
    { id: "span.http.client", type: "span", span_kind: "client", attributes: attributes("net"), stability: "stable" },
    {
      id: "metric.http.duration",
      type: "metric",
      metric_name: "http.duration",
      instrument: "histogram",
      unit: "By/s",
      attributes: attributes("http"),
    },
    { id: "event.a", type: "event", name: "a.b", body: { id: "x", fields: [{ id: "y", fields: [{ id: "z" }] }] } },
    { id: "entity.host", type: "entity", name: "host", attributes: [] },
  ],
  odd: {
    texts: TEXTS.slice(0, 40),
    numbers: [0, 1.5, -1, 1e21, 2 ** 53],
    nested: [[1, [2, [3]]], { a: { b: [{ c: null }] } }],
    "": { "": [] },
    deep: deep(60),
    long: "lorem ipsum ".repeat(60),
  },
  registry: { attributes: [{ key: "a.b", type: "int" }], metrics: [], spans: [], events: [], entities: [] },
}).replace('"nested"', '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"nested"');

function attributes(namespace: string): unknown[] {
  return [
    {
      name: `${namespace}.method`,
      type: "string",
      requirement_level: "required",
      stability: "stable",
      brief: "A *b*.",
    },
    { name: `${namespace}.code`, type: "int[]", requirement_level: { recommended: "if" }, examples: [1, 2] },
    {
      name: `${namespace}.kind`,
      type: {
        members: [
          { id: "a", value: "a" },
          { id: "b", value: 2 },
        ],
      },
      deprecated: { reason: "renamed", renamed_to: "x" },
      note: "see [x](y)\n\n- one\n- two\n",
      requirement_level: "opt_in",
      stability: "development",
    },
    { name: "plain", type: "template[string]", stability: "experimental", requirement_level: "recommended" },
  ];
}

function deep(levels: number): unknown {
  let value: unknown = "end";
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { d: value };
  return value;
}
