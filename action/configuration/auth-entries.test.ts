import { expect, test } from "vitest";
import { AuthEntries, entryFor } from "./auth-entries.ts";

const entries = AuthEntries.parse([
  { url_prefix: "https://github.com/", token: "broad" },
  { url_prefix: "https://github.com/acme/", token: "narrow", name: "acme" },
  { url_prefix: "https://shop.example", token: "shop" },
  { url_prefix: "http://plain.example:8080/", token: "plain" },
]);

test.each([
  ["https://github.com/acme/r/a.zip", "narrow"],
  ["https://github.com/other/a.zip", "broad"],
  ["https://github.com/acme/../other/a.zip", "broad"],
  ["https://shop.example/a.zip?x=1", "shop"],
  ["http://plain.example:8080/a", "plain"],
  ["https://shop.example.evil/a.zip", undefined],
  ["https://shop.example@evil.example/a.zip", undefined],
  ["https://shop.example:8443/a.zip", undefined],
  ["http://github.com/acme/a.zip", undefined],
  ["https://plain.example:8080/a", undefined],
])("%s is asked with the token %s", (url, token) => {
  expect(entryFor(new URL(url), entries)?.token).toBe(token);
});

test.each([
  [{ url_prefix: "https://", token: "t" }, "a whole host"],
  [{ url_prefix: "", token: "t" }, "a whole host"],
  [{ url_prefix: "https://x.example" }, "exactly one"],
  [{ url_prefix: "https://x.example", token: "secret-a", token_env: "B" }, "exactly one"],
  [{ url_prefix: "https://x.example", token: "secret-a", bogus: "secret-b" }, "bogus"],
  [{ url_prefix: "https://x.example", token_command: [] }, "token_command"],
  [{ url_prefix: "https://x.example", token: ["secret-a"] }, "token"],
])("an entry that is wrong is told of without its values: %j", (entry, told) => {
  const { success, error } = AuthEntries.safeParse([entry]);
  expect({ success, told: String(error).includes(told), leaks: String(error).includes("secret-") }).toEqual({
    success: false,
    told: true,
    leaks: false,
  });
});
