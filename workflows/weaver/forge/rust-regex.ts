/** A regular expression that is not one of Rust's `regex` crate; the message says what is wrong. */
export class RegexError extends Error {}

export interface RegexFlags {
  readonly ignoreCase?: boolean;
  readonly multiLine?: boolean;
  readonly dotAll?: boolean;
  readonly swapGreed?: boolean;
  readonly extended?: boolean;
}

const WORD = "\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}";
const SPACE = "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const BOUNDARY = `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`;
const NO_BOUNDARY = `(?:(?<=[${WORD}])(?=[${WORD}])|(?<![${WORD}])(?![${WORD}]))`;
const CLASSES: Readonly<Record<string, string>> = {
  d: "\\p{Nd}",
  D: "\\P{Nd}",
  w: `[${WORD}]`,
  W: `[^${WORD}]`,
  s: `[${SPACE}]`,
  S: `[^${SPACE}]`,
};
const POSIX: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  ascii: "\\x00-\\x7f",
  blank: "\\t ",
  cntrl: "\\x00-\\x1f\\x7f",
  digit: "0-9",
  graph: "!-~",
  lower: "a-z",
  print: " -~",
  punct: "!-\\/:-@\\[-`\\{-~",
  space: "\\t-\\r ",
  upper: "A-Z",
  word: "\\w",
  xdigit: "0-9A-Fa-f",
};
const CONTROLS: Readonly<Record<string, string>> = { a: "\\x07", f: "\\f", t: "\\t", n: "\\n", r: "\\r", v: "\\v" };

function literal(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return /[A-Za-z0-9_]/.test(char) || code > 0x7f ? char : `\\x${code.toString(16).padStart(2, "0")}`;
}

/** Turns the syntax of Rust's `regex` crate into that of JavaScript with the `v` flag. */
class Translator {
  readonly #pattern: string;
  #flags: RegexFlags;
  #at = 0;

  constructor(pattern: string, flags: RegexFlags) {
    this.#pattern = pattern;
    this.#flags = flags;
  }

  translate(): string {
    const result = this.#alternatives();
    if (this.#at < this.#pattern.length) throw new RegexError("unopened group");
    return result;
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#pattern);
    if (!found) return undefined;
    this.#at += found[0].length;
    return found;
  }

  #alternatives(): string {
    let result = "";
    const outer = this.#flags;
    let open = 0;
    for (;;) {
      const char = this.#pattern[this.#at];
      if (char === undefined || char === ")") break;
      const flags = this.#take(/\(\?([imsUxu]*)(?:-([imsUxu]+))?\)/y);
      if (flags) {
        // Flags in the middle reach to the end of the group, over alternatives.
        this.#flags = withFlags(this.#flags, flags[1] ?? "", flags[2] ?? "");
        result += this.#modifier();
        open++;
        continue;
      }
      result += this.#piece(char);
    }
    this.#flags = outer;
    return result + ")".repeat(open);
  }

