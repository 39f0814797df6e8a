export type RefusalType = "FORBIDDEN" | "NOT_FOUND" | "STALE_DATA" | "UNPROCESSABLE" | "BAD_USER_INPUT";

/** A GraphQL error with the `type` that GitHub gives it. */
export class GraphqlRefused extends Error {
  readonly type: RefusalType;
  constructor(type: RefusalType, message: string) {
    super(message);
    this.type = type;
  }
}
