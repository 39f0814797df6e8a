import { expect, test } from "vitest";
import { isAddressAllowed, isFolderAllowed, isHostAllowed } from "./allowed-sources.ts";

const hosts = ["github.com", "*.example.com", "mirror.test:8443", "http://plain.test", "http://[::1]:80"];

test.each([
  "https://github.com/a",
  "https://GitHub.com:443/a",
  "https://a.b.example.com/",
  "https://mirror.test:8443/x",
  "http://plain.test/x",
])("%s may be asked", (url) => {
  expect(isHostAllowed(new URL(url), { hosts })).toBe(true);
  expect(isHostAllowed(new URL(url), {}), "nothing is allowed by default").toBe(false);
});

test.each([
  "http://github.com/a",
  "https://github.com:8080/a",
  "https://github.com.evil.test/",
  "https://evilgithub.com/",
  "https://example.com/",
  "https://evilexample.com/",
  "https://mirror.test/x",
  "http://plain.test:81/x",
  "ftp://github.com/a",
  "file:///etc/passwd",
  "https://github.com@evil.test/",
])("%s may not be asked", (url) => {
  expect(isHostAllowed(new URL(url), { hosts })).toBe(false);
});

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "172.31.0.1",
  "192.168.0.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
  "255.255.255.255",
  "::",
  "::1",
  "fe80::1",
  "fd00::1",
  "::ffff:10.0.0.1",
  "::ffff:8.8.8.8",
  "64:ff9b::a00:1",
  "2002:a00:1::",
  "ff02::1",
  "not an address",
  "",
])("the address %j is not public", (address) => {
  expect(isAddressAllowed(address, {})).toBe(false);
});

test("public addresses are allowed, private ones only where the operator names them", () => {
  for (const address of ["8.8.8.8", "140.82.121.4", "2606:50c0:8000::153"])
    expect(isAddressAllowed(address, {})).toBe(true);
  const allow = { privateAddresses: ["10.0.0.0/8", "::1"] };
  expect(["10.1.2.3", "::1", "127.0.0.1"].map((address) => isAddressAllowed(address, allow))).toEqual([
    true,
    true,
    false,
  ]);
});

test("a folder is allowed with what lies below it, and nothing beside it", () => {
  const allow = { folders: ["/srv/registries"] };
  const folders = ["/srv/registries", "/srv/registries/a", "/srv/registries-2", "/srv", "/srv/registries/../x", "/"];
  expect(folders.map((folder) => isFolderAllowed(folder, allow))).toEqual([true, true, false, false, false, false]);
});
