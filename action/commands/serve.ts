import { once } from "node:events";
import type { ExitCode, Terminal } from "../terminal/terminal.ts";
import { version } from "../version.ts";

/** `weavergen serve`: the GitHub App, until SIGINT or SIGTERM; then what runs may end. */
export async function serve(
  { role }: { readonly role: "web" | "worker" | "all" },
  terminal: Terminal,
): Promise<ExitCode> {
  const { startApp } = await import("../../app/main.ts");
  const app = await startApp({
    environment: terminal.variables,
    role,
    version,
    write: (line) => terminal.say(line.endsWith("\n") ? line : `${line}\n`),
  });
  if (!terminal.signal.aborted) await once(terminal.signal, "abort");
  await app.close();
  return 0;
}
