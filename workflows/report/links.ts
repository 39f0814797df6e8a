/** Addresses for names in rendered reports; undefined where there is nothing to link to. */
export interface Links {
  /** A line of a file in the head. */
  readonly place: (file: string, line?: number) => string | undefined;
  /** The check run that carries the span report or the trace. */
  readonly report: (name: "spans" | "trace") => string | undefined;
}

/** For places where nothing can be linked. */
export const noLinks: Links = { place: () => undefined, report: () => undefined };
