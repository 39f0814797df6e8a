import { trace } from "@opentelemetry/api";
import { expect, onTestFinished, test } from "vitest";
import { runProcess } from "../bpmn/run-process.ts";
import { UserError } from "../errors.ts";
import { readProcess } from "../processes/process-files.ts";
import { RegistrySettings } from "../settings/settings.ts";
import { createParseCache } from "../weaver/embedded/read-registry.ts";
import { createEmbeddedWeaver } from "../weaver/embedded-weaver.ts";
import type { GenerateRequest, GenerateResult } from "../weaver/weaver.ts";
import { memoryTree } from "../workspace/memory-tree.ts";
import { type Compared, startGenerate } from "./generate-run.ts";
import { generateCatalogue } from "./tasks.ts";

const names = ["first", "second", "third"];

/** Runs `generate.bpmn` on three targets whose engine answers as `generate` says. */
async function run(generate: (request: GenerateRequest) => Promise<GenerateResult>, deliver: Deliver) {
  const weaver = createEmbeddedWeaver({ parseCache: createParseCache() });
  onTestFinished(() => weaver.close());
  const files = memoryTree({ "generated/first/a.txt": "first" });
  const targets = names.map((name) => ({ name, output: `generated/${name}` }));
  const settings = RegistrySettings.parse({ path: "model", targets });
  const child = startGenerate({
    weaver: { ...weaver, generate },
    head: files,
    base: files,
    templates: files,
    registries: [{ settings, v2: false, inBase: false }],
    now: () => 0,
    deliver,
  });
  const outcome = await runProcess({
    process: readProcess("generate"),
    catalogue: generateCatalogue,
    run: child,
    tracer: trace.getTracer("test"),
  });
  return { outcome, compared: child.compared };
}

type Deliver = (compared: Compared) => Promise<void>;

const answer = (target: string): GenerateResult => {
  const files = [{ path: "a.txt", content: target }];
  return { exitCode: 0, diagnostics: [], stdout: "", stderr: "", files };
};

test("a target is delivered as soon as it and those before it are rendered, however long others take", async () => {
  const last = Promise.withResolvers<GenerateResult>();
  const delivered: string[] = [];
  const { outcome, compared } = await run(
    ({ target }) => (target === "third" ? last.promise : Promise.resolve(answer(target))),
    async ({ target, drifted }) => {
      delivered.push(`${target.name} ${drifted.map(({ path }) => path).join()}`);
      // The last one ends only now: what waited for it would wait for ever.
      if (target.name === "second") last.resolve(answer("third"));
    },
  );
  expect(outcome.status).toBe("completed");
  expect(delivered).toEqual(["first ", "second generated/second/a.txt", "third generated/third/a.txt"]);
  expect(compared.map(({ target }) => target.name)).toEqual(names);
});

const failing = (error: Error) => (request: GenerateRequest) =>
  request.target === "second" ? Promise.reject(error) : Promise.resolve(answer(request.target));

test("a target that fails is compared and delivered like the others", async () => {
  const failure = new UserError("render-timeout", { message: "endless", hint: "End it." });
  const { outcome, compared } = await run(failing(failure), async () => {});
  expect(outcome.status).toBe("completed");
  expect(compared.map(({ target }) => target.error?.code)).toEqual([undefined, "render-timeout", undefined]);
});

test("where rendering ends with an error of no known kind, comparing does not wait for what never comes", async () => {
  const { outcome } = await run(failing(new Error("unknown")), async () => {});
  expect(outcome).toMatchObject({ status: "failed", error: { message: "unknown" } });
});

test("what cannot be delivered ends the run", async () => {
  const { outcome } = await run(
    ({ target }) => Promise.resolve(answer(target)),
    () => Promise.reject(new Error("no room")),
  );
  expect(outcome).toMatchObject({ status: "failed", error: { message: "no room" } });
});
