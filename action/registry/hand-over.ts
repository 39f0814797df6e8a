/** A signal that ends a command until something in it takes the signal over, to end in its own way. */
export interface HandOver {
  /** For the command. */
  readonly signal: AbortSignal;
  /** Gives the signal that is aborted from here on in place of the command's. */
  readonly takeOver: () => AbortSignal;
}

export function handOver(from: AbortSignal): HandOver {
  const [command, taker] = [new AbortController(), new AbortController()];
  let target = command;
  const abort = (): void => target.abort(from.reason);
  if (from.aborted) abort();
  else from.addEventListener("abort", abort, { once: true });
  return {
    signal: command.signal,
    takeOver: () => {
      target = taker;
      return taker.signal;
    },
  };
}
