import { BugError, OutsideError, UserError } from "../../errors.ts";
import type { PartedContext } from "./context-parts.ts";
import type { ForgeResult } from "./generate.ts";
import { LastFiles } from "./last-files.ts";
import type { HostEnd, HostLimits, RenderHost, StartHost } from "./render-host.ts";
import type { HostMessage, SentResult, UnsentWork, WorkAnswer, WorkMessage } from "./worker-messages.ts";

function failureOf(answer: Extract<WorkAnswer, { ok: false }>): Error {
  const { code, message, hint, at } = answer;
  if (!answer.user) return new BugError("render-failed", { message });
  return new UserError(code, { message, ...(hint !== undefined && { hint }), ...(at && { at }) });
}

interface RendererOptions extends HostLimits {
  readonly startHost: StartHost;
}

const CLOSED: HostEnd = { outOfMemory: false, how: "because it was closed", cause: undefined };

/** What the host is at work on. */
interface Running {
  readonly target: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly timer: NodeJS.Timeout;
}

/** Has one thing rendered after another by a host, which is replaced after it was stopped or has ended. */
export class Renderer {
  readonly #options: RendererOptions;
  #host: RenderHost | undefined;
  #running: Running | undefined;
  /** The parts of the registry that the host keeps. */
  #known: ReadonlySet<number> = new Set();
  #context: PartedContext | undefined;
  #templatesKey: string | undefined;
  #lastFiles = new LastFiles();
  #isReady = false;
  #isClosed = false;

  constructor(options: RendererOptions) {
    this.#options = options;
  }

  /** Loads the host, so that it is ready when there is work; the process does not wait for it. */
  start(): void {
    this.#host ??= this.#start();
    this.#host.unref();
  }

  /** Runs what is sent with the parts of the context that the host does not have. */
  async run(work: UnsentWork, context: PartedContext, signal: AbortSignal | undefined): Promise<unknown> {
    signal?.throwIfAborted();
    if (this.#isClosed) throw this.#lost(CLOSED, work.target);
    const host = (this.#host ??= this.#start());
    const sent = this.#unsent(context);
    const templateFiles = work.templatesKey === this.#templatesKey ? undefined : work.templateFiles;
    this.#templatesKey = work.templatesKey;
    host.ref();
    try {
      const result = await this.#perform(host, { ...work, ...sent, templateFiles }, signal);
      return work.kind === "generate" ? this.#whole(work.run, result as SentResult) : result;
    } catch (error) {
      // The host may have failed before it took in what it was sent: the next work brings everything along.
      this.#assumeNothing();
      throw error;
    } finally {
      host.unref();
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

  /** Whether the host rendered this before, so that it renders and sends only what changed. */
  hasRun(run: string | undefined): boolean {
    return run !== undefined && this.#lastFiles.has(run);
  }

  #whole(run: string, result: SentResult): ForgeResult {
    return { ...result, files: this.#lastFiles.received(run, result.files) };
  }

  /** Nothing is rendered any more, and what is being rendered fails. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#running?.reject(this.#lost(CLOSED, this.#running.target));
    await this.#stop();
  }

  async #stop(): Promise<void> {
    const host = this.#host;
    this.#host = undefined;
    this.#forget();
    await host?.stop();
  }

  /** What a new host does not have. */
  #forget(): void {
    this.#assumeNothing();
    this.#lastFiles = new LastFiles();
  }

  #assumeNothing(): void {
    this.#context = undefined;
    this.#known = new Set();
    this.#templatesKey = undefined;
  }

  #start(): RenderHost {
    this.#isReady = false;
    const { timeoutMs, memoryMb, startHost } = this.#options;
    const host = startHost({
      timeoutMs,
      memoryMb,
      onMessage: (message) => this.#host === host && this.#received(message),
      onEnd: (end) => this.#host === host && this.#ended(end),
    });
    return host;
  }

  #received(message: HostMessage): void {
    this.#running?.timer.refresh();
    if (message === "ready") this.#isReady = true;
    else if (message.ok) this.#running?.resolve(message.result);
    else this.#running?.reject(failureOf(message));
  }

  #ended(end: HostEnd): void {
    this.#host = undefined;
    this.#forget();
    if (this.#running) this.#running.reject(this.#lost(end, this.#running.target));
  }

  async #perform(host: RenderHost, work: WorkMessage, signal: AbortSignal | undefined): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const { target } = work;
    const giveUp = (error: unknown): void => {
      reject(error);
      void this.#stop();
    };
    const onAbort = (): void => giveUp(signal?.reason);
    const { timeoutMs } = this.#options;
    // A slow start is not the templates' fault: the time counts from when the host is ready.
    const timer = setTimeout(() => (this.#isReady ? giveUp(this.#timeout(target)) : timer.refresh()), timeoutMs);
    this.#running = { target, resolve, reject, timer };
    signal?.addEventListener("abort", onAbort, { once: true });
    try {
      host.post(work);
      return await promise;
    } finally {
      this.#running = undefined;
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    }
  }

  #timeout(target: string): UserError {
    return new UserError("render-timeout", {
      message: `Rendering the target "${target}" took more than ${this.#options.timeoutMs / 1000} s and was stopped.`,
      hint: "Look for a loop or a regular expression that never ends, in a template or in a filter of weaver.yaml.",
    });
  }

  #lost({ outOfMemory, how, cause }: HostEnd, target: string): UserError | OutsideError {
    if (!outOfMemory) {
      const message = `What rendered the target "${target}" ended ${how}.`;
      return new OutsideError("render-thread-ended", { message, cause });
    }
    return new UserError("render-out-of-memory", {
      message: `Rendering the target "${target}" took more than ${this.#options.memoryMb} MB of memory and was stopped.`,
      hint: "Look for a template or a filter that builds a list or a text without end.",
      cause,
    });
  }
}
