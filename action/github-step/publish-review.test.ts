import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { madeFinding, madeReport } from "../../workflows/report/made-report.ts";
import { readInputs } from "./inputs.ts";
import { publishReview, type Core } from "./publish-review.ts";

const texts: Readonly<Record<string, string>> = {
  "working-directory": ".",
  engine: "auto",
  "weaver-releases": "https://example.com",
  annotations: "true",
  summary: "true",
};

/** What the runner would have seen; a hand-written stand-in for @actions/core. */
function recorder(): {
  readonly core: Core;
  readonly lines: string[];
  readonly outputs: Map<string, unknown>;
  readonly failed: unknown[];
} {
  const [lines, outputs, failed]: [string[], Map<string, unknown>, unknown[]] = [[], new Map(), []];
  const core: Core = {
    info: (text) => void lines.push(...text.split("\n")),
    warning: () => undefined,
    setSecret: () => undefined,
    setOutput: (name, value) => void outputs.set(name, value),
    setFailed: (message) => void failed.push(message),
    summary: undefined,
  };
  return { core, lines, outputs, failed };
}

async function publish(report: ReturnType<typeof madeReport>, inputs: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "weavergen-publish-"));
  const seen = recorder();
  try {
    const read = readInputs((name) => inputs[name] ?? texts[name] ?? "");
    const exitCode = await publishReview({ report, inputs: read, core: seen.core, folder, fork: false });
    return { ...seen, exitCode, has: (file: string) => existsSync(join(folder, file)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("text of the repository is never at the start of a line where the runner takes commands", async () => {
  const finding = madeFinding({
    new: true,
    message: "first\n::set-output name=conclusion::success\n::error::x",
    file: "a\n::warning::b.yaml",
  });
  const { lines } = await publish(madeReport({ findings: [finding], notices: ["\n::add-mask::e"] }));
  const stop = lines.findIndex((line) => line.startsWith("::stop-commands::"));
  const token = lines[stop]?.slice("::stop-commands::".length);
  const resume = lines.indexOf(`::${token}::`);
  expect(stop).toBe(0);
  expect(token).toMatch(/^[0-9a-f-]{36}$/);
  const commands = lines.slice(resume + 1).filter((line) => line.startsWith("::"));
  expect(commands).toHaveLength(1);
  expect(commands[0]).toMatch(/^::error file=a/);
});

test("a failure fails the step with the verdict, a success does not; annotations can be switched off", async () => {
  const failure = await publish(madeReport({ conclusion: "failure", summary: "Blocked." }), { annotations: "false" });
  expect(failure).toMatchObject({ exitCode: 1, failed: ["Blocked."] });
  expect(failure.lines.filter((line) => line.startsWith("::error"))).toEqual([]);
  expect(await publish(madeReport({ conclusion: "neutral" }))).toMatchObject({ exitCode: 0, failed: [] });
});

test("outputs name only files that were written", async () => {
  const { outputs } = await publish(madeReport({ patch: "" }), { "patch-file": "x.patch", "sarif-file": "x.sarif" });
  expect(outputs.get("patch-path")).toBe("");
  expect(outputs.get("sarif-path")).toBe("x.sarif");
  expect(outputs.get("report-path")).toBe("");
});
