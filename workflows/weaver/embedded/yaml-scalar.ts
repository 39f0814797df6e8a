/** A plain scalar as Weaver's YAML reader (YAML 1.2, without the 1.1 words such as `yes`) understands it. */
export type Scalar = null | boolean | number | string;

const WORDS: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ["", null],
  ["~", null],
  ["null", null],
  ["Null", null],
  ["NULL", null],
  ["true", true],
  ["True", true],
  ["TRUE", true],
  ["false", false],
  ["False", false],
  ["FALSE", false],
  [".inf", Infinity],
  [".Inf", Infinity],
  [".INF", Infinity],
  ["+.inf", Infinity],
  ["-.inf", -Infinity],
  ["-.Inf", -Infinity],
  ["-.INF", -Infinity],
  [".nan", NaN],
  [".NaN", NaN],
  [".NAN", NaN],
]);
const DECIMAL = /^[-+]?(?:0|[1-9][0-9]*)$/;
const RADIX = /^([-+]?)(0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+)$/;
const FLOAT = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/;
const LEADING_ZERO = /^[-+]?0[0-9]+$/;

/** @returns the value, and whether it was written as a float (`1.0` is one, `1` is not) */
export function resolvePlain(source: string): { readonly value: Scalar; readonly float: boolean } {
  const word = WORDS.get(source);
  if (word !== undefined) return { value: word, float: typeof word === "number" };
  if (!startsLikeNumber(source)) return { value: source, float: false };
  if (LEADING_ZERO.test(source)) return { value: source, float: false };
  if (DECIMAL.test(source)) return integer(source);
  const radix = RADIX.exec(source);
  if (radix?.[2] !== undefined) {
    return { value: radix[1] === "-" ? -Number(radix[2]) : Number(radix[2]), float: false };
  }
  if (FLOAT.test(source) && Number.isFinite(Number(source))) return { value: Number(source), float: true };
  return { value: source, float: false };
}

const MAX_U64 = 2n ** 64n - 1n;
const MIN_I64 = -(2n ** 63n);

function integer(source: string): { readonly value: number; readonly float: boolean } {
  const value = Number(source);
  if (Number.isSafeInteger(value)) return { value: value === 0 ? 0 : value, float: false };
  const exact = BigInt(source.replace(/^\+/, ""));
  return { value, float: exact > MAX_U64 || exact < MIN_I64 };
}

function startsLikeNumber(source: string): boolean {
  const first = source.charCodeAt(0);
  return (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
}
