/**
 * What the work results in, or the end of the wait as soon as the signal is aborted.
 * @throws what the work throws; the signal's reason
 */
export async function orAborted<Result>(working: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([working, promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
