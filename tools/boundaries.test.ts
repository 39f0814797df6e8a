import { expect, test } from "vitest";
import { findViolations } from "./boundaries.ts";

const violation = (path: string, text: string) => findViolations([{ path, text }]);

test("workflows knows no GitHub, no queue and no SDK", () => {
  expect(violation("workflows/review/a.ts", 'import { b } from "../../app/b.ts";')).toHaveLength(1);
  expect(violation("workflows/review/a.ts", 'import type { b } from "../../queue/b.ts";')).toHaveLength(1);
  expect(violation("workflows/review/a.ts", 'import { Octokit } from "@octokit/rest";')).toHaveLength(1);
  expect(violation("workflows/review/a.ts", 'import { b } from "../bpmn/b.ts";')).toEqual([]);
});

test("queue, action and telemetry do not import app", () => {
  for (const room of ["queue", "action", "telemetry"]) {
    expect(violation(`${room}/a.ts`, 'import { b } from "../app/b.ts";')).toHaveLength(1);
  }
});

test("only serve may load app, and only dynamically", () => {
  expect(violation("action/commands/serve.ts", 'await import("../../app/main.ts")')).toEqual([]);
  expect(violation("action/commands/serve.ts", 'import { b } from "../../app/main.ts";')).toHaveLength(1);
  expect(violation("action/commands/review.ts", 'await import("../../app/main.ts")')).toHaveLength(1);
});

test("the rooms of action that are shared import none of those that share them", () => {
  for (const room of ["terminal", "checkout", "configuration"]) {
    for (const user of ["commands", "registry", "github-step"]) {
      expect(violation(`action/${room}/a.ts`, `import { b } from "../${user}/b.ts";`)).toHaveLength(1);
      expect(violation(`action/${user}/a.ts`, `import { b } from "../${room}/b.ts";`)).toEqual([]);
    }
  }
  expect(violation("action/terminal/a.ts", 'import { b } from "../checkout/b.ts";')).toHaveLength(1);
  expect(violation("action/checkout/a.ts", 'import { b } from "../configuration/b.ts";')).toHaveLength(1);
});

test("weavergen registry and the Action's step know nothing of each other, and neither knows a command", () => {
  expect(violation("action/registry/a.ts", 'import { b } from "../github-step/b.ts";')).toHaveLength(1);
  expect(violation("action/github-step/a.ts", 'import { b } from "../registry/b.ts";')).toHaveLength(1);
  expect(violation("action/commands/a.ts", 'await import("../github-step/b.ts")')).toHaveLength(1);
  expect(violation("action/registry/a.ts", 'import { b } from "../commands/b.ts";')).toHaveLength(1);
  expect(violation("action/github-step/a.ts", 'import { b } from "../commands/b.ts";')).toHaveLength(1);
  expect(violation("action/commands/a.ts", 'import { b } from "../registry/b.ts";')).toEqual([]);
  expect(violation("action/registry/a.ts", 'import { b } from "./b.ts";')).toEqual([]);
});

test("beside the rooms of action only its environment and version are open to them; a room that is not listed may import no other", () => {
  expect(violation("action/registry/a.ts", 'import { b } from "../environment.ts";')).toEqual([]);
  expect(violation("action/registry/a.ts", 'import { b } from "../run-cli.ts";')).toHaveLength(1);
  expect(violation("action/terminal/a-for-tests.ts", 'import { b } from "../run-cli.ts";')).toEqual([]);
  expect(violation("action/new-room/a.ts", 'import { b } from "../terminal/b.ts";')).toHaveLength(1);
  expect(violation("action/main.ts", 'import { b } from "./github-step/b.ts";')).toEqual([]);
});

test("the environment is read in two files only", () => {
  expect(violation("app/server.ts", "const port = process.env.PORT;")).toHaveLength(1);
  expect(violation("workflows/a.ts", 'import { env } from "node:process";')).toHaveLength(1);
  expect(violation("app/config.ts", "process.env")).toEqual([]);
});

test("a product file never imports the demo, a test may", () => {
  expect(violation("app/a.ts", 'import { b } from "../demo/b.ts";')).toHaveLength(1);
  expect(violation("app/a.test.ts", 'import { b } from "../demo/b.ts";')).toEqual([]);
});
