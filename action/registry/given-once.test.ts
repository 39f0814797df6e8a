import { expect, test } from "vitest";
import { readRegistryArguments } from "./arguments.ts";

const read = (line: string) =>
  readRegistryArguments(`registry ${line}`.split(" "), { print: () => undefined, say: () => undefined });

test("the older name of an option is the option", () => {
  const older = "diff --baseline-registry old --diff-format json --diff-template=mine";
  const newer = "diff --baseline-registry old --format json --templates=mine";
  expect(read(older).options).toEqual(read(newer).options);
  const { options } = read("package --v2 --resolved-schema-uri https://a.example/x.yaml");
  expect(options.resolvedRegistryUri).toBe("https://a.example/x.yaml");
});

test.each([
  "diff --baseline-registry old --format json --format json",
  "diff --baseline-registry old --diff-format json --format yaml",
  "diff --baseline-registry old --v2 --v2=false",
  "check -r a --registry b",
  "check --quiet --quiet",
  "live-check --no-stream --no-stream=false",
])("what is given twice is refused, not half of it passed over: %s", (line) => {
  expect(() => read(line)).toThrow("cannot be used multiple times");
});

test("what adds up may be given again", () => {
  const { options } = read("generate a b -p x -p y -D a=1 -D b=2 -c one.yaml -c two.yaml --debug --debug");
  expect(options).toMatchObject({ policy: ["x", "y"], param: ["a=1", "b=2"], weaverConfig: ["one.yaml", "two.yaml"] });
});
