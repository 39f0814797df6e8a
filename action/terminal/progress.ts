import type { CommandContext } from "./terminal.ts";

const silentMs = 1_000;
const redrawMs = 200;
const repeatMs = 15_000;

/** Says on stderr what is going on, as soon as it takes longer than a second; one line that is redrawn on a terminal. */
export async function withProgress<Result>(
  { terminal, quiet }: Pick<CommandContext, "terminal" | "quiet">,
  label: string,
  work: () => Promise<Result>,
): Promise<Result> {
  if (quiet) return work();
  const started = performance.now();
  let said = 0;
  const tick = (): void => {
    const ms = performance.now() - started;
    if (ms < silentMs) return;
    if (terminal.interactive) terminal.say(`\r${label} … ${(ms / 1_000).toFixed(1)} s\u001B[K`);
    else if (said === 0 || ms - said >= repeatMs) terminal.say(`${label} … ${Math.round(ms / 1_000)} s\n`);
    else return;
    said = ms;
  };
  const timer = setInterval(tick, redrawMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if (said > 0 && terminal.interactive) terminal.say("\r\u001B[K");
  }
}
