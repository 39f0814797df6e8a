import { randomUUID } from "node:crypto";
import { context } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { TracerProvider } from "@opentelemetry/sdk-trace";
import { type RunSpan, RunSpans } from "../../telemetry/run-spans.ts";
import { loadProcess, type ProcessDefinition } from "../process-definition.ts";
import { type ProcessOutcome, runProcess } from "../run-process.ts";
import type { Catalogue, TaskContext, TaskKind } from "../task.ts";
import { writeBpmn } from "./write-bpmn.ts";

/** What the tasks of a test did, in order. */
export interface Notes {
  readonly did: string[];
}

type Work = (notes: Notes, context: TaskContext) => Promise<void> | void;

/** A task that notes its name and does `work`. */
export function task(work: Work = () => {}, kind: Partial<TaskKind<Notes>> = {}): TaskKind<Notes> {
  return { summary: "", timeoutMs: 5_000, ...kind, run: work };
}

interface TestRun {
  readonly bpmn: string;
  readonly tasks: Readonly<Record<string, TaskKind<Notes>>>;
  readonly decisions?: Catalogue<Notes>["decisions"];
  readonly others?: Readonly<Record<string, { bpmn: string; catalogue: Catalogue<Notes> }>>;
  readonly signal?: AbortSignal;
}

/** Runs a process of a test; `did` names each task as it begins. */
export async function runBpmn(test: TestRun): Promise<ProcessOutcome & { did: string[]; spans: RunSpan[] }> {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const runSpans = new RunSpans();
  const tracer = new TracerProvider({ spanProcessors: [runSpans] }).getTracer(randomUUID());
  const notes: Notes = { did: [] };
  const load = (name: string, bpmn: string): ProcessDefinition => loadProcess(writeBpmn(bpmn), name);
  const outcome = await runProcess<Notes>({
    process: load("demo", test.bpmn),
    catalogue: noting({ tasks: test.tasks, decisions: test.decisions ?? {} }),
    run: notes,
    processes: (name) => load(name, test.others?.[name]?.bpmn ?? ""),
    catalogues: Object.fromEntries(
      Object.entries(test.others ?? {}).map(([name, { catalogue }]) => [name, noting(catalogue)]),
    ),
    signal: test.signal,
    tracer,
  });
  return { ...outcome, did: notes.did, spans: runSpans.spansOfRun(outcome.traceId) };
}

function noting(catalogue: Catalogue<Notes>): Catalogue<Notes> {
  const tasks = Object.entries(catalogue.tasks).map(([name, kind]): [string, TaskKind<Notes>] => {
    const run: Work = (notes, taskContext) => {
      notes.did.push(name);
      return kind.run(notes, taskContext);
    };
    return [name, { ...kind, run }];
  });
  return { ...catalogue, tasks: Object.fromEntries(tasks) };
}

/** Resolves when the signal is aborted, with its reason. */
export function aborted(signal: AbortSignal): Promise<unknown> {
  if (signal.aborted) return Promise.resolve(signal.reason);
  const { promise, resolve } = Promise.withResolvers<unknown>();
  signal.addEventListener("abort", () => resolve(signal.reason), { once: true });
  return promise;
}
