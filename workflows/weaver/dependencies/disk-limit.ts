import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

const pauseMs = 250;

/** Aborts work that writes more into a folder than it may. */
export interface DiskLimit extends AsyncDisposable {
  readonly signal: AbortSignal;
  /** Looks once more; true where the folder holds too much. */
  exceeded(): Promise<boolean>;
}

/** Looks at the folder several times a second, as git has no limit of its own on what it fetches. */
export function limitFolder(folder: string, maxBytes: number): DiskLimit {
  const controller = new AbortController();
  let looking: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    if ((await bytesBelow(folder)) > maxBytes) controller.abort(new Error(`more than ${maxBytes} bytes`));
  };
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, pauseMs);
  return {
    signal: controller.signal,
    exceeded: async () => {
      looking = looking.then(look);
      await looking;
      return controller.signal.aborted;
    },
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

/** What vanishes meanwhile counts as nothing. */
async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(files.map(async (path) => (await stat(path).catch(() => undefined))?.size ?? 0));
  return sizes.reduce((sum, size) => sum + size, 0);
}
