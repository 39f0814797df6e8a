import { messageOf } from "../workflows/errors.ts";

export interface ReadinessOptions {
  /** Resolves when GitHub answers. */
  readonly checkGithub: (signal: AbortSignal) => Promise<void>;
  readonly pingQueue: () => Promise<void>;
  /** How hostile code is confined, for whoever operates it. */
  readonly sandbox: string;
  readonly everyMs?: number;
}

export interface Readiness {
  readonly ready: boolean;
  readonly queue: Answer;
  readonly github: Answer;
  readonly sandbox: string;
}

/** `ok`, or why not. */
type Answer = "ok" | "not checked yet" | { readonly error: string };

/** Asks GitHub in the background, so that a slow GitHub never makes a probe slow, and the queue at each question. */
export function watchReadiness({ checkGithub, pingQueue, sandbox, everyMs = 30_000 }: ReadinessOptions) {
  const stopped = new AbortController();
  let github: Answer = "not checked yet";

  async function look(): Promise<void> {
    github = await answerOf(() => checkGithub(AbortSignal.any([stopped.signal, AbortSignal.timeout(5_000)])));
  }

  let timer: NodeJS.Timeout | undefined;
  return {
    start(): void {
      void look();
      timer = setInterval(() => void look(), everyMs).unref();
    },
    async read(): Promise<Readiness> {
      const queue = await answerOf(pingQueue);
      return { ready: queue === "ok" && github === "ok", queue, github, sandbox };
    },
    stop(): void {
      clearInterval(timer);
      stopped.abort();
    },
  };
}

async function answerOf(ask: () => Promise<void>): Promise<Answer> {
  try {
    await ask();
    return "ok";
  } catch (error) {
    return { error: messageOf(error) };
  }
}

/** Any answer below 500 shows that GitHub is there: an enterprise server may refuse those who are not signed in. */
export function githubCheck(apiUrl: string): (signal: AbortSignal) => Promise<void> {
  return async (signal) => {
    const response = await fetch(`${apiUrl}/meta`, { signal, redirect: "manual" });
    await response.body?.cancel();
    if (response.status >= 500) throw new Error(`GitHub answers with ${response.status}.`);
  };
}
