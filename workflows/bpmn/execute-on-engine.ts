import { Engine } from "bpmn-engine";
import { BugError, messageOf, UserError, WeaverGenError } from "../errors.ts";
import { engineSource, type EngineSource } from "./engine-source.ts";
import type { ProcessDefinition, ProcessNode } from "./process-definition.ts";
import { TaskStopped } from "./task-stopped.ts";

/** How a run of the engine ended. */
export type EngineOutcome =
  | { readonly status: "completed" }
  | { readonly status: "failed"; readonly error: unknown }
  | { readonly status: "cancelled"; readonly error: unknown };

/** A node that does work: a service task or a call activity. */
export type WorkNode = Extract<ProcessNode, { kind: "task" | "call" }>;

interface Execution {
  readonly process: ProcessDefinition;
  /** Does the work of a node; rejects where it fails. The signal is aborted when the run no longer needs it. */
  readonly work: (node: WorkNode, signal: AbortSignal) => Promise<void>;
  readonly decide: (decision: string) => boolean;
  readonly signal: AbortSignal | undefined;
}

interface ActiveWork {
  readonly node: WorkNode;
  readonly controller: AbortController;
  readonly done: (error?: Error) => void;
  settled: boolean;
}

/** What bpmn-engine hands to a Service and to a script registry; its own types leave both open. */
interface EngineActivity {
  readonly id: string;
}
interface EngineFlow {
  readonly id: string;
  readonly type: string;
  take: (content?: unknown) => unknown;
  discard: (content?: unknown) => unknown;
}

const maximumTokens = 1_000;
const maximumWork = 250;

/** Runs a process on bpmn-engine; settles on end, error, cancellation and deadlock alike, and never rejects. */
export function executeOnEngine(execution: Execution): Promise<EngineOutcome> {
  if (execution.signal?.aborted) return Promise.resolve({ status: "cancelled", error: execution.signal.reason });
  return new EngineRun(execution).outcome;
}

class EngineRun {
  readonly outcome: Promise<EngineOutcome>;
  readonly #execution: Execution;
  readonly #source: EngineSource;
  readonly #nodes: ReadonlyMap<string, ProcessNode>;
  readonly #engine: Engine;
  readonly #active = new Set<ActiveWork>();
  readonly #works: Promise<void>[] = [];
  readonly #settle: (outcome: EngineOutcome) => void;
  #settled = false;
  #tokens = 0;
  #worked = 0;
  #checking = false;

