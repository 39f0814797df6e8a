import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { flagsOfShortRun, renderersOfShortRun } from "./short-run.ts";

test("V8 knows the options that it is given; another version is given none, as it would print an error", () => {
  const flags = flagsOfShortRun(process.versions.v8);
  expect(flags).not.toEqual([]);
  const { status, stderr } = spawnSync(process.execPath, [...flags, "-e", "0"], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(flagsOfShortRun("14.1.146.11-node.18")).toEqual([]);
});

test("a second thread renders only where it has a processor of its own", () => {
  expect([1, 2, 3, 4, 64].map(renderersOfShortRun)).toEqual([1, 1, 2, 2, 2]);
});