  #modifier(): string {
    return this.#flags.ignoreCase === true ? "(?i:" : "(?-i:";
  }

  #piece(char: string): string {
    if (this.#flags.extended === true && this.#take(/\s+|#[^\n]*/y)) return "";
    if (char === "(") return this.#repeated(this.#group());
    if (char === "[") return this.#repeated(this.#set());
    if (char === "\\") return this.#repeated(this.#escape(false));
    this.#at += String.fromCodePoint(this.#pattern.codePointAt(this.#at) ?? 0).length;
    switch (char) {
      case ".":
        return this.#repeated(this.#flags.dotAll === true ? "[\\s\\S]" : "[^\\n]");
      case "^":
        return this.#flags.multiLine === true ? "(?<![^\\n])" : "^";
      case "$":
        return this.#flags.multiLine === true ? "(?![^\\n])" : "$";
      case "|":
        return "|";
      case "*":
      case "+":
      case "?":
        throw new RegexError("repetition operator missing expression");
      default: {
        const from = this.#at - 1;
        const whole = this.#pattern.slice(from - (/[\udc00-\udfff]/.test(this.#pattern[from] ?? "") ? 1 : 0), this.#at);
        return this.#repeated(literal(whole));
      }
    }
  }

  /** An atom with all its repetitions; one of a repetition needs a group of its own. */
  #repeated(atom: string): string {
    let result = atom;
    for (let isFirst = true; ; isFirst = false) {
      const found = this.#take(/(?:[*+?]|\{\s*\d+\s*(?:,\s*\d*\s*)?\})\??/y)?.[0].replaceAll(/\s/g, "");
      if (found === undefined) return result;
      result = `${isFirst ? result : `(?:${result})`}${this.#greed(found)}`;
    }
  }

  #greed(repetition: string): string {
    if (this.#flags.swapGreed !== true) return repetition;
    return repetition.length > 1 && repetition.endsWith("?") ? repetition.slice(0, -1) : `${repetition}?`;
  }

  #group(): string {
    this.#at++;
    const outer = this.#flags;
    const open = this.#opening();
    const body = this.#alternatives();
    if (this.#pattern[this.#at] !== ")") throw new RegexError("unclosed group");
    this.#at++;
    this.#flags = outer;
    return `${open}${body})`;
  }

  #opening(): string {
    if (this.#take(/\?<?[=!]/y)) {
      throw new RegexError("look-around, including look-ahead and look-behind, is not supported");
    }
    const named = this.#take(/\?P?<([A-Za-z_][A-Za-z0-9_.[\]]*)>/y);
    if (named) return `(?<${named[1]}>`;
    const flags = this.#take(/\?([imsUxu]*)(?:-([imsUxu]+))?:/y);
    if (flags) {
      this.#flags = withFlags(this.#flags, flags[1] ?? "", flags[2] ?? "");
      return this.#modifier();
    }
    if (this.#pattern[this.#at] === "?") throw new RegexError("unrecognized flag");
    return "(";
  }

  #set(): string {
    this.#at++;
    let result = this.#take(/\^/y) ? "[^" : "[";
    let isFirst = true;
    for (;;) {
      const char = this.#pattern[this.#at];
      if (char === undefined) throw new RegexError("unclosed character class");
      if (char === "]" && !isFirst) break;
      result += this.#member(char);
      isFirst = false;
    }
    this.#at++;
    return `${result}]`;
  }

  #member(char: string): string {
    const posix = this.#take(/\[:(\^?)([a-z]+):\]/y);
    if (posix) {
      const members = POSIX[posix[2] ?? ""];
      if (members === undefined) throw new RegexError("unrecognized POSIX character class");
      return `[${posix[1]}${members}]`;
    }
    if (char === "[") return this.#set();
    const operator = this.#take(/&&|--|~~/y)?.[0];
    if (operator === "~~") throw new RegexError("symmetric difference of classes is not supported");
    if (operator !== undefined) return operator;
    const start = char === "\\" ? this.#escape(true) : this.#plain();
    if (this.#pattern[this.#at] !== "-" || /^-(?:\]|-)/.test(this.#pattern.slice(this.#at, this.#at + 2))) return start;
    this.#at++;
    const end = this.#pattern[this.#at] === "\\" ? this.#escape(true) : this.#plain();
    return `${start}-${end}`;
  }

  #plain(): string {
    const char = String.fromCodePoint(this.#pattern.codePointAt(this.#at) ?? 0);
    this.#at += char.length;
    return literal(char);
  }

  #escape(inSet: boolean): string {
    this.#at++;
    const char = this.#pattern[this.#at];
    if (char === undefined) throw new RegexError("incomplete escape sequence, reached end of pattern prematurely");
    this.#at++;
    const known = CLASSES[char] ?? CONTROLS[char];
    if (known !== undefined) return known;
    if (char === "p" || char === "P") return this.#property(char);
    if (char === "x" || char === "u" || char === "U") return this.#code(char);
    if (!inSet) {
      if (char === "b") return BOUNDARY;
      if (char === "B") return NO_BOUNDARY;
      if (char === "A") return "(?<![\\s\\S])";
      if (char === "z") return "(?![\\s\\S])";
    }
    if (/[1-9]/.test(char)) throw new RegexError("backreferences are not supported");
    if (/[A-Za-z0]/.test(char)) throw new RegexError("unrecognized escape sequence");
    return literal(char);
  }

  #property(kind: string): string {
    const found = this.#take(/\{(\^?)([^}]+)\}|([A-Z])/y);
    if (!found) throw new RegexError("invalid Unicode character class");
    const name = found[3] ?? found[2] ?? "";
    const negated = (kind === "P") !== (found[1] === "^");
    const direct = `\\${negated ? "P" : "p"}{${name}}`;
    if (isProperty(direct)) return direct;
    const script = `\\${negated ? "P" : "p"}{Script=${name}}`;
    if (isProperty(script)) return script;
    throw new RegexError("Unicode property not found");
  }

  #code(kind: string): string {
    const sizes: Readonly<Record<string, RegExp>> = {
      x: /\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{2})/y,
      u: /\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{4})/y,
      U: /\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{8})/y,
    };
    const found = this.#take(sizes[kind] ?? /$^/y);
    if (!found) throw new RegexError("invalid hexadecimal digit");
    return `\\u{${found[1] ?? found[2]}}`;
  }
}