  constructor(execution: Execution) {
    this.#execution = execution;
    this.#source = engineSource(execution.process);
    this.#nodes = new Map(execution.process.nodes.map((node) => [node.id, node]));
    const { promise, resolve } = Promise.withResolvers<EngineOutcome>();
    // Stopped work has ended its span before its process does.
    this.outcome = promise.then((outcome) => Promise.all(this.#works).then(() => outcome));
    this.#settle = resolve;
    this.#engine = this.#createEngine();
    this.#start();
  }

  #createEngine(): Engine {
    return new Engine({
      name: this.#execution.process.name,
      source: this.#source.xml,
      elements: { ServiceImplementation: this.#serviceBehaviour() },
      scripts: {
        register: (element: EngineFlow) => this.#useTokens(element),
        getScript: (_language: string, { id }: { id: string }) => ({ execute: this.#decisionOf(id) }),
      },
      Logger: () => ({ debug: ignore, error: ignore, warn: ignore }),
      listener: { emit: () => this.#checkSoon() },
    });
  }

  /**
   * Without this, bpmn-engine sends a "discard" along every way that is not taken and a join counts it like a token: a
   * join behind a merge goes on too early and then waits for ever. With it, tokens alone move, as BPMN says.
   */
  #useTokens(flow: EngineFlow): undefined {
    if (flow.type !== "bpmn:SequenceFlow") return;
    const take = flow.take.bind(flow);
    flow.discard = ignore;
    flow.take = (content) => {
      if (this.#settled) return undefined;
      this.#tokens += 1;
      if (this.#tokens <= maximumTokens) return take(content);
      return this.#failTooLong(`more than ${maximumTokens} flows were taken`);
    };
  }

  /** Stands where the engine would run a script: asks the decision that the flow's condition names. */
  #decisionOf(id: string): (scope: unknown, next: (error: unknown, result: boolean) => void) => void {
    const decision = this.#source.flows.get(id)?.decision;
    return (_scope, next) => {
      let taken = false;
      try {
        taken = decision !== undefined && this.#execution.decide(decision);
      } catch (error) {
        return this.#end({ status: "failed", error });
      }
      next(null, taken);
    };
  }

  /** The one Service behaviour: the engine calls it for work to do, and on stop and discard aborts the work. */
  #serviceBehaviour(): unknown {
    const begin = (id: string, done: (error?: Error) => void): ActiveWork | undefined => this.#begin(id, done);
    const abandon = (work: ActiveWork, outcome: "timeout" | "cancelled"): void => this.#abandon(work, outcome);
    return class Service {
      readonly #activity: EngineActivity;
      #work: ActiveWork | undefined;
      constructor(activity: EngineActivity) {
        this.#activity = activity;
      }
      execute(_message: unknown, done: (error?: Error) => void): void {
        this.#work = begin(this.#activity.id, done);
      }
      stop(): void {
        if (this.#work) abandon(this.#work, "cancelled");
      }
      /** Work that has not settled is only discarded by a boundary timer, its own or its sub-process's. */
      discard(): void {
        if (this.#work) abandon(this.#work, "timeout");
      }
    };
  }

  #begin(id: string, done: (error?: Error) => void): ActiveWork | undefined {
    const node = this.#source.nodes.get(id);
    if (this.#settled || (node?.kind !== "task" && node?.kind !== "call")) return undefined;
    this.#worked += 1;
    if (this.#worked > maximumWork) return this.#failTooLong(`more than ${maximumWork} tasks ran`);
    const work: ActiveWork = { node, controller: new AbortController(), done, settled: false };
    this.#active.add(work);
    const working = this.#execution.work(node, work.controller.signal);
    this.#works.push(
      working.then(
        () => this.#finish(work),
        (error: unknown) => this.#fail(work, error),
      ),
    );
    return work;
  }

  #finish(work: ActiveWork): void {
    if (this.#close(work)) this.#tell(() => work.done());
  }

  /** A boundary event that catches the error goes on from there; without one the run has failed. */
  #fail(work: ActiveWork, error: unknown): void {
    if (!this.#close(work)) return;
    const boundary = this.#catching(work.node, error);
    if (boundary?.kind !== "boundary") return this.#end({ status: "failed", error });
    for (const other of this.#active) if (this.#isInside(other.node, boundary.on)) this.#abandon(other, "cancelled");
    const caught = Object.assign(new Error(messageOf(error)), { code: this.#source.ids.get(boundary.id) });
    this.#tell(() => work.done(caught));
  }

  #catching(node: ProcessNode | undefined, error: unknown): ProcessNode | undefined {
    if (!node) return undefined;
    const code = error instanceof WeaverGenError ? error.code : undefined;
    const boundaries = [...this.#nodes.values()].filter((other) => other.kind === "boundary" && other.on === node.id);
    const byCode = boundaries.find(
      (other) => other.kind === "boundary" && other.catches.kind === "error" && other.catches.code === code,
    );
    const byAny = boundaries.find((other) => other.kind === "boundary" && other.catches.kind === "any-error");
    return byCode ?? byAny ?? this.#catching(this.#parentOf(node), error);
  }

  #parentOf(node: ProcessNode): ProcessNode | undefined {
    return node.parent === undefined ? undefined : this.#nodes.get(node.parent);
  }

  #isInside(node: ProcessNode, scope: string): boolean {
    const parent = this.#parentOf(node);
    return parent !== undefined && (parent.id === scope || this.#isInside(parent, scope));
  }

  #close(work: ActiveWork): boolean {
    if (work.settled) return false;
    work.settled = true;
    this.#active.delete(work);
    return !this.#settled;
  }

  #abandon(work: ActiveWork, outcome: "timeout" | "cancelled"): void {
    if (work.settled) return;
    work.settled = true;
    this.#active.delete(work);
    const why = outcome === "timeout" ? "its time was over" : "the run no longer needs it";
    work.controller.abort(new TaskStopped(outcome, `${work.node.id} was stopped: ${why}.`));
    this.#checkSoon();
  }

  #start(): void {
    const { signal } = this.#execution;
    const cancel = (): void => this.#end({ status: "cancelled", error: signal?.reason });
    signal?.addEventListener("abort", cancel, { once: true });
    void this.outcome.then(() => signal?.removeEventListener("abort", cancel));
    this.#engine.on("end", () => this.#end({ status: "completed" }));
    this.#engine.on("stop", () => this.#end({ status: "cancelled", error: signal?.reason }));
    this.#engine.on("error", (error: unknown) => this.#end({ status: "failed", error: engineFailure(error) }));
    this.#engine.execute().catch((error: unknown) => this.#end({ status: "failed", error: engineFailure(error) }));
  }

  /** Calls back into the engine, which runs on synchronously; what it throws must not be lost in a promise. */
  #tell(callBack: () => void): void {
    try {
      callBack();
    } catch (error) {
      this.#end({ status: "failed", error: engineFailure(error) });
    }
    this.#checkSoon();
  }

  /** Nothing works, no timer waits, and the run has not ended: a join waits for a token that can never come. */
  #checkSoon(): void {
    if (this.#checking || this.#settled) return;
    this.#checking = true;
    setImmediate(() => {
      this.#checking = false;
      if (this.#settled || this.#active.size > 0 || this.#engine.environment.timers.executing.length > 0) return;
      const { file } = this.#execution.process;
      const message = `${file} came to a standstill: a parallel gateway waits for a branch that was not taken.`;
      const hint = "Join the ways of an exclusive gateway with an exclusive gateway before the parallel one.";
      this.#end({ status: "failed", error: new UserError("process-stuck", { message, hint, at: { file, line: 1 } }) });
    });
  }

  #failTooLong(why: string): undefined {
    const { file } = this.#execution.process;
    const message = `${file} was stopped: ${why}.`;
    const hint = "Bound its loops by a decision.";
    this.#end({ status: "failed", error: new UserError("process-too-long", { message, hint, at: { file, line: 1 } }) });
    return undefined;
  }

  #end(outcome: EngineOutcome): void {
    if (this.#settled) return;
    this.#settled = true;
    for (const work of this.#active) this.#abandon(work, "cancelled");
    this.#settle(outcome);
    // The promise of stop() stays open where the engine has already ended; nothing waits for it.
    if (this.#engine.execution?.isRunning) this.#engine.execution.stop().catch(ignore);
  }
}

function engineFailure(error: unknown): BugError {
  return new BugError("process-engine", { message: `The process engine failed: ${messageOf(error)}`, cause: error });
}

function ignore(): void {
  // The engine's log lines and discarded flows carry nothing for us.
}
