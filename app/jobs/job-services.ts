import type { InTurn } from "../../queue/in-turn.ts";
import type { ReviewServices } from "../../workflows/review/review-services.ts";
import type { TokenMint } from "../github/tokens.ts";
import type { ParityCanary } from "../parity-canary.ts";

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
  /** For what two jobs on one pull request must not do at the same moment. */
  readonly inTurn: InTurn;
  /** Undefined where no review is run by both engines. */
  readonly canary: ParityCanary | undefined;
  /** Milliseconds since 1970. */
  readonly wallClock: () => number;
}
