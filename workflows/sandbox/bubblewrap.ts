import { existsSync } from "node:fs";
import type { SandboxRequest } from "./run-sandboxed.ts";

export const bubblewrapPath = ["/usr/bin/bwrap", "/usr/local/bin/bwrap"].find((path) => existsSync(path));

/** Programs and libraries; of `/etc` only what the loader and time zones need. */
const system = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/nix/store"];
const settings = ["/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/alternatives", "/etc/localtime"];
const networkSettings = ["/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf", "/etc/ssl", "/etc/ca-certificates"];

type View = Pick<SandboxRequest, "cwd" | "readOnly" | "writable" | "memoryMb" | "network">;

/** The command line in front of the program. Parents are mounted before what lies below them. */
export function bubblewrapArguments({ cwd, readOnly, writable, memoryMb, network = false }: View): string[] {
  const mounts = [
    ...readOnly.map((path) => ({ option: "--ro-bind", path })),
    ...writable.map((path) => ({ option: "--bind", path })),
  ].toSorted((a, b) => a.path.length - b.path.length);
  const identity = ["--uid", "1000", "--gid", "1000", "--cap-drop", "ALL", "--hostname", "sandbox"];
  const shared = [...system, ...settings, ...(network ? networkSettings : [])];
  const scratch = ["--proc", "/proc", "--dev", "/dev", "--size", String(memoryMb * 1024 * 1024), "--tmpfs", "/tmp"];
  const isolation = ["--unshare-all", "--die-with-parent", "--new-session"];
  return [bubblewrapPath ?? "bwrap", ...isolation].concat(
    network ? ["--share-net"] : [],
    identity,
    shared.flatMap((path) => ["--ro-bind-try", path, path]),
    scratch,
    mounts.flatMap(({ option, path }) => [option, path, path]),
    ["--chdir", cwd, "--"],
  );
}
