import { expect, test } from "vitest";
import type { Change } from "../report/report.ts";
import type { Attribute, Signal } from "../weaver/registry.ts";
import { compareRegistries } from "./compare.ts";
import { madeAttribute, madeEnum, madeRange, madeRegistry, madeSignal, madeUse } from "./made-registry.ts";

const stable = { stability: "stable" } as const;

function changesOf(base: readonly Attribute[], head: readonly Attribute[]): Change[] {
  return compareRegistries({ base: madeRegistry({ attributes: base }), head: madeRegistry({ attributes: head }) });
}

function signalChanges(base: Signal, head: Signal): Change[] {
  return compareRegistries({ base: madeRegistry({ signals: [base] }), head: madeRegistry({ signals: [head] }) });
}

test("equal registries have no changes", () => {
  const attributes = [madeAttribute("a.b"), madeAttribute("a.c", { type: madeEnum({ id: "x" }) })];
  expect(changesOf(attributes, attributes)).toEqual([]);
});

test("what is only in the head is added, what is only in the base removed, and only the stable one breaks", () => {
  const changes = changesOf([madeAttribute("a.old", stable), madeAttribute("a.dev")], [madeAttribute("a.new", stable)]);
  expect(changes.map(({ kind, name, breaking }) => [kind, name, breaking])).toEqual([
    ["removed", "a.dev", false],
    ["added", "a.new", false],
    ["removed", "a.old", true],
  ]);
});

test("a deprecation as renamed is a rename; the new name is added where it is defined", () => {
  const deprecated = { reason: "renamed", renamedTo: "a.new", note: undefined } as const;
  const renamed = madeAttribute("a.old", { deprecated, fields: { deprecated: madeRange(7) } });
  const changes = changesOf([madeAttribute("a.old")], [renamed, madeAttribute("a.new", { at: madeRange(9) })]);
  expect(changes).toMatchObject([
    { kind: "renamed", name: "a.new", from: "a.old", line: 7, breaking: false },
    { kind: "added", name: "a.new", line: 9 },
  ]);
});

test("a deprecation that the base has too is no change", () => {
  const deprecated = { reason: "obsoleted", note: "gone" } as const;
  const old = madeAttribute("a.old", { deprecated });
  expect(changesOf([old], [{ ...old }])).toEqual([]);
  expect(changesOf([madeAttribute("a.old")], [old])).toMatchObject([{ kind: "deprecated", name: "a.old" }]);
});

test("a type that changes on the wire breaks a stable attribute, and never one in development", () => {
  const int = { kind: "primitive", name: "int", list: false, template: false } as const;
  expect(changesOf([madeAttribute("a", stable)], [madeAttribute("a", { ...stable, type: int })])).toMatchObject([
    { field: "type", from: "string", to: "int", breaking: true },
  ]);
  expect(changesOf([madeAttribute("a")], [madeAttribute("a", { type: int })])).toMatchObject([
    { field: "type", breaking: false },
  ]);
});

test("a string that becomes an enum of strings breaks nothing; an enum that becomes a string loses its members", () => {
  const members = madeEnum({ id: "x" });
  const widened = changesOf([madeAttribute("a", { ...stable, type: members })], [madeAttribute("a", stable)]);
  const narrowed = changesOf([madeAttribute("a", stable)], [madeAttribute("a", { ...stable, type: members })]);
  expect(narrowed.filter((change) => change.breaking)).toEqual([]);
  expect(widened.filter((change) => change.breaking)).toMatchObject([
    { kind: "removed", signal: "enum_member", name: "a.x" },
  ]);
});

test("members of a stable enum may come but not go or change their value", () => {
  const before = madeAttribute("a", { ...stable, type: madeEnum({ id: "x" }, { id: "y" }) });
  const after = madeAttribute("a", { ...stable, type: madeEnum({ id: "x", value: "other" }, { id: "z" }) });
  expect(changesOf([before], [after]).map(({ kind, name, breaking }) => [kind, name, breaking])).toEqual([
    ["changed", "a.x", true],
    ["removed", "a.y", true],
    ["added", "a.z", false],
  ]);
});

test("a member in development may leave a stable enum", () => {
  const before = madeAttribute("a", { ...stable, type: madeEnum({ id: "x" }, { id: "y", stability: "development" }) });
  const after = madeAttribute("a", { ...stable, type: madeEnum({ id: "x" }) });
  expect(changesOf([before], [after])).toMatchObject([{ kind: "removed", breaking: false }]);
});

