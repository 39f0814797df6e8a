import { expect, test } from "vitest";
import { policiesNotRun } from "./policies-not-run.ts";

test("policies that the settings name are told too, and never all of many", () => {
  const configured = Array.from({ length: 7 }, (_, index) => `policies/${index}.rego`);
  expect(policiesNotRun({ path: "model", configured, diagnostics: [] })).toContain("policies/4.rego, ...)");
  expect(policiesNotRun({ path: "model", configured: [], diagnostics: [] })).toBeUndefined();
});
