import { hash } from "node:crypto";
import { parseDefinition, type DefinitionSource, type ParsedDefinition } from "./parse-definition.ts";

/** Parsed files that outlive the process. */
export interface StoredFiles {
  get(key: string): ParsedDefinition | undefined;
  put(key: string, parsed: ParsedDefinition): void;
}

/** Parsed files by path and content, at most `maxFiles` of them; the longest unused goes first. */
export class ParseCache {
  readonly #maxFiles: number;
  readonly #stored: StoredFiles | undefined;
  readonly #files = new Map<string, ParsedDefinition>();

  constructor(maxFiles: number, stored?: StoredFiles) {
    this.#maxFiles = maxFiles;
    this.#stored = stored;
  }

  get size(): number {
    return this.#files.size;
  }

  parse(source: DefinitionSource): ParsedDefinition {
    const key = `${hash("sha256", source.text, "base64")}\n${source.file}\n${source.path}`;
    const known = this.#files.get(key);
    if (known !== undefined) this.#files.delete(key);
    const parsed = known ?? this.#stored?.get(key) ?? this.#parse(key, source);
    this.#files.set(key, parsed);
    const [oldest] = this.#files.keys();
    if (this.#files.size > this.#maxFiles && oldest !== undefined) this.#files.delete(oldest);
    return parsed;
  }

  #parse(key: string, source: DefinitionSource): ParsedDefinition {
    const parsed = parseDefinition(source);
    this.#stored?.put(key, parsed);
    return parsed;
  }
}
