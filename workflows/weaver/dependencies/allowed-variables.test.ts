import { expect, test } from "vitest";
import { z } from "zod";
import { isHostAllowed } from "./allowed-sources.ts";
import { allowedSources, allowedVariables } from "./allowed-variables.ts";

const Variables = z.object(allowedVariables);

function allowed(hosts: string | undefined, url: string): boolean {
  const values = Variables.parse({ WEAVERGEN_ALLOWED_DEPENDENCY_HOSTS: hosts });
  return isHostAllowed(new URL(url), allowedSources(values));
}

test("where nobody says anything, public GitHub may be asked over https and nothing else", () => {
  expect(allowed(undefined, "https://github.com/o/r.git")).toBe(true);
  expect(allowed(undefined, "https://objects.githubusercontent.com/a.zip")).toBe(true);
  for (const url of [
    "http://github.com/a",
    "https://api.github.com/",
    "https://gist.github.com/a",
    "https://evil.example/",
  ]) {
    expect(allowed(undefined, url)).toBe(false);
  }
  const { privateAddresses, folders } = allowedSources(Variables.parse({}));
  expect({ privateAddresses, folders }).toEqual({ privateAddresses: [], folders: [] });
});

test("a list takes GitHub's place, and none allows nothing", () => {
  const list = "mirror.example, *.corp.example:8443\n http://plain.example";
  expect(allowed(list, "https://mirror.example/a.zip")).toBe(true);
  expect(allowed(list, "https://a.corp.example:8443/a.zip")).toBe(true);
  expect(allowed(list, "http://plain.example/a.zip")).toBe(true);
  expect(allowed(list, "https://github.com/o/r.git")).toBe(false);
  expect(allowed("none", "https://github.com/o/r.git")).toBe(false);
  expect(allowed("none", "https://none/o/r.git")).toBe(false);
});

test.each([
  [
    "WEAVERGEN_ALLOWED_DEPENDENCY_HOSTS",
    ["*", "https://github.com/o", "a b/c", "ftp://x", "github.com:port", "[::1]x"],
  ],
  [
    "WEAVERGEN_ALLOWED_PRIVATE_ADDRESSES",
    ["10.0.0.0/", "10.0.0.0/33", "::1/129", "10.0.0", "localhost", "/8", "10.0.0.0/8/8"],
  ],
  ["WEAVERGEN_ALLOWED_DEPENDENCY_FOLDERS", ["shared", "../shared", "~/x"]],
] as const)("%s is refused where an entry is none", (name, entries) => {
  for (const entry of entries) expect([entry, Variables.safeParse({ [name]: entry }).success]).toEqual([entry, false]);
});

test("addresses and folders are taken as they are", () => {
  const values = Variables.parse({
    WEAVERGEN_ALLOWED_PRIVATE_ADDRESSES: "10.0.0.0/8,::1 fd00::/8",
    WEAVERGEN_ALLOWED_DEPENDENCY_FOLDERS: "/srv/registries",
  });
  expect(allowedSources(values)).toMatchObject({
    privateAddresses: ["10.0.0.0/8", "::1", "fd00::/8"],
    folders: ["/srv/registries"],
  });
});