function isProperty(source: string): boolean {
  try {
    return new RegExp(source, "v") instanceof RegExp;
  } catch {
    return false;
  }
}

function withFlags(flags: RegexFlags, on: string, off: string): RegexFlags {
  const changed = { ...flags };
  for (const [letters, value] of [
    [on, true],
    [off, false],
  ] as const) {
    if (letters.includes("i")) changed.ignoreCase = value;
    if (letters.includes("m")) changed.multiLine = value;
    if (letters.includes("s")) changed.dotAll = value;
    if (letters.includes("U")) changed.swapGreed = value;
    if (letters.includes("x")) changed.extended = value;
  }
  return changed;
}

/** Compiles a pattern in the syntax of Rust's `regex` crate; the result has the flags `g` and `v`. */
export function compileRegex(pattern: string, flags: RegexFlags = {}): RegExp {
  const source = new Translator(pattern, flags).translate();
  try {
    const regex = new RegExp(source, flags.ignoreCase === true ? "gvi" : "gv");
    // One that is too large is found out when it is first used.
    regex.exec("");
    regex.lastIndex = 0;
    return regex;
  } catch (error) {
    throw new RegexError(error instanceof Error ? error.message : String(error));
  }
}

/** All matches in order; an empty match right after another match does not count, as in Rust. */
export function* matchesOf(regex: RegExp, text: string): Generator<RegExpExecArray> {
  let lastEnd = -1;
  regex.lastIndex = 0;
  for (let match = regex.exec(text); match; match = regex.exec(text)) {
    const isEmpty = match[0] === "";
    if (!(isEmpty && match.index === lastEnd)) {
      lastEnd = match.index + match[0].length;
      yield match;
    }
    if (isEmpty) regex.lastIndex += (text.codePointAt(regex.lastIndex) ?? 0) > 0xffff ? 2 : 1;
    if (regex.lastIndex > text.length) break;
  }
}

/** Longest text that replacing may build. */
const MAX_TEXT = 16_000_000;

/** Replaces every match; `$name`, `${name}` and `$1` take the longest name, an unknown one is empty, `$$` is a dollar. */
export function replaceMatches(regex: RegExp, text: string, replacement: string): string {
  const isPlain = !replacement.includes("$");
  let result = "";
  let last = 0;
  for (const match of matchesOf(regex, text)) {
    result += text.slice(last, match.index);
    result += isPlain ? replacement : withGroups(replacement, match);
    last = match.index + match[0].length;
    if (result.length > MAX_TEXT) throw new RangeError("the text grows too long");
  }
  return result + text.slice(last);
}

function withGroups(replacement: string, match: RegExpExecArray): string {
  return replacement.replaceAll(/\$(?:(\$)|([0-9A-Za-z_]+)|\{([^}]+)\})/g, (_all, dollar, bare, braced) => {
    if (dollar) return "$";
    const name = String(bare ?? braced);
    return (/^[0-9]+$/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? "";
  });
}
