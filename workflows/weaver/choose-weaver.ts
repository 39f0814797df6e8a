import { OperatorError } from "../errors.ts";
import { createBinaryWeaver } from "./binary/binary-weaver.ts";
import { findWeaver } from "./binary/find-weaver.ts";
import { createEmbeddedWeaver } from "./embedded-weaver.ts";
import type { ParseCache } from "./embedded/read-registry.ts";
import type { StartHost } from "./forge/render-host.ts";
import type { Weaver } from "./weaver.ts";

export type EngineName = "auto" | "embedded" | "binary";

export interface EngineChoice {
  readonly engine: EngineName;
  /** Path of the `weaver` program, where one was named. */
  readonly explicit: string | undefined;
  /** The environment's `PATH`. */
  readonly path: string | undefined;
  readonly parseCache: ParseCache;
  /** See `createEmbeddedWeaver`. */
  readonly rendersSoon?: boolean | undefined;
  /** See `createEmbeddedWeaver`. */
  readonly renderers?: number | undefined;
  /** See `createEmbeddedWeaver`. */
  readonly startHost?: StartHost | undefined;
  /** False where nothing may run outside a sandbox that is not there. */
  readonly mayRunPrograms: boolean;
}

/**
 * The engine to use: `auto` runs the program where one is found and allowed, and the embedded engine elsewhere.
 * @throws OperatorError `weaver-missing`, `weaver-too-old`, `sandbox-missing`
 */
export async function chooseWeaver(choice: EngineChoice): Promise<Weaver> {
  const { engine, explicit, path, mayRunPrograms } = choice;
  if (engine === "embedded" || (engine === "auto" && !mayRunPrograms)) return createEmbeddedWeaver(choice);
  if (!mayRunPrograms) {
    throw new OperatorError("sandbox-missing", {
      message: "The binary engine was asked for, but there is no sandbox to run it in.",
      hint: "Install bubblewrap and allow user namespaces, or use the embedded engine.",
    });
  }
  const program = await findWeaver({ explicit, path });
  if (program !== undefined) return createBinaryWeaver({ path: program });
  if (engine === "auto") return createEmbeddedWeaver(choice);
  throw new OperatorError("weaver-missing", {
    message: "The binary engine was asked for, but there is no `weaver` on the PATH.",
    hint: "Install Weaver 0.25.1 or later, name it with WEAVER_BIN, or use the embedded engine.",
  });
}
