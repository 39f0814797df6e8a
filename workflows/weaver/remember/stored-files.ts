import { deserialize, serialize } from "node:v8";
import type { ParsedDefinition } from "../embedded/parse-definition.ts";
import type { StoredFiles } from "../embedded/parse-cache.ts";
import type { DiskStore } from "./disk-store.ts";
import { exactOf, restored, type Exact } from "./keep-exact.ts";

interface Storing {
  readonly store: DiskStore;
  /** Of WeaverGen: another version may read in another way. */
  readonly version: string;
  /** Whose files they are: those of one registry are kept together, because one read is quicker than hundreds. */
  readonly registry: string;
}

/** The parsed files of the last run on a registry, by path and content; a file is unpacked when it is asked for. */
export function storedFiles({ store, version, registry }: Storing): StoredFiles & { save(): void } {
  const name = JSON.stringify(["parsed", version, registry]);
  const used = new Map<string, Uint8Array>();
  let stored: ReadonlyMap<string, Uint8Array> | undefined;
  let isNew = false;
  return {
    get(key) {
      stored ??= readStored(store.get(name));
      const packed = stored.get(key);
      if (packed === undefined) return undefined;
      used.set(key, packed);
      return restored(deserialize(packed) as Exact) as ParsedDefinition;
    },
    put(key, parsed) {
      isNew = true;
      used.set(key, serialize(exactOf(parsed)));
    },
    save() {
      if (isNew) store.put(name, serialize(used));
    },
  };
}

function readStored(packed: Buffer | undefined): ReadonlyMap<string, Uint8Array> {
  return packed === undefined ? new Map() : (deserialize(packed) as ReadonlyMap<string, Uint8Array>);
}
