/** A listener that could not begin; Weaver calls it an ingest error. */
export class ListenFailed extends Error {}

/** A request that is not taken; the sender is told why. */
export class NotTaken extends Error {
  readonly why: "stopped" | "full";
  constructor(why: NotTaken["why"], message: string) {
    super(message);
    this.why = why;
  }
}
