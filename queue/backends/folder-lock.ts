import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { messageOf, OperatorError } from "../../workflows/errors.ts";

/**
 * Takes a folder for this process alone. The lock is one of the operating system's on a file (through SQLite, since Node has no other way to it), so it
 * ends with the process however that ends, and holds between containers that share the folder.
 * @throws OperatorError `data-folder-in-use`
 */
export function lockFolder(folder: string): { release(): void } {
  const file = new DatabaseSync(join(folder, "lock"), { timeout: 0 });
  try {
    file.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (cause) {
    file.close();
    throw inUse(folder, cause);
  }
  return { release: () => file.close() };
}

function inUse(folder: string, cause: unknown): OperatorError {
  return new OperatorError("data-folder-in-use", {
    message: `The data folder ${folder} is in use by another WeaverGen process (${messageOf(cause)}); two on one folder would lose jobs.`,
    hint: "Stop the other process, give this one its own WEAVERGEN_DATA_DIR, or share jobs by REDIS_URL or DATABASE_URL.",
    cause,
  });
}
