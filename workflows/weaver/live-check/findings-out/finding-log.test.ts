import { expect, test } from "vitest";
import type { Finding, SampleAttribute } from "../sample.ts";
import { floatOf } from "../sample-number.ts";
import { attributesOf, resourceOf } from "./finding-log.ts";
import { printedFindings } from "./print-findings.ts";

const finding: Finding = {
  type: "PolicyFinding",
  id: "missing_attribute",
  context: { z: 1, nested: { list: ["x", { y: true }], none: null }, a: floatOf(3) },
  message: 'Attribute "a" is missing.',
  level: "improvement",
  signal_type: "span",
  signal_name: null,
};
const attribute = (name: string, value: unknown): SampleAttribute => {
  return { name, value, type: null, live_check_result: null };
};

test("context is flattened by name, and resources keep what log records have a value for", () => {
  const resource = [attribute("r.list", ["a", null]), attribute("r.map", { a: 1 }), attribute("r.empty", [null])];
  expect(attributesOf({ finding, sampleType: "span_event", resource })).toEqual([
    ["weaver.finding.context.a", floatOf(3)],
    ["weaver.finding.context.nested.list.0", "x"],
    ["weaver.finding.context.nested.list.1.y", true],
    ["weaver.finding.context.z", 1],
    ["weaver.finding.id", "missing_attribute"],
    ["weaver.finding.level", "improvement"],
    ["weaver.finding.resource.attribute.r.list", ["a"]],
    ["weaver.finding.sample.type", "span_event"],
    ["weaver.finding.signal.type", "span"],
  ]);
});

test("each finding is printed at once, the resource before the first", () => {
  const printed: string[] = [];
  const sink = printedFindings({ resource: { "service.name": "weaver" }, print: (text) => void printed.push(text) });
  sink.tell({ finding, sampleType: "attribute", resource: [] });
  sink.tell({ finding: { ...finding, context: null }, sampleType: "attribute", resource: [] });
  expect(printed.map((text) => text.split("\n").slice(0, 3))).toEqual([
    ["Logs", "Resource", '\t ->  service.name=String(Owned("weaver"))'],
    ["Logs", "Log #0", expect.stringContaining("InstrumentationScope { name: ")],
  ]);
  expect(printed[0]).toContain('\t SeverityNumber: Warn\n\t Body: String(Owned("Attribute \\"a\\" is missing."))\n');
  expect(printed[0]).toContain("\t\t ->  weaver.finding.context.a: Double(3.0)\n");
});

test("who tells is named by the standard variables, where they are set", () => {
  expect(resourceOf({})).toMatchObject({ "service.name": "weaver", "service.criticality": "low" });
  const variables = { OTEL_RESOURCE_ATTRIBUTES: "service.name=other, team = shop ,broken", OTEL_SERVICE_NAME: "mine" };
  expect(resourceOf(variables)).toMatchObject({ "service.name": "mine", team: "shop" });
  expect(resourceOf({ ...variables, OTEL_SERVICE_NAME: "" })).toMatchObject({ "service.name": "other" });
});
