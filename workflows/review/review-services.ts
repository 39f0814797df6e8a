import type { Tracer } from "@opentelemetry/api";
import type { Proposer } from "../models/proposer.ts";
import type { RunSpan } from "../telemetry/run-spans.ts";
import type { FetchPolicy } from "../weaver/dependencies/fetch-sources.ts";
import type { ParseCache } from "../weaver/embedded/read-registry.ts";
import type { Weaver } from "../weaver/weaver.ts";

/** What a review works with; made once by each front door and handed down. */
export interface ReviewServices {
  /** The engine that the operator chose; positions always come from the embedded reader. */
  readonly weaver: Weaver;
  readonly parseCache: ParseCache;
  /** Which dependencies registries may fetch: the operator's word, never the pull request's. Left out: none. */
  readonly dependencies?: FetchPolicy | undefined;
  /** `builtin` first; models after it, each behind its circuit breaker. */
  readonly proposers: readonly Proposer[];
  readonly tracer: Tracer;
  /** Spans of a run that have ended, by trace id. */
  readonly spansOf: (traceId: string) => readonly RunSpan[];
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly versions: Readonly<Record<string, string>>;
}
