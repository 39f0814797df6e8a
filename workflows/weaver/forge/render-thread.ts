import { Worker } from "node:worker_threads";
import { BugError, OutsideError, UserError } from "../../errors.ts";
import type { PartedContext } from "./context-parts.ts";
import type { ForgeResult } from "./generate.ts";
import { LastFiles } from "./last-files.ts";
import type { SentResult, UnsentWork, WorkAnswer, WorkMessage } from "./worker-messages.ts";

export interface ThreadLimits {
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

const STACK_MB = 16;

function entry(): URL {
  const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
  return new URL(`./render-worker.${extension}`, import.meta.url);
}

function failureOf(answer: Extract<WorkAnswer, { ok: false }>): Error {
  const { code, message, hint, at } = answer;
  if (!answer.user) return new BugError("render-failed", { message });
  return new UserError(code, { message, ...(hint !== undefined && { hint }), ...(at && { at }) });
}

function outOfMemory(memoryMb: number, cause: Error): UserError {
  return new UserError("render-out-of-memory", {
    message: `Rendering the templates took more than ${memoryMb} MB of memory and was stopped.`,
    hint: "Look for a template or a filter that builds a list or a text without end.",
    cause,
  });
}

/** One worker thread that renders; it is replaced after it was stopped. */
export class RenderThread {
  readonly #limits: ThreadLimits;
  #worker: Worker | undefined;
  /** The parts of the registry that the worker keeps. */
  #known: ReadonlySet<number> = new Set();
  #context: PartedContext | undefined;
  #templatesKey: string | undefined;
  #lastFiles = new LastFiles();
  #isReady = false;

  constructor(limits: ThreadLimits) {
    this.#limits = limits;
  }

  /** Loads the thread, so that it is ready when there is work; the process does not wait for it. */
  start(): void {
    this.#worker ??= this.#start();
    this.#worker.unref();
  }

  /** Runs what is sent with the parts of the context that the thread does not have. */
  async run(work: UnsentWork, context: PartedContext, signal: AbortSignal | undefined): Promise<unknown> {
    signal?.throwIfAborted();
    const worker = (this.#worker ??= this.#start());
    const sent = this.#unsent(context);
    const templateFiles = work.templatesKey === this.#templatesKey ? undefined : work.templateFiles;
    this.#templatesKey = work.templatesKey;
    worker.ref();
    try {
      const result = await this.#perform(worker, { ...work, ...sent, templateFiles }, signal);
      return work.kind === "generate" ? this.#whole(work.run, result as SentResult) : result;
    } catch (error) {
      // The worker may have failed before it took in what it was sent: the next work brings everything along.
      this.#assumeNothing();
      throw error;
    } finally {
      worker.unref();
    }
  }

  /** Targets of one registry follow each other with the very same context. */
  #unsent(context: PartedContext): Pick<WorkMessage, "context" | "parts"> {
    if (context === this.#context) return { context: undefined, parts: [] };
    const parts = context.parts.filter(({ id }) => !this.#known.has(id));
    this.#context = context;
    this.#known = new Set(context.parts.map(({ id }) => id));
    return { context: context.shape, parts };
  }

  /** Whether the thread rendered this before, so that it renders and sends only what changed. */
  hasRun(run: string | undefined): boolean {
    return run !== undefined && this.#lastFiles.has(run);
  }

  #whole(run: string, result: SentResult): ForgeResult {
    return { ...result, files: this.#lastFiles.received(run, result.files) };
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#forget();
    await worker?.terminate();
  }

  /** What a new worker does not have. */
  #forget(): void {
    this.#assumeNothing();
    this.#lastFiles = new LastFiles();
  }

  #assumeNothing(): void {
    this.#context = undefined;
    this.#known = new Set();
    this.#templatesKey = undefined;
  }

  #start(): Worker {
    this.#isReady = false;
    const worker = new Worker(entry(), {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.memoryMb, stackSizeMb: STACK_MB },
    });
    worker.on("message", (message: WorkAnswer | "ready") => {
      if (message === "ready" && this.#worker === worker) this.#isReady = true;
    });
    // A worker that fails when nobody waits for it must not end the process.
    worker.on("error", () => undefined);
    worker.once("exit", () => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#forget();
    });
    return worker;
  }

  async #perform(worker: Worker, work: WorkMessage, signal: AbortSignal | undefined): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const giveUp = (error: unknown): void => {
      reject(error);
      void this.stop();
    };
    const onMessage = (answer: WorkAnswer | "ready"): void => {
      timer.refresh();
      if (answer === "ready") return;
      if (answer.ok) resolve(answer.result);
      else reject(failureOf(answer));
    };
    const onError = (error: Error): void =>
      giveUp(
        "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY"
          ? outOfMemory(this.#limits.memoryMb, error)
          : error,
      );
    const onExit = (code: number): void =>
      giveUp(new OutsideError("render-thread-ended", { message: `The rendering thread ended with code ${code}.` }));
    const onAbort = (): void => giveUp(signal?.reason);
    // A slow start is not the templates' fault: the time counts from when the thread is ready.
    const timer = setTimeout(() => (this.#isReady ? giveUp(this.#timeout()) : timer.refresh()), this.#limits.timeoutMs);
    worker.on("message", onMessage).once("error", onError).once("exit", onExit);
    signal?.addEventListener("abort", onAbort, { once: true });
    try {
      worker.postMessage(work);
      return await promise;
    } finally {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      signal?.removeEventListener("abort", onAbort);
    }
  }

  #timeout(): UserError {
    return new UserError("render-timeout", {
      message: `Rendering the templates took more than ${this.#limits.timeoutMs / 1000} s and was stopped.`,
      hint: "Look for a loop or a regular expression that never ends, in a template or in a filter of weaver.yaml.",
    });
  }
}
