import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { messageOf, OperatorError } from "../../errors.ts";

const oldestWeaver = "0.25.1";

/**
 * The `weaver` program to use: the one that was named, else the first on the `PATH`; undefined where there is none.
 * @throws OperatorError `weaver-missing` where the named one does not run, `weaver-too-old`
 */
export async function findWeaver(where: {
  readonly explicit?: string | undefined;
  /** The environment's `PATH`. */
  readonly path?: string | undefined;
}): Promise<string | undefined> {
  const found = where.explicit ?? onPath(where.path ?? "");
  if (found === undefined) return undefined;
  const version = await versionOf(found);
  if (isAtLeast(version, oldestWeaver)) return found;
  throw new OperatorError("weaver-too-old", {
    message: `Weaver at ${found} has version ${version}; WeaverGen needs ${oldestWeaver} or later.`,
    hint: `Install Weaver ${oldestWeaver} or later, or use the embedded engine.`,
  });
}

function onPath(path: string): string | undefined {
  const names = path.split(delimiter).flatMap((folder) => (folder === "" ? [] : [join(folder, "weaver")]));
  return names.find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

async function versionOf(path: string): Promise<string> {
  try {
    // Most machines have no such program, and then none of this is needed.
    const { createBinaryWeaver } = await import("./binary-weaver.ts");
    // Nothing of a repository is involved, and a wrapper script may need the system as it is.
    return await createBinaryWeaver({ path, sandbox: "process", timeoutMs: 10_000 }).version();
  } catch (cause) {
    throw new OperatorError("weaver-missing", {
      message: `Weaver at ${path} does not run: ${messageOf(cause)}`,
      hint: "Correct the path, or leave it out to use the embedded engine.",
      cause,
    });
  }
}

function isAtLeast(version: string, oldest: string): boolean {
  const [have, need] = [version, oldest].map((text) => text.split(/[.-]/).slice(0, 3).map(Number)) as [
    number[],
    number[],
  ];
  const differing = need.findIndex((part, index) => (have[index] ?? 0) !== part);
  return differing === -1 || (have[differing] ?? 0) > (need[differing] ?? 0);
}
