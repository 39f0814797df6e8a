import { mkdtempDisposable, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UserError } from "../errors.ts";
import type { RunSpan } from "./run-spans.ts";
import { listRuns, readSpanFile, writeSpanFile } from "./span-file.ts";

const span: RunSpan = {
  name: "review.check",
  traceId: "t",
  spanId: "s",
  startMs: 1,
  ms: 2.5,
  status: "error",
  statusMessage: "no\nway",
  attributes: { "weavergen.attempt": 1, names: ["ä", null] },
  events: [{ name: "exception", atMs: 2, attributes: {} }],
};

test("spans come back as they were written, and the latest run is the one written last", async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "span-file-"));
  const runs = join(folder.path, "runs");
  const older = await writeSpanFile(runs, "older", [span, { ...span, spanId: "s2" }]);
  await utimes(older, new Date(0), new Date(0));
  await writeSpanFile(runs, "newer", [span]);
  expect(await listRuns(runs)).toEqual(["newer", "older"]);
  expect(await readSpanFile(runs, "older")).toEqual({ runId: "older", spans: [span, { ...span, spanId: "s2" }] });
  expect((await readSpanFile(runs)).runId).toBe("newer");
});

test("a run id never leaves the folder, and a damaged line is named", async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "span-file-"));
  await expect(readSpanFile(folder.path, "../secret")).rejects.toThrow(UserError);
  await expect(writeSpanFile(folder.path, "a/b", [])).rejects.toThrow(UserError);
  await expect(readSpanFile(folder.path)).rejects.toMatchObject({ code: "spans-not-found" });
  await writeFile(join(folder.path, "bad.jsonl"), `${JSON.stringify(span)}\n{"name":1}\n`);
  await expect(readSpanFile(folder.path, "bad")).rejects.toMatchObject({ code: "spans-unreadable", at: { line: 2 } });
});
