import { floatOf, SampleNumber } from "./sample-number.ts";

/** A sample that is not of the shape it claims; `path` leads to the wrong value. */
export class BadSample extends Error {
  readonly path: (string | number)[] = [];

  under(key: string | number): this {
    this.path.unshift(key);
    return this;
  }
}

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof SampleNumber))
    return value as Fields;
  throw new BadSample(`expected a map, found ${nameOf(value)}`);
}

/** Decodes `fields[key]`; an error names the key. */
export function field<T>(fields: Fields, key: string, decode: (value: unknown) => T): T {
  const value = fields[key];
  if (value === undefined) throw new BadSample(`missing \`${key}\``);
  return below(key, () => decode(value));
}

export function optional<T>(fields: Fields, key: string, decode: (value: unknown) => T): T | null {
  const value = fields[key];
  return value === undefined || value === null ? null : below(key, () => decode(value));
}

export function withDefault<T>(fields: Fields, key: string, options: { decode: (value: unknown) => T; without: T }): T {
  return fields[key] === undefined ? options.without : field(fields, key, options.decode);
}

export function list<T>(decode: (value: unknown) => T): (value: unknown) => T[] {
  return (value) => {
    if (!Array.isArray(value)) throw new BadSample(`expected a list, found ${nameOf(value)}`);
    const items: readonly unknown[] = value;
    return items.map((item, index) => below(index, () => decode(item)));
  };
}

export function below<T>(key: string | number, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    throw error instanceof BadSample ? error.under(key) : error;
  }
}

export function text(value: unknown): string {
  if (typeof value === "string") return value;
  throw new BadSample(`expected a string, found ${nameOf(value)}`);
}

export function oneOf<T extends string>(...choices: readonly T[]): (value: unknown) => T {
  return (value) => {
    const found = choices.find((choice) => choice === text(value));
    if (found !== undefined) return found;
    throw new BadSample(`unknown \`${String(value)}\`, expected one of ${choices.join(", ")}`);
  };
}

export function float(value: unknown): number | SampleNumber {
  if (typeof value === "number") return floatOf(value);
  if (value instanceof SampleNumber) return floatOf(value.value);
  throw new BadSample(`expected a number, found ${nameOf(value)}`);
}

/** Whole numbers within bounds; `least` and `most` as 64 bits allow. */
export function whole(bits: 32 | 64, signed: boolean): (value: unknown) => number | SampleNumber {
  const [least, most] = signed ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1] : [0, 2 ** bits - 1];
  return (value) => {
    const number = value instanceof SampleNumber && value.integral ? value.value : value;
    if (typeof number === "number" && Number.isInteger(number) && number >= least && number <= most)
      return value as number | SampleNumber;
    throw new BadSample(`expected a whole number from ${least} to ${most}, found ${nameOf(value)}`);
  };
}

export function small(signed: boolean): (value: unknown) => number {
  const decode = whole(32, signed);
  return (value) => Number(decode(value));
}

function nameOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (value instanceof SampleNumber) return value.text;
  return typeof value === "object" ? "a map" : JSON.stringify(value);
}
