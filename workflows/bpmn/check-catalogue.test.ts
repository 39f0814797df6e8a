import { expect, test } from "vitest";
import { checkCatalogues, checkRepositoryProcess } from "./check-catalogue.ts";
import { loadProcess } from "./process-definition.ts";
import type { Catalogue } from "./task.ts";
import { writeBpmn } from "./testing/write-bpmn.ts";

const bpmn = `start s
task a demo.a
exclusive g
task b demo.b
call c other
end e
s -> a
a -> g
g -> b if demo.wants
g -> c otherwise
b -> e
c -> e`;
const process = loadProcess(writeBpmn(bpmn), "demo");
const other = loadProcess(writeBpmn("start s\ntask a demo.a\nend e\ns -> a\na -> e"), "other");

function catalogue(tasks: readonly string[], decisions: readonly string[] = []): Catalogue<never> {
  return {
    tasks: Object.fromEntries(tasks.map((name) => [name, { summary: "", timeoutMs: 1, run: () => {} }])),
    decisions: Object.fromEntries(decisions.map((name) => [name, () => true])),
  };
}

test("processes and catalogues that fit are accepted, also where processes share a catalogue", () => {
  const shared = catalogue(["demo.a", "demo.b"], ["demo.wants"]);
  expect(() =>
    checkCatalogues({ processes: [process, other], catalogues: { demo: shared, other: shared } }),
  ).not.toThrow();
});

test("everything that is missing or unused is listed in one error", () => {
  const catalogues = { demo: catalogue(["demo.a", "demo.unused"], ["demo.never"]), lost: catalogue([]) };
  expect(() => checkCatalogues({ processes: [process], catalogues })).toThrow(
    expect.objectContaining({
      code: "catalogue-mismatch",
      actor: "bug",
      message: expect.stringMatching(
        /(?=.*task demo\.b)(?=.*process other)(?=.*decision demo\.wants)(?=.*demo\.unused is not used)(?=.*demo\.never is not used)(?=.*catalogue for lost)/,
      ),
    }),
  );
});

test("a repository's process may leave functions out, but not name others", () => {
  const fits = { process: other, catalogue: catalogue(["demo.a", "demo.b"], ["demo.wants"]), callable: [] };
  expect(() => checkRepositoryProcess(fits)).not.toThrow();
  expect(() => checkRepositoryProcess({ process, catalogue: catalogue(["demo.a"]), callable: ["other"] })).toThrow(
    expect.objectContaining({
      code: "process-function-missing",
      actor: "user",
      at: { file: "demo.bpmn", line: 7 },
      message: expect.stringContaining("task demo.b, decision demo.wants"),
    }),
  );
});
