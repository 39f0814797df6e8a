import { hash } from "node:crypto";
import { messageOf } from "../../errors.ts";
import type { FileTree } from "../../workspace/workspace.ts";

type Operation = "list" | "folder" | "read" | "bytes";

/** One look at a tree, and a hash of what was seen. */
export type Look = readonly [operation: Operation, path: string, seen: string];

type Seen = readonly string[] | boolean | string | Uint8Array | undefined | Refusal;

/** What a tree threw, such as of a file that is too large: it may be another one tomorrow. */
class Refusal {
  readonly error: unknown;

  constructor(error: unknown) {
    this.error = error;
  }
}

/** A tree that remembers what was asked of it. What was read is kept, so that looking twice costs once. */
export class RecordedTree implements FileTree {
  readonly root: string | undefined;
  readonly hasFolder?: (folder: string) => boolean;
  readonly bytes?: (path: string) => Uint8Array | undefined;
  readonly #files: FileTree;
  readonly #seen = new Map<string, readonly [Operation, string, Seen]>();

  constructor(files: FileTree) {
    this.#files = files;
    this.root = files.root;
    if (files.hasFolder) this.hasFolder = (folder) => this.#told("folder", folder) === true;
    if (files.bytes) this.bytes = (path) => this.#told("bytes", path) as Uint8Array | undefined;
  }

  list(folder: string): readonly string[] {
    return this.#told("list", folder) as readonly string[];
  }

  read(path: string): string | undefined {
    return this.#told("read", path) as string | undefined;
  }

  looks(): readonly Look[] {
    return [...this.#seen.values()].map(([operation, path, seen]) => [operation, path, hashOf(seen)]);
  }

  /** Texts that were read. */
  texts(): readonly string[] {
    return [...this.#seen.values()].flatMap(([, , seen]) => (typeof seen === "string" ? [seen] : []));
  }

  /** Whether all these looks show today what they showed then. */
  shows(looks: readonly Look[]): boolean {
    return looks.every(([operation, path, seen]) => hashOf(this.#look(operation, path)) === seen);
  }

  #told(operation: Operation, path: string): Seen {
    const seen = this.#look(operation, path);
    if (seen instanceof Refusal) throw seen.error;
    return seen;
  }

  #look(operation: Operation, path: string): Seen {
    const key = `${operation} ${path}`;
    const known = this.#seen.get(key);
    if (known) return known[2];
    const seen = this.#ask(operation, path);
    this.#seen.set(key, [operation, path, seen]);
    return seen;
  }

  #ask(operation: Operation, path: string): Seen {
    try {
      if (operation === "list") return this.#files.list(path);
      if (operation === "folder") return this.#files.hasFolder?.(path);
      return operation === "read" ? this.#files.read(path) : this.#files.bytes?.(path);
    } catch (error) {
      return new Refusal(error);
    }
  }
}

function hashOf(seen: Seen): string {
  if (seen === undefined) return "";
  if (seen instanceof Refusal) return `!${messageOf(seen.error)}`;
  if (typeof seen === "string" || seen instanceof Uint8Array) return hash("sha256", seen, "base64");
  return hash("sha256", JSON.stringify(seen), "base64");
}
