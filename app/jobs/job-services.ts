import type { ReviewServices } from "../../workflows/review/review-services.ts";
import type { TokenMint } from "../github/tokens.ts";

/** What every job handler is given; made once by the worker's composition root. */
export interface JobServices {
  readonly mint: TokenMint;
  readonly review: ReviewServices;
  readonly apiUrl: string;
  /** Keeps one bare repository for each repository that was reviewed. */
  readonly repositoriesFolder: string | undefined;
  /** Keeps the spans of each run, for `weavergen debug spans`. */
  readonly runsFolder: string;
  /** For git: `PATH`, proxies. */
  readonly gitEnvironment: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly wallClock: () => number;
}
