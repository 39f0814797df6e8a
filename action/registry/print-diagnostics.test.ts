import { expect, test } from "vitest";
import type { Diagnostic } from "../../workflows/weaver/registry.ts";
import { printDiagnostics } from "./print-diagnostics.ts";

function printed(format: string, said: Partial<Diagnostic>): string {
  const diagnostic: Diagnostic = {
    severity: "error",
    kind: "Kind",
    error: {},
    message: "It is wrong.",
    hint: undefined,
    at: undefined,
    related: [],
    ...said,
  };
  const result = { exitCode: 1, stdout: "", stderr: "", diagnostics: [diagnostic] };
  return printDiagnostics(result, { format, color: false }) ?? "";
}

test("names of files neither steer the terminal nor look like lines of their own", () => {
  const at = { file: "model/a\n::error::\u001B[31m.yaml", line: 3 };
  expect(printed("ansi", { at })).toContain("   ─ model/a\\n::error::\\u001b[31m.yaml:3:1\n");
  const command = printed("gh_workflow_command", { at });
  expect(command.split("\n")).toHaveLength(2);
  expect(command).not.toContain("\u001B");
});

test("causes that repeat are told once or twice, with their number", () => {
  const cause = "Caused by:\ncould not render include\n";
  const message = `could not render include\n${cause.repeat(50)}Caused by:\nrecursion limit exceeded\n`;
  const lines = printed("ansi", { message }).trimEnd().split("\n");
  expect(lines.length).toBeLessThan(12);
  expect(lines.at(-1)).toBe("  │ recursion limit exceeded");
  expect(lines.join("\n")).toMatch(/… \(9[0-9] lines like these\)/);
  const different = "one\nCaused by:\ntwo\nCaused by:\nthree";
  expect(printed("ansi", { message: different })).toContain(
    "  × one\n  │ Caused by:\n  │ two\n  │ Caused by:\n  │ three",
  );
});
