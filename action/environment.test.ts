import { afterEach, expect, test, vi } from "vitest";
import { programVariables, readEnvironment } from "./environment.ts";

afterEach(() => vi.unstubAllEnvs());

function underNpm(script: string): string {
  vi.stubEnv("npm_package_name", "weavergen");
  vi.stubEnv("npm_lifecycle_event", script);
  vi.stubEnv("INIT_CWD", "/where/the/user/stands");
  return readEnvironment().folder;
}

test("under `npm run weavergen` the user stands where npm was called, in any other script where it runs", () => {
  expect(underNpm("weavergen")).toBe("/where/the/user/stands");
  expect(underNpm("lint-registry")).toBe(process.cwd());
});

test("NO_COLOR switches colours off, FORCE_COLOR on, and NO_COLOR is the stronger", () => {
  vi.stubEnv("NO_COLOR", "");
  vi.stubEnv("FORCE_COLOR", "1");
  expect(readEnvironment().color).toEqual({ out: true, err: true });
  vi.stubEnv("NO_COLOR", "1");
  expect(readEnvironment().color).toEqual({ out: false, err: false });
});

test("an empty variable counts as not set, and git sees no key of anyone", () => {
  vi.stubEnv("ANTHROPIC_API_KEY", "key");
  vi.stubEnv("OPENAI_API_KEY", " ");
  const { variables } = readEnvironment();
  expect(variables).toHaveProperty("ANTHROPIC_API_KEY", "key");
  expect(variables).not.toHaveProperty("OPENAI_API_KEY");
  expect(Object.keys(programVariables(variables))).not.toContain("ANTHROPIC_API_KEY");
});
