/** Reason of a task's aborted signal: a limit of time was met, or the run no longer needs the task. */
export class TaskStopped extends Error {
  readonly outcome: "timeout" | "cancelled";

  constructor(outcome: "timeout" | "cancelled", message: string) {
    super(message);
    this.name = "TaskStopped";
    this.outcome = outcome;
  }
}
