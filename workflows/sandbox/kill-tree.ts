import type { ChildProcess } from "node:child_process";
import { kill } from "node:process";

/** Kills a child that was started `detached`, with everything in its process group. Does nothing where it has ended. */
export function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}
