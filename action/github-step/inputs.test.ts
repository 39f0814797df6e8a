import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { inputNames, readInputs } from "./inputs.ts";

interface Manifest {
  readonly inputs: Readonly<Record<string, { readonly default: string; readonly description: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}
const { inputs: declared } = parse(readFileSync("action.yml", "utf8")) as Manifest;

function read(given: Readonly<Record<string, string>>) {
  return readInputs((name) => given[name] ?? declared[name]?.default ?? "");
}

test("action.yml declares exactly the inputs that are read, and its defaults can be used", () => {
  expect(Object.keys(declared).toSorted()).toEqual(inputNames.toSorted());
  expect(read({})).toMatchObject({
    engine: "auto",
    annotations: true,
    summary: true,
    "fail-on": undefined,
    base: undefined,
  });
});

test("every problem of the inputs is told at once, with the name of the input", () => {
  const given = {
    engine: "fast",
    "fail-on": "warning",
    summary: "yes",
    "weaver-version": "latest",
    "weaver-sha256": "abc",
  };
  expect(() => read(given)).toThrow(/fail-on[\s\S]*engine[\s\S]*weaver-version[\s\S]*weaver-sha256[\s\S]*summary/);
});

test("nothing is downloaded without a checksum, or where it would not be used", () => {
  const sha256 = "a".repeat(64);
  expect(() => read({ "weaver-version": "0.25.1" })).toThrow(/weaver-sha256 is missing/);
  expect(() => read({ "weaver-version": "0.25.1", "weaver-sha256": sha256, engine: "embedded" })).toThrow(
    /engine is embedded/,
  );
  expect(() => read({ "weaver-version": "0.25.1", "weaver-sha256": sha256, "weaver-path": "/x" })).toThrow(
    /exclude each other/,
  );
  expect(read({ "weaver-version": "v0.25.1", "weaver-sha256": sha256 })).toMatchObject({ "weaver-version": "v0.25.1" });
});
