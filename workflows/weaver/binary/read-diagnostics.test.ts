import { expect, test } from "vitest";
import { readDiagnostics } from "./read-diagnostics.ts";

const printed = (...entries: { error: unknown; message?: string; severity?: string; help?: string }[]) =>
  JSON.stringify(entries.map(({ error, message = "m", ...rest }) => ({ error, diagnostic: { message, ...rest } })));

test("the kind is the innermost variant, and the error stays as Weaver printed it", () => {
  const error = { Resolver: { FailToResolveDefinition: { InvalidMetric: { group_id: "metric.m" } } } };
  expect(readDiagnostics(printed({ error, help: "h" }))).toEqual([
    { severity: "error", kind: "InvalidMetric", error, message: "m", hint: "h" },
  ]);
  expect(readDiagnostics(printed({ error: "BeforeResolutionUnsupported", severity: "Warning" }))).toMatchObject([
    { kind: "BeforeResolutionUnsupported", severity: "warning" },
  ]);
});

test("a compound error becomes one diagnostic for each member, each with its own part of the message", () => {
  const members = [{ UnresolvedAttributeRef: { attribute_ref: "a" } }, { UnresolvedExtendsRef: { extends_ref: "b" } }];
  const found = readDiagnostics(printed({ error: { Resolver: { CompoundError: members } }, message: "one\n\ntwo" }));
  expect(found.map(({ kind, message, error }) => ({ kind, message, error }))).toEqual([
    { kind: "UnresolvedAttributeRef", message: "one", error: { Resolver: members[0] } },
    { kind: "UnresolvedExtendsRef", message: "two", error: { Resolver: members[1] } },
  ]);
});

test.each([
  ["violation", "error"],
  ["improvement", "warning"],
  ["information", "advice"],
])("a policy finding of level %s has severity %s", (level, severity) => {
  const error = { type: "policy_violation", provenance: "model", violation: { level, id: "x" } };
  expect(readDiagnostics(printed({ error }))).toMatchObject([{ kind: "policy_violation", severity }]);
});

test("the document is found behind other lines; text without one, or in another form, gives none", () => {
  expect(readDiagnostics(`a line\n${printed({ error: "X" })}`)).toHaveLength(1);
  for (const text of ["", "[info] hello", "[\n{", '[{"a": 1}]', "{}", "error: unexpected argument"]) {
    expect(readDiagnostics(text)).toEqual([]);
  }
});
