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

test("the environment is read in two files only", () => {
  expect(violation("app/server.ts", "const port = process.env.PORT;")).toHaveLength(1);
  expect(violation("workflows/a.ts", 'import { env } from "node:process";')).toHaveLength(1);
  expect(violation("app/config.ts", "process.env")).toEqual([]);
});

test("a product file never imports the demo, a test may", () => {
  expect(violation("app/a.ts", 'import { b } from "../demo/b.ts";')).toHaveLength(1);
  expect(violation("app/a.test.ts", 'import { b } from "../demo/b.ts";')).toEqual([]);
});
