import { Arguments } from "./arguments.ts";
import { isSpace, trimEnd } from "./text.ts";
import type { JinjaFunction } from "./value.ts";

const entities: Readonly<Record<string, string>> = { amp: "&", gt: ">", lt: "<", quot: '"' };

/** Removes tags and comments, resolves entities, makes one space of white space. */
export const striptags: JinjaFunction = (args, kwargs) => {
  const given = new Arguments(args, kwargs);
  const text = given.text();
  given.end();
  return trimEnd(new Stripper().strip(text));
};

type Where = "text" | "tag start" | "tag" | "entity" | "!" | "!-" | "comment" | "comment -" | "comment --";

class Stripper {
  #result = "";
  /** Kept, because looking at the last character of a text that grows copies all of it. */
  #acceptsSpace = false;
  #entity = "";

  strip(text: string): string {
    let where: Where = "text";
    for (const char of text) where = this.#next(where, char);
    this.#next(where, "");
    return this.#result;
  }

  #next(where: Where, char: string): Where {
    switch (where) {
      case "text":
        return this.#inText(char);
      case "tag start":
        return char === ">" ? "text" : char === "!" ? "!" : "tag";
      case "tag":
        return char === ">" ? "text" : "tag";
      case "!":
        return char === "-" ? "!-" : "tag";
      case "!-":
        return char === "-" ? "comment" : "tag";
      case "comment":
        return char === "-" ? "comment -" : "comment";
      case "comment -":
        return char === "-" ? "comment --" : "comment";
      case "comment --":
        return char === ">" ? "text" : "comment";
      case "entity":
        return this.#inEntity(char);
    }
  }

  #inText(char: string): Where {
    if (char === "<") return "tag start";
    if (char === "&") {
      this.#entity = "";
      return "entity";
    }
    this.#push(char);
    return "text";
  }

  #push(char: string): void {
    if (char === "") return;
    const space = isSpace(char);
    if (!space) this.#result += char;
    else if (this.#acceptsSpace) this.#result += " ";
    this.#acceptsSpace = !space;
  }

  #inEntity(char: string): Where {
    const ends = char === "" || char === "\0" || char === ";" || char === "<" || char === "&" || isSpace(char);
    if (!ends) {
      this.#entity += char;
      return "entity";
    }
    this.#resolve(char);
    if (char === "<") return "tag";
    this.#entity = "";
    if (char === "&") return "entity";
    if (isSpace(char)) this.#push(char);
    return "text";
  }

  #resolve(end: string): void {
    const resolved =
      numericEntity(this.#entity) ?? (Object.hasOwn(entities, this.#entity) ? entities[this.#entity] : undefined);
    if (resolved !== undefined) this.#push(resolved);
    else {
      this.#result += `&${this.#entity}${end === ";" ? ";" : ""}`;
      this.#acceptsSpace = true;
    }
  }
}

function numericEntity(entity: string): string | undefined {
  const hex = /^#[xX]\+?([0-9a-fA-F]+)$/.exec(entity)?.[1];
  const decimal = /^#\+?(\d+)$/.exec(entity)?.[1];
  const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined;
  const isCharacter = code !== undefined && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}