test("a stability that is taken back breaks, one that is given does not", () => {
  expect(changesOf([madeAttribute("a", stable)], [madeAttribute("a")])).toMatchObject([
    { field: "stability", breaking: true },
  ]);
  expect(changesOf([madeAttribute("a")], [madeAttribute("a", stable)])).toMatchObject([
    { field: "stability", breaking: false },
  ]);
});

test("another brief or note is a change that breaks nothing", () => {
  expect(changesOf([madeAttribute("a", stable)], [madeAttribute("a", { ...stable, brief: "Other." })])).toMatchObject([
    { kind: "changed", field: "brief", breaking: false },
  ]);
});

test("unit, instrument and span kind of a stable signal may not change", () => {
  const metric = madeSignal("metric", "m", stable);
  expect(signalChanges(metric, { ...metric, unit: "ms" })).toMatchObject([
    { field: "unit", from: "s", to: "ms", breaking: true },
  ]);
  expect(signalChanges(metric, { ...metric, instrument: "counter" })).toMatchObject([
    { field: "instrument", breaking: true },
  ]);
  const span = madeSignal("span", "s", stable);
  expect(signalChanges(span, { ...span, spanKind: "server" })).toMatchObject([{ field: "span_kind", breaking: true }]);
  const development = madeSignal("metric", "m");
  expect(signalChanges(development, { ...development, unit: "ms" })).toMatchObject([{ breaking: false }]);
});

test("an attribute that is recorded by default may not join or leave a stable metric", () => {
  const use = madeUse(madeAttribute("a", stable));
  const metric = madeSignal("metric", "m", stable);
  const wider = { ...metric, attributes: [use] };
  expect(signalChanges(metric, wider)).toMatchObject([{ field: "attributes", to: "a", breaking: true }]);
  expect(signalChanges(wider, metric)).toMatchObject([{ field: "attributes", from: "a", breaking: true }]);
  const optional = { ...metric, attributes: [madeUse(madeAttribute("a", stable), "opt_in")] };
  expect(signalChanges(metric, optional)).toMatchObject([{ field: "attributes", breaking: false }]);
});

test("a required attribute of a stable span may not become optional; the reverse breaks no reader", () => {
  const attribute = madeAttribute("a", stable);
  const required = madeSignal("span", "s", { ...stable, attributes: [madeUse(attribute, "required")] });
  const recommended = madeSignal("span", "s", { ...stable, attributes: [madeUse(attribute)] });
  expect(signalChanges(required, recommended)).toMatchObject([
    { field: "requirement_level", from: "a: required", to: "a: recommended", breaking: true },
  ]);
  expect(signalChanges(recommended, required)).toMatchObject([{ field: "requirement_level", breaking: false }]);
});

test("a change of an attribute names the signals that use it, whoever wrote the reference", () => {
  const attribute = madeAttribute("a");
  const inherited = { ...madeUse(attribute), local: false };
  const signals = [
    madeSignal("metric", "m", { attributes: [madeUse(attribute)] }),
    madeSignal("span", "s", { attributes: [inherited] }),
  ];
  const changes = compareRegistries({
    base: madeRegistry({ attributes: [attribute], signals }),
    head: madeRegistry({ attributes: [{ ...attribute, brief: "Other." }], signals }),
  });
  expect(changes).toMatchObject([{ affects: ["metric m", "span s"] }]);
});

test("a removed item is shown at its neighbour in the head, or at line 1 where its file is gone", () => {
  const base = [
    madeAttribute("a.first", { at: madeRange(3) }),
    madeAttribute("a.gone", { at: madeRange(9) }),
    madeAttribute("b", { at: madeRange(2, "model/b.yaml") }),
  ];
  const changes = changesOf(base, [madeAttribute("a.first", { at: madeRange(4) })]);
  expect(changes.map(({ name, file, line }) => [name, file, line])).toEqual([
    ["b", "model/b.yaml", 1],
    ["a.gone", "model/registry.yaml", 4],
  ]);
});

test("a span that is rewritten to the other format stays; it is only given a name", () => {
  const v1 = madeSignal("span", "span.http.client", { brief: "A call." });
  const v2 = madeSignal("span", "http.client", { brief: "A call." });
  expect(signalChanges(v1, v2)).toMatchObject([{ kind: "added", name: "http.client", field: "name" }]);
  expect(signalChanges(v1, v1)).toEqual([]);
});

test("without a base everything is added", () => {
  const head = madeRegistry({ attributes: [madeAttribute("a")], signals: [madeSignal("metric", "m")] });
  expect(compareRegistries({ base: undefined, head }).map(({ kind, name }) => [kind, name])).toEqual([
    ["added", "a"],
    ["added", "m"],
  ]);
});
