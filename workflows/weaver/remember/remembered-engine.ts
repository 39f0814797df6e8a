import { createParseCache } from "../embedded/read-registry.ts";
import { createEmbeddedWeaver } from "../embedded-weaver.ts";
import type { Weaver } from "../weaver.ts";
import type { DiskStore } from "./disk-store.ts";
import { rememberingWeaver } from "./remembering-weaver.ts";
import { storedFiles } from "./stored-files.ts";

const mostFiles = 5_000;

/**
 * An embedded engine that goes on from what an earlier process read and answered.
 * @param registry names the registry whose files are kept together
 */
export function rememberedEngine(facts: {
  readonly store: DiskStore;
  readonly version: string;
  readonly registry: string;
}): { readonly weaver: Weaver; readonly close: () => Promise<void> } {
  const files = storedFiles(facts);
  const embedded = createEmbeddedWeaver({ parseCache: createParseCache(mostFiles, files) });
  const weaver = rememberingWeaver(embedded, facts);
  const close = async (): Promise<void> => {
    files.save();
    await weaver.close();
  };
  return { weaver, close };
}
