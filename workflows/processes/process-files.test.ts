import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { drawProcess } from "../bpmn/draw-process.ts";
import type { Bounds, Point, ProcessDefinition } from "../bpmn/process-definition.ts";
import { browserIsMissing, openPage } from "../bpmn/testing/open-page.ts";
import { catalogues } from "../catalogues.ts";
import { UserError } from "../errors.ts";
import { weaverCommands } from "../weaver/command-tasks.ts";
import { processNames, readProcess } from "./process-files.ts";

const require = createRequire(import.meta.url);
test("there is a process for each operation and each of Weaver's commands, and each file can run", () => {
  expect(processNames()).toEqual(Object.keys(catalogues).toSorted());
  expect(processNames()).toEqual(expect.arrayContaining(weaverCommands.map((command) => `weaver-${command}`)));
  for (const name of processNames()) expect(readProcess(name).nodes.length).toBeGreaterThan(2);
  expect(() => readProcess("../secret")).toThrow(UserError);
});

const touches = (bounds: Bounds | undefined, point: Point | undefined): boolean =>
  bounds !== undefined &&
  point !== undefined &&
  point.x >= bounds.x &&
  point.x <= bounds.x + bounds.width &&
  point.y >= bounds.y &&
  point.y <= bounds.y + bounds.height;

const overlap = (a: Bounds, b: Bounds): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function overlaps({ nodes, shapes }: ProcessDefinition): string[] {
  const placed = nodes.flatMap(({ id, kind }) => {
    const bounds = shapes.get(id);
    return kind === "boundary" || kind === "sub-process" || !bounds ? [] : [{ id, bounds }];
  });
  return placed.flatMap((a, index) =>
    placed.slice(index + 1).flatMap((b) => (overlap(a.bounds, b.bounds) ? [`${a.id} and ${b.id}`] : [])),
  );
}

test.each(processNames())(
  "%s: every node and flow has a place in the diagram, flows meet their nodes, none overlap",
  (name) => {
    const process = readProcess(name);
    const unplaced = process.nodes.filter(({ id }) => !process.shapes.has(id));
    const loose = process.flows.filter(({ id, from, to }) => {
      const points = process.edges.get(id) ?? [];
      const meets = touches(process.shapes.get(from), points[0]) && touches(process.shapes.get(to), points.at(-1));
      return points.length < 2 || !meets;
    });
    expect({ unplaced, loose }).toEqual({ unplaced: [], loose: [] });
    expect(overlaps(process)).toEqual([]);
  },
);

test.skipIf(browserIsMissing("a modeller opens every process"))(
  "a modeller opens every process without warnings",
  { timeout: 180_000 },
  async () => {
    await using browser = await openPage(require.resolve("bpmn-js/dist/bpmn-viewer.production.min.js"));
    for (const name of processNames()) {
      const process = readProcess(name);
      const imported = await browser.page.evaluate(async (xml) => {
        interface Viewer {
          importXML: (xml: string) => Promise<{ warnings: unknown[] }>;
          get: (service: "elementRegistry") => { getAll: () => { id: string }[] };
          destroy: () => void;
        }
        const { BpmnJS } = globalThis as unknown as { BpmnJS: new (options: object) => Viewer };
        const viewer = new BpmnJS({ container: "#canvas" });
        const { warnings } = await viewer.importXML(xml);
        const drawn = viewer
          .get("elementRegistry")
          .getAll()
          .map(({ id }) => id);
        viewer.destroy();
        return { warnings: warnings.map(String), drawn };
      }, process.source);
      const ids = [...process.nodes, ...process.flows].map(({ id }) => id);
      const missing = ids.filter((id) => !imported.drawn.includes(id));
      expect({ name, missing, warnings: imported.warnings }).toEqual({ name, missing: [], warnings: [] });
    }
  },
);

test("every process fits into a Mermaid diagram", () => {
  const asText = processNames().filter((name) => drawProcess(readProcess(name)).format === "text");
  expect(asText).toEqual([]);
});
