/** The reason of an aborted signal: the job is no longer wanted, for example because its pull request was closed. */
export class JobCancelled extends Error {
  override readonly name = "JobCancelled";
}

/** The reason of an aborted signal: this worker stops; another one runs the job again from its beginning. */
export class WorkerStopping extends Error {
  override readonly name = "WorkerStopping";
}
